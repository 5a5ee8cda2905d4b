//! V1 encoding and sanitization, V2 validation and business logic.

use super::{Row, met, not_here};

pub const ROWS: &[Row] = &[
    met(
        "1.1.1",
        "An address is decoded once, and refused before anything is looked up when it is no UTF-8; a form is decoded once, by one reader, before its fields are parsed.",
        &[
            "guards::an_address_that_is_no_text_is_a_bad_one_before_anything_is_looked_up",
            "uploads::a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble",
        ],
    ),
    met(
        "1.1.2",
        "Text is kept as it was typed and escaped last: by askama in pages and letters, by diesel's parameters, by the csv and lettre libraries.",
        &["history::what_people_type_is_shown_as_text", "src/web/sheet::no_cell_becomes_a_formula"],
    ),
    met(
        "1.2.1",
        "Templates escape for HTML by the compiler's rule; a file's name in a header is encoded for it; nothing sent comes back as markup or as a header.",
        &[
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
            "src/web/claims/download::a_files_name_reaches_old_readers_and_new_ones_and_leaves_its_quotes_never",
        ],
    ),
    met(
        "1.2.2",
        "Every address is made by a function of one file, from values that hold letters and digits only or are encoded; nothing typed becomes a link's scheme.",
        &["src/web/urls::signing_in_never_leads_outside", "access::signing_in_leads_nowhere_outside"],
    ),
    met(
        "1.2.3",
        "No page holds a script: what scripts need stands in escaped attributes, JSON is written by serde, and the policy forbids inline scripts.",
        &[
            "architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything",
            "errors::every_answer_tells_the_browser_to_be_careful",
        ],
    ),
    met(
        "1.2.4",
        "All statements are diesel's with bound values; the few pieces of written SQL are constants, and the jokers of a search are escaped.",
        &[
            "errors::odd_addresses_are_answered_and_never_stumbled_over",
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
        ],
    ),
    met(
        "1.2.5",
        "One command is ever started, the operator's scanner, without a shell and without our settings; its only argument is a path that the portal made.",
        &["scans::a_reviewer_opens_a_file_after_its_verdict_and_not_before"],
    ),
    not_here("1.2.6", "There is no directory (LDAP) behind the portal."),
    not_here("1.2.7", "Nothing is asked by XPath."),
    not_here("1.2.8", "Nothing is set by LaTeX."),
    not_here("1.2.9", "There are no regular expressions; searching is a bound LIKE with its jokers escaped."),
    not_here("1.3.1", "Nothing takes HTML from people; all text is plain."),
    met(
        "1.3.2",
        "Rust runs no text; our scripts call neither eval nor its like, and the policy would not let them.",
        &["architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything"],
    ),
    met(
        "1.3.3",
        "Text is bounded and freed of control characters where it comes in; names are made one short line for headers, and cells harmless for spreadsheets.",
        &[
            "src/domain/tests/typed::no_text_whatever_brings_a_word_down_and_what_is_accepted_stays_what_it_is",
            "src/letters/tests::names_that_try_to_become_headers_or_to_turn_the_writing_round_are_neutralised",
            "src/web/sheet::no_cell_becomes_a_formula",
        ],
    ),
    met(
        "1.3.4",
        "SVG is not taken, under its own name or another.",
        &["uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays"],
    ),
    met(
        "1.3.5",
        "Nobody's text is read as Markdown, as a style or as a template; a Portal admin's rewording is put in as plain text.",
        &[
            "history::what_people_type_is_shown_as_text",
            "src/words/mod::a_portal_admins_wording_replaces_the_portals_own",
        ],
    ),
    met(
        "1.3.6",
        "Nothing typed is connected to: all addresses are settings; documents that would fetch something are refused, and nothing here opens them.",
        &[
            "architecture::only_what_the_operator_names_is_ever_connected_to",
            "src/files/inspect/office::what_is_fetched_from_elsewhere_is_refused_and_a_link_is_not",
        ],
    ),
    met(
        "1.3.7",
        "Templates are compiled into the program; text fills their blanks and is never a template.",
        &["fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup"],
    ),
    not_here("1.3.8", "There is no JNDI."),
    not_here("1.3.9", "There is no memcache."),
    met(
        "1.3.10",
        "Rust's format strings are checked and fixed by the compiler; sentences are the catalogue's, with their blanks known to a test.",
        &["words::every_key_stands_in_the_same_file_and_has_the_same_blanks_in_both_languages"],
    ),
    met(
        "1.3.11",
        "Mails are made by lettre, which encodes headers and refuses malformed addresses; names go in as one line.",
        &[
            "src/letters/tests::names_that_try_to_become_headers_or_to_turn_the_writing_round_are_neutralised",
            "src/domain/contact::addresses_no_letter_can_reach_are_refused",
            "src/letters/transport/smtp/tests::a_malformed_address_is_never_tried",
        ],
    ),
    met(
        "1.4.1",
        "Rust without a line of unsafe code of our own, which the compiler forbids.",
        &["Cargo.toml#unsafe_code = \"forbid\""],
    ),
    met(
        "1.4.2",
        "Numbers from outside become types of their range or are refused, and sizes are added with a bound.",
        &[
            "guards::numbers_and_names_that_never_were_are_answered_without_a_stumble",
            "src/domain/tests/rules::a_claim_takes_a_hundred_megabytes_and_not_a_byte_more",
        ],
    ),
    met(
        "1.4.3",
        "Memory and handles are given back when their owner goes, by the language's rule; a portal without a handle to spare recovers.",
        &["faults::a_portal_without_a_file_handle_to_spare_lives_on_and_recovers"],
    ),
    met(
        "1.5.1",
        "The XML of documents is read by a reader that resolves nothing, and a document type or an entity in it is refused.",
        &[
            "src/files/inspect/office::a_document_type_with_entities_is_refused_as_active",
            "src/files/inspect/office::xml_in_an_encoding_that_nothing_here_reads_is_refused",
        ],
    ),
    met(
        "1.5.2",
        "Forms and JSON become plain values of named types by serde; nothing chooses a type by what was sent.",
        &["fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup"],
    ),
    met("2.1.1", "A table has the rule of each kind of input.", &["deploy/security.md#Input rules"]),
    met(
        "2.1.2",
        "A part tells which values must agree with each other.",
        &["deploy/security.md#Rules between fields"],
    ),
    met("2.1.3", "A table has each limit, for one and for all.", &["deploy/security.md#Limits"]),
    met(
        "2.2.1",
        "Each field is parsed into a type of the domain that can hold good values only; choices are looked up among those offered.",
        &[
            "drafts::everything_wrong_is_told_at_once_and_nothing_typed_is_lost",
            "src/domain/numbers::an_mpn_is_four_to_ten_digits",
            "src/domain/tests/typed::no_text_whatever_brings_a_word_down_and_what_is_accepted_stays_what_it_is",
        ],
    ),
    met(
        "2.2.2",
        "All of it on the server; pages work without a script.",
        &[
            "editing::a_locked_field_sent_by_hand_is_refused",
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
        ],
    ),
    met(
        "2.2.3",
        "Values that must agree are looked at together: product and activity, partner and customer, claim and rival claim.",
        &[
            "drafts::the_activity_decides_what_is_claimed_and_which_programme_it_serves",
            "drafts::a_partner_cannot_be_its_own_customer",
            "submission::the_same_product_is_not_claimed_twice_for_one_customer_and_activity",
        ],
    ),
    met(
        "2.3.1",
        "A claim moves by the rows of one table; whatever has no row in its phase is refused, however it is sent.",
        &[
            "access::what_one_may_not_do_is_refused_when_it_is_sent_by_hand_and_changes_nothing",
            "src/domain/tests/walk::whatever_people_do_the_lifecycle_keeps_its_promises",
        ],
    ),
    met(
        "2.3.2",
        "Deadlines, numbers of files, disputes and reports of a wrong person end where the document says.",
        &[
            "uploads::a_claim_takes_twenty_files_and_no_more",
            "deadlines::an_answer_that_comes_late_is_refused_even_before_the_sweep_comes_by",
            "guards::the_wrong_person_can_say_so_three_times",
        ],
    ),
    met(
        "2.3.3",
        "Claim, event and letters are one transaction: a portal killed at any moment has all of an act or nothing.",
        &[
            "storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed",
            "src/store/tests::work_that_goes_on_after_a_failed_statement_is_not_kept",
        ],
    ),
    met(
        "2.3.4",
        "Writes come one after the other and look at the version they began from: of two at once one wins and the other is told.",
        &[
            "races::of_two_reviewers_who_decide_at_once_one_decides_and_the_other_keeps_the_text",
            "races::the_next_claim_is_handed_to_one_reviewer_only",
            "races::of_many_who_knock_at_the_door_at_once_one_is_let_in",
        ],
    ),
    met(
        "2.4.1",
        "People, addresses and visitors have so many requests a minute; wrong links, letters and files under inspection are counted as well.",
        &[
            "rates::who_hammers_is_told_when_to_try_again_and_nobody_else_is_held_up",
            "rates::an_office_shares_an_address_and_whoever_is_not_signed_in_has_less_of_it",
            "passwords::a_mailbox_is_not_flooded",
            "guards::ninety_hostile_documents_at_once_leave_the_portal_to_others",
        ],
    ),
];
