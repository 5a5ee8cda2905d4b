//! V9 self-contained tokens, V10 OAuth and OpenID Connect.

use super::{Row, met, not_here};

const NO_SERVER: &str = "The portal issues nothing of OAuth to others.";
const NO_RESOURCE: &str = "The portal takes no access tokens.";
const NO_PROVIDER: &str = "No identity provider signs anybody in.";

pub const ROWS: &[Row] = &[
    met(
        "9.1.1",
        "The customer's link is the one token that says something by itself; nothing in it is read before its HMAC is found right, in constant time.",
        &["src/workflow/consent::a_link_says_what_was_signed_and_a_changed_one_says_nothing"],
    ),
    met(
        "9.1.2",
        "HMAC-SHA-256 and nothing else: the token names no algorithm.",
        &["src/workflow/consent::a_link_says_what_was_signed_and_a_changed_one_says_nothing"],
    ),
    met(
        "9.1.3",
        "Keys are the portal's settings, this one and the one before; a token names none.",
        &["src/workflow/consent::a_key_can_be_changed_while_letters_are_on_their_way"],
    ),
    met(
        "9.2.1",
        "A link tells its last day and denies nothing after it, nor when a newer letter has taken its place.",
        &[
            "consent::a_denial_after_the_last_day_is_refused_even_before_the_sweep_comes_by",
            "consent::a_letter_sent_again_opens_a_fresh_period_and_the_old_link_stops",
        ],
    ),
    met(
        "9.2.2",
        "Each signature has its purpose inside: a link for a password, a cookie and a customer's link never pass for each other.",
        &["src/workflow/consent::a_signature_for_one_purpose_is_none_for_another"],
    ),
    not_here(
        "9.2.3",
        "Whoever makes a link and whoever reads it is the same portal, under a key of its own.",
    ),
    not_here(
        "9.2.4",
        "Whoever makes a link and whoever reads it is the same portal, under a key of its own.",
    ),
    not_here("10.1.1", NO_PROVIDER),
    not_here("10.1.2", NO_PROVIDER),
    not_here("10.2.1", NO_PROVIDER),
    not_here("10.2.2", NO_PROVIDER),
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
    not_here("10.5.1", NO_PROVIDER),
    not_here("10.5.2", NO_PROVIDER),
    not_here("10.5.3", NO_PROVIDER),
    not_here("10.5.4", NO_PROVIDER),
    not_here("10.5.5", NO_PROVIDER),
    not_here("10.6.1", NO_SERVER),
    not_here("10.6.2", NO_SERVER),
    not_here("10.7.1", NO_SERVER),
    not_here("10.7.2", NO_SERVER),
    not_here("10.7.3", NO_SERVER),
];
