//! V6 authentication, V7 session management, V8 authorization.

use super::{Row, met, not_here};

pub const ROWS: &[Row] = &[
    met(
        "6.1.1",
        "What is counted, how waits grow, where the figures stand and why nobody is locked out is written down.",
        &["deploy/security.md#Guessing"],
    ),
    met(
        "6.1.2",
        "The words are listed, and a test holds the list to the code.",
        &[
            "deploy/security.md#Words that no password is made of",
            "src/domain/password::every_word_of_the_portal_stands_in_the_document",
        ],
    ),
    met("6.1.3", "A table has every way in, its proof and its limits.", &["deploy/security.md#Ways in"]),
    met(
        "6.2.1",
        "A password has 15 characters at least, with a second factor too.",
        &["passwords::a_password_that_others_would_try_is_refused_with_a_sentence_that_says_what_to_do"],
    ),
    met(
        "6.2.2",
        "People change their password on a page of their own.",
        &["people::a_password_is_changed_with_the_old_one_and_ends_every_session"],
    ),
    met(
        "6.2.3",
        "The old one is asked for, and counted like a try to sign in.",
        &["people::a_password_is_changed_with_the_old_one_and_ends_every_session"],
    ),
    met(
        "6.2.4",
        "A new password is looked up among 341,000 published ones of 15 characters or more, and among thirty thousand common ones of any length.",
        &[
            "src/domain/known_passwords::three_hundred_thousand_long_passwords_are_known_and_stand_in_order",
            "src/domain/password::what_everybody_tries_first_will_not_do",
            "passwords::a_password_that_others_would_try_is_refused_with_a_sentence_that_says_what_to_do",
        ],
    ),
    met(
        "6.2.5",
        "Any character will do, and none is asked for.",
        &[
            "passwords::any_characters_will_do_and_none_is_cut_off",
            "src/domain/password::a_few_words_in_a_row_will_do_in_any_writing",
        ],
    ),
    met(
        "6.2.6",
        "Every password's field is one.",
        &["passwords::a_passwords_field_hides_it_and_is_open_to_password_managers"],
    ),
    met(
        "6.2.7",
        "Fields carry the marks password managers look for, and no script stops pasting.",
        &["passwords::a_passwords_field_hides_it_and_is_open_to_password_managers"],
    ),
    met(
        "6.2.8",
        "It is hashed as it was typed, to the last of 128 characters.",
        &["passwords::any_characters_will_do_and_none_is_cut_off"],
    ),
    met("6.2.9", "128 characters are taken.", &["passwords::any_characters_will_do_and_none_is_cut_off"]),
    met(
        "6.2.10",
        "No password ends by itself; there is no column for it.",
        &["migrations::the_code_knows_exactly_the_columns_there_are", "deploy/security.md#Ways in"],
    ),
    met(
        "6.2.11",
        "A password of which little is left without the owner's and the portal's words is refused.",
        &[
            "src/domain/password::what_everybody_tries_first_will_not_do",
            "passwords::a_password_that_others_would_try_is_refused_with_a_sentence_that_says_what_to_do",
        ],
    ),
    met(
        "6.2.12",
        "The lists are of passwords that breaches have made public; they are the program's own, and nobody outside is asked.",
        &[
            "src/domain/known_passwords::a_published_password_is_known_in_small_letters_too_and_a_fresh_one_is_not",
            "src/domain/password::each_of_the_list_that_is_long_enough_to_be_tried_is_refused",
        ],
    ),
    met(
        "6.3.1",
        "Waits grow by account and address, spraying is slowed by address, and the owner's device waits for nothing.",
        &[
            "doors::whoever_guesses_waits_longer_each_time_and_the_right_password_works_after_the_wait",
            "doors::one_address_that_tries_many_accounts_is_slowed_down",
            "doors::a_stranger_who_hammers_an_account_keeps_its_owners_device_waiting_for_nothing",
        ],
    ),
    met(
        "6.3.2",
        "A new portal knows nobody; the first person is added at the machine.",
        &["people::a_new_portal_knows_nobody"],
    ),
    met(
        "6.3.3",
        "Microsoft's people must have a second factor, an organisation may demand it of its own; why partners may leave it off, and what stands in its place, is written down.",
        &[
            "second_factors::microsofts_people_must_have_one_where_the_setting_says_so",
            "second_factors::an_organisation_demands_second_factors_and_whoever_has_none_adds_one_first",
            "deploy/security.md#Ways in",
        ],
    ),
    met(
        "6.3.4",
        "Each way in is a route of a table that a test holds, and all of them lead through the same second step.",
        &[
            "routes::every_route_has_its_row_and_every_row_a_route",
            "second_factors::a_letters_link_to_a_new_password_leaves_the_second_factor_to_be_asked_for",
        ],
    ),
    met(
        "6.4.1",
        "Invitations are links for seven days and one use; a temporary password is 100 random bits and must be changed before anything else.",
        &[
            "passwords::an_invitation_lets_somebody_choose_a_password_for_seven_days_and_can_be_sent_anew",
            "again::a_temporary_password_is_changed_before_what_was_written_is_sent",
        ],
    ),
    met(
        "6.4.2",
        "Nothing of the kind is asked or kept.",
        &["migrations::the_code_knows_exactly_the_columns_there_are"],
    ),
    met(
        "6.4.3",
        "A forgotten password is chosen anew by a letter's link, for ten minutes and once; the second factor is asked for afterwards.",
        &[
            "passwords::a_forgotten_password_is_chosen_anew_with_a_letters_link_which_works_once",
            "second_factors::a_letters_link_to_a_new_password_leaves_the_second_factor_to_be_asked_for",
        ],
    ),
    met(
        "6.4.4",
        "Who lost everything turns to whoever manages them, who also vouched for them at the invitation; sessions end and a letter tells.",
        &["second_factors::whoever_lost_everything_is_helped_by_who_manages_them_and_by_nobody_else"],
    ),
    met(
        "6.5.1",
        "Links, recovery codes and an app's codes work once; so does a passkey's question.",
        &[
            "second_factors::a_code_works_once_and_not_in_another_browser_either",
            "second_factors::a_recovery_code_works_once_in_any_case_and_new_ones_replace_the_old",
            "passwords::two_who_use_one_link_at_once_choose_one_password",
        ],
    ),
    met(
        "6.5.2",
        "Links have 160 bits and recovery codes 120, so a SHA-256 of each is kept and nothing else.",
        &["second_factors::neither_secret_nor_codes_can_be_read_in_the_database"],
    ),
    met(
        "6.5.3",
        "Recovery codes, apps' secrets and keys are drawn from the system's randomness in one place, which a lint holds.",
        &[".clippy.toml#take fresh names and secrets from Ids", "deploy/security.md#Cryptography"],
    ),
    met(
        "6.5.4",
        "120 bits in a recovery code, 160 in a link.",
        &[
            "second_factors::neither_secret_nor_codes_can_be_read_in_the_database",
            "passwords::a_guessed_or_changed_link_opens_nothing",
        ],
    ),
    met(
        "6.5.5",
        "A link to another password is good for ten minutes, and so is a waiting sign-in; an app's code is of 30 seconds, taken one step early or late for clocks that differ (RFC 6238).",
        &[
            "passwords::a_link_is_good_for_ten_minutes_and_only_the_newest_is",
            "second_factors::five_wrong_codes_end_the_sign_in_and_ten_minutes_do",
            "src/workflow/second_factor/app_code::a_code_is_right_one_step_early_or_late_and_once",
        ],
    ),
    not_here("6.6.1", "Nothing is sent by telephone."),
    met(
        "6.6.2",
        "A link is its person's and its letter's, and a newer one ends it; a passkey's question belongs to one waiting sign-in.",
        &[
            "passwords::a_link_is_good_for_ten_minutes_and_only_the_newest_is",
            "passkeys::no_other_key_no_other_site_and_no_answer_twice_signs_in",
        ],
    ),
    met(
        "6.6.3",
        "A link has 160 bits, and wrong ones are counted by address.",
        &["rates::whoever_guesses_at_links_for_a_new_password_is_stopped_just_so"],
    ),
    met(
        "6.8.1",
        "There is one provider, and somebody is known by its name and by its own, lasting name for them; an address that changes hands takes nobody over.",
        &["openid::an_address_that_changes_hands_takes_nobody_over"],
    ),
    met(
        "6.8.2",
        "A token is believed only with a good signature by one of the provider's keys, of four kinds that need a private key.",
        &["openid::no_lie_about_her_signs_anybody_in"],
    ),
    not_here("6.8.3", "There is no SAML."),
    met(
        "6.8.4",
        "A second factor counts that the token tells of (amr); without a word of it the portal asks for its own, and a proof is fresh only where the token says when.",
        &[
            "openid::a_second_factor_given_at_microsoft_counts_and_a_missing_one_is_asked_for_here",
            "openid::what_matters_is_confirmed_at_microsoft_by_who_has_no_password",
            "openid::what_matters_is_not_confirmed_by_an_answer_that_does_not_say_when_or_says_long_ago",
        ],
    ),
    met(
        "7.1.1",
        "Half an hour unused and eight hours in all are written down, and lie within NIST's.",
        &["deploy/security.md#Sessions"],
    ),
    met(
        "7.1.2",
        "Any number at once, and why, is written down.",
        &[
            "deploy/security.md#Sessions",
            "doors::somebody_sees_where_they_are_signed_in_and_ends_what_they_do_not_know",
        ],
    ),
    met(
        "7.1.3",
        "What a session here has to do with one at the provider, and when that is asked again, is written down.",
        &["deploy/security.md#Sessions"],
    ),
    met(
        "7.2.1",
        "A cookie's key is looked up in the database at every request; what was ended there is ended.",
        &["access::whoever_signs_out_is_out_and_an_office_day_ends_a_session_by_itself"],
    ),
    met(
        "7.2.2",
        "A key is drawn for each session; there are no fixed ones.",
        &["doors::a_sign_in_and_a_confirmation_bring_a_new_key_and_the_one_before_is_worth_nothing"],
    ),
    met(
        "7.2.3",
        "256 random bits; the database keeps their SHA-256.",
        &["doors::a_sign_in_and_a_confirmation_bring_a_new_key_and_the_one_before_is_worth_nothing"],
    ),
    met(
        "7.2.4",
        "Signing in, and giving the password once more, bring a new key and end the one before.",
        &["doors::a_sign_in_and_a_confirmation_bring_a_new_key_and_the_one_before_is_worth_nothing"],
    ),
    met(
        "7.3.1",
        "Half an hour unused ends it.",
        &["guards::a_sign_in_ends_when_it_is_not_used_and_in_any_case_after_an_office_day"],
    ),
    met(
        "7.3.2",
        "Eight hours end it, however much it is used.",
        &["guards::a_sign_in_ends_when_it_is_not_used_and_in_any_case_after_an_office_day"],
    ),
    met(
        "7.4.1",
        "Signing out removes the session's row.",
        &["access::whoever_signs_out_is_out_and_an_office_day_ends_a_session_by_itself"],
    ),
    met(
        "7.4.2",
        "A person deactivated is out at the next request, and all their sessions end.",
        &["people::whoever_may_no_longer_sign_in_is_out_at_once"],
    ),
    met(
        "7.4.3",
        "Another password ends every session; after a change of factors the page that ends the others is one click away.",
        &[
            "people::a_password_is_changed_with_the_old_one_and_ends_every_session",
            "second_factors::after_a_change_of_factors_the_other_sessions_are_one_click_from_their_end",
        ],
    ),
    met(
        "7.4.4",
        "The head of every page of somebody signed in has the way out.",
        &["pages::every_page_in_both_languages_is_whole_named_translated_and_leads_on"],
    ),
    met(
        "7.4.5",
        "Whoever manages a person ends their sessions.",
        &["doors::nobody_ends_anothers_session_but_whoever_manages_them"],
    ),
    met(
        "7.5.1",
        "Before factors and people change, the password is asked for once more, and the second factor of whoever has one; an address is changed by whoever manages its person.",
        &[
            "second_factors::adding_and_removing_ask_once_more_for_the_password_and_for_the_factor_there_is",
            "doors::a_browser_left_alone_changes_nobodys_roles_and_nothing_typed_is_lost",
        ],
    ),
    met(
        "7.5.2",
        "A page of one's own lists all sessions and ends one or all others, with the password said in the last ten minutes.",
        &[
            "doors::somebody_sees_where_they_are_signed_in_and_ends_what_they_do_not_know",
            "doors::sessions_are_ended_with_the_password_once_more",
        ],
    ),
    met(
        "7.6.1",
        "A session lasts here as any other and ends here; before what matters the provider is asked to have it proved anew.",
        &[
            "openid::what_matters_is_confirmed_at_microsoft_by_who_has_no_password",
            "openid::what_matters_is_not_confirmed_by_an_answer_that_does_not_say_when_or_says_long_ago",
            "deploy/security.md#Sessions",
        ],
    ),
    met(
        "7.6.2",
        "A session begins with a button somebody presses on the sign-in page, and in the browser where it was pressed.",
        &["openid::an_answer_counts_once_for_ten_minutes_and_in_its_own_browser"],
    ),
    met(
        "8.1.1",
        "Five rules, a table of routes and the lifecycle's table say who may do what.",
        &[
            "deploy/security.md#Who may do what",
            "src/domain/tests/document::the_committed_document_shows_the_table_as_it_is",
        ],
    ),
    met(
        "8.1.2",
        "A table has the fields that not everybody sees or changes, and when.",
        &["deploy/security.md#Who may see and change which field"],
    ),
    met(
        "8.2.1",
        "Each route, and each act in each phase, is there for exactly those it is for.",
        &[
            "routes::every_route_is_there_for_exactly_those_it_is_for",
            "access::every_form_is_there_for_exactly_those_who_may_use_it_now",
        ],
    ),
    met(
        "8.2.2",
        "Claims, files, people and places are loaded through their viewer; another organisation's look like none.",
        &[
            "access::another_organisations_claim_looks_like_no_claim_at_all",
            "people::only_a_global_admin_manages_the_people_of_its_own_organisation",
        ],
    ),
    met(
        "8.2.3",
        "Fields close with the phase, reviewers' names stay with Microsoft, results with Billing admins.",
        &[
            "editing::then_mpn_products_and_contacts_can_change_and_nothing_else",
            "review::a_partner_never_learns_a_reviewers_name",
            "assessment::the_report_is_the_billing_admins",
        ],
    ),
    met(
        "8.3.1",
        "At the door, on the server, for everything sent by hand.",
        &["access::what_one_may_not_do_is_refused_when_it_is_sent_by_hand_and_changes_nothing"],
    ),
    met(
        "8.4.1",
        "Organisations are apart in every list, page, act and file; rivals never see each other.",
        &[
            "access::another_organisations_claim_looks_like_no_claim_at_all",
            "collisions::partners_never_see_each_others_claims_or_what_a_lead_said_about_them",
            "src/domain/tests/rules::another_organisations_people_may_do_nothing_in_any_phase",
        ],
    ),
];
