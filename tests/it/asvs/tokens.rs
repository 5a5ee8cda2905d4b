//! V9 self-contained tokens, V10 OAuth and OpenID Connect.

use super::{Row, met, not_here};

const NO_SERVER: &str = "The portal issues nothing of OAuth to others.";
const NO_RESOURCE: &str = "The portal takes no access tokens.";

pub const ROWS: &[Row] = &[
    met(
        "9.1.1",
        "A customer's link and a provider's token say something by themselves; nothing in them is believed before the HMAC or the signature is found right.",
        &[
            "src/workflow/consent::a_link_says_what_was_signed_and_a_changed_one_says_nothing",
            "openid::no_lie_about_her_signs_anybody_in",
        ],
    ),
    met(
        "9.1.2",
        "A link has HMAC-SHA-256 and names no algorithm; a token has one of four that need a private key, and that of its key.",
        &[
            "src/workflow/consent::a_link_says_what_was_signed_and_a_changed_one_says_nothing",
            "openid::no_lie_about_her_signs_anybody_in",
        ],
    ),
    met(
        "9.1.3",
        "Keys are the portal's settings, or those the provider of the settings publishes where it says; a token names none of its own.",
        &[
            "src/workflow/consent::a_key_can_be_changed_while_letters_are_on_their_way",
            "openid::new_keys_are_learned_when_they_are_used_and_asked_for_once_a_minute",
        ],
    ),
    met(
        "9.2.1",
        "A link tells its last day and denies nothing after it; a token has to be of now, by its times.",
        &[
            "consent::a_denial_after_the_last_day_is_refused_even_before_the_sweep_comes_by",
            "openid::no_lie_about_her_signs_anybody_in",
        ],
    ),
    met(
        "9.2.2",
        "Each signature of ours has its purpose inside; of the provider an ID token is taken and nothing else.",
        &[
            "src/workflow/consent::a_signature_for_one_purpose_is_none_for_another",
            "openid::no_lie_about_her_signs_anybody_in",
        ],
    ),
    met(
        "9.2.3",
        "A token is for the portal alone, or is refused; a link is read by whoever made it.",
        &["openid::no_lie_about_her_signs_anybody_in"],
    ),
    not_here("9.2.4", "The portal makes links for itself alone, under a key of its own."),
    met(
        "10.1.1",
        "Code and token are handled by the server; no token reaches a browser, and none is kept.",
        &[
            "openid::who_was_invited_comes_in_by_microsoft_and_goes_on_where_they_wanted",
            "logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log",
        ],
    ),
    met(
        "10.1.2",
        "State, nonce and verifier are random, of one question, and bound to the browser that asked; an answer counts once, for ten minutes.",
        &["openid::an_answer_counts_once_for_ten_minutes_and_in_its_own_browser"],
    ),
    met(
        "10.2.1",
        "PKCE (S256) and a state.",
        &[
            "openid::an_answer_counts_once_for_ten_minutes_and_in_its_own_browser",
            "openid::an_answer_that_names_another_provider_is_not_taken_to_this_one",
        ],
    ),
    met(
        "10.2.2",
        "There is one provider, and an answer that names another is refused (RFC 9207).",
        &["openid::an_answer_that_names_another_provider_is_not_taken_to_this_one"],
    ),
    not_here("10.3.1", NO_RESOURCE),
    not_here("10.3.2", NO_RESOURCE),
    not_here("10.3.3", NO_RESOURCE),
    not_here("10.3.4", NO_RESOURCE),
    not_here("10.4.1", NO_SERVER),
    not_here("10.4.2", NO_SERVER),
    not_here("10.4.3", NO_SERVER),
    not_here("10.4.4", NO_SERVER),
    not_here("10.4.5", NO_SERVER),
    not_here("10.4.6", NO_SERVER),
    not_here("10.4.7", NO_SERVER),
    not_here("10.4.8", NO_SERVER),
    not_here("10.4.9", NO_SERVER),
    not_here("10.4.10", NO_SERVER),
    not_here("10.4.11", NO_SERVER),
    met(
        "10.5.1",
        "A token must answer the question's nonce.",
        &["openid::no_lie_about_her_signs_anybody_in"],
    ),
    met(
        "10.5.2",
        "People are known by the issuer and its oid or sub, never by an address after the first time.",
        &["openid::an_address_that_changes_hands_takes_nobody_over"],
    ),
    met(
        "10.5.3",
        "What a provider says of itself counts only under the very name that is set.",
        &["openid::a_provider_that_is_away_keeps_nobody_from_their_password"],
    ),
    met(
        "10.5.4",
        "A token for another, or for others too, is refused.",
        &["openid::no_lie_about_her_signs_anybody_in"],
    ),
    not_here("10.5.5", "The provider ends no sessions here (no back-channel logout)."),
    not_here("10.6.1", NO_SERVER),
    not_here("10.6.2", NO_SERVER),
    not_here("10.7.1", NO_SERVER),
    not_here("10.7.2", NO_SERVER),
    not_here("10.7.3", NO_SERVER),
];
