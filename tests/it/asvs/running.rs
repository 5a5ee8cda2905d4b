//! V13 configuration, V14 data protection, V15 architecture, V16 logging and errors, V17 WebRTC.

use super::{Row, met, not_here, not_met};

const NO_WEBRTC: &str = "There is no WebRTC.";

pub const ROWS: &[Row] = &[
    met(
        "13.1.1",
        "A table has every connection; nobody names a place to connect to.",
        &["deploy/security.md#Connections"],
    ),
    not_met(
        "13.2.1",
        "The database may be reached by a client certificate or a local socket, but a mail server and the sign-in provider know the portal by a secret that does not change by itself.",
    ),
    met(
        "13.2.2",
        "The process needs no rights of its machine and no right to change tables; reading connections cannot write.",
        &["src/store/tests::a_reader_cannot_write", "deploy/security.md#Accounts and secrets of the machine"],
    ),
    met(
        "13.2.3",
        "There are none: where others reach the portal it starts with a secret of the operator's only.",
        &["src/config::what_is_unsafe_once_others_reach_the_portal_is_refused"],
    ),
    met(
        "13.2.4",
        "Database, mail server, scanner and sign-in provider are settings, and only the code behind them opens connections; the unit lets the process reach what it names.",
        &[
            "architecture::only_what_the_operator_names_is_ever_connected_to",
            "deploy/portal.service#IPAddressDeny=any",
        ],
    ),
    met(
        "13.2.5",
        "The same list holds for the server, which is the same program; files are read from its own folder.",
        &[
            "architecture::only_what_the_operator_names_is_ever_connected_to",
            "deploy/portal.service#ProtectSystem=strict",
        ],
    ),
    met(
        "13.3.1",
        "Secrets stand in no source and no image; each may be a file that a vault or systemd's credentials hand over, as the unit does it.",
        &[
            "src/config::a_secret_may_stand_in_a_file_that_is_handed_over",
            "deploy/portal.service#LoadCredential=secret:",
            "deploy/security.md#Accounts and secrets of the machine",
        ],
    ),
    met(
        "13.3.2",
        "Secrets are the process's alone: credentials of its unit, or a file of mode 0600; the scanner's command gets none of them.",
        &[
            "scans::a_reviewer_opens_a_file_after_its_verdict_and_not_before",
            "deploy/security.md#Accounts and secrets of the machine",
        ],
    ),
    met(
        "13.4.1",
        "Nothing is served from a folder: what is served is inside the program.",
        &["errors::what_is_not_a_page_is_never_served"],
    ),
    met(
        "13.4.2",
        "There is no debug mode; style guide and demonstration are closed where the portal serves.",
        &["src/web/demo/styleguide::it_is_open_where_the_portal_is_built_or_shown_and_nowhere_else"],
    ),
    met("13.4.3", "There are no listings.", &["errors::what_is_not_a_page_is_never_served"]),
    met(
        "13.4.4",
        "GET, HEAD and POST are known, TRACE is not.",
        &["guards::a_page_is_asked_for_by_its_head_as_by_itself_and_other_methods_are_none"],
    ),
    met(
        "13.4.5",
        "Figures are at an address of their own, of this machine or a private network, and nowhere unless asked for; health and readiness say a word.",
        &[
            "src/config::figures_are_served_nowhere_unless_asked_for_and_never_to_the_world",
            "faults::figures_are_at_an_address_of_their_own_and_name_routes_and_no_claims",
        ],
    ),
    met("14.1.1", "Data is in four classes.", &["deploy/security.md#Data"]),
    met(
        "14.1.2",
        "Each class has what protects it, how long it is kept and what the log may hold of it.",
        &["deploy/security.md#Data"],
    ),
    met(
        "14.2.1",
        "Forms travel in bodies; only letters' links have a token in their address, for one act and a time, without a referrer and never in the log.",
        &[
            "consent::the_customers_page_keeps_its_link_to_itself",
            "logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log",
        ],
    ),
    met(
        "14.2.2",
        "Pages say no-store to every cache; the process keeps words of the catalogue and nothing of people.",
        &["errors::every_answer_tells_the_browser_to_be_careful"],
    ),
    met(
        "14.2.3",
        "Pages and letters load nothing from elsewhere, and no picture tells who read.",
        &[
            "letters::a_letter_is_sent_once_with_both_forms_and_nothing_foreign_in_it",
            "consent::the_customers_page_keeps_its_link_to_itself",
            "errors::every_answer_tells_the_browser_to_be_careful",
        ],
    ),
    met(
        "14.2.4",
        "Digests, seals, what is removed by itself and what the log leaves out are tested one by one.",
        &[
            "guards::evidence_taken_out_of_a_draft_and_drafts_thrown_away_leave_the_disk_after_a_day",
            "doors::counts_of_tries_are_forgotten_after_a_day",
            "second_factors::neither_secret_nor_codes_can_be_read_in_the_database",
            "guards::damaged_evidence_is_told_and_never_shown",
        ],
    ),
    met(
        "14.3.1",
        "Signing out tells the browser to forget what it kept; pages are not stored in any case.",
        &["access::signing_out_tells_the_browser_to_forget_what_it_kept"],
    ),
    met("14.3.2", "no-store on every page.", &["errors::every_answer_tells_the_browser_to_be_careful"]),
    met(
        "14.3.3",
        "Scripts keep nothing; cookies hold a key, a nonce, a known device and a language.",
        &["architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything"],
    ),
    met("15.1.1", "A table has how soon what is found is mended.", &["deploy/security.md#Components"]),
    met(
        "15.1.2",
        "A bill of materials in CycloneDX is written and checked at each build; other sources than crates.io are refused.",
        &[".ci/run#.ci/sbom --check target/portal.cdx.json", ".deny.toml#unknown-registry = \"deny\""],
    ),
    met(
        "15.1.3",
        "A table has what is heavy and why it holds nobody up.",
        &["deploy/security.md#What is heavy"],
    ),
    not_met(
        "15.2.1",
        "Where this was built no list of known vulnerabilities could be fetched, so nobody has looked: PORTAL_CI_ADVISORIES=1 .ci/run does.",
    ),
    met(
        "15.2.2",
        "Heavy work has turns and a short queue; the rest goes on beside it.",
        &[
            "guards::ninety_hostile_documents_at_once_leave_the_portal_to_others",
            "src/workflow/passwords::a_crowd_is_turned_away_at_once_and_memory_is_kept_for_the_rest",
        ],
    ),
    met(
        "15.2.3",
        "Demonstration and style guide are closed where the portal serves; tests' code is in no release.",
        &[
            "src/web/demo/styleguide::it_is_open_where_the_portal_is_built_or_shown_and_nowhere_else",
            "routes::every_route_is_there_for_exactly_those_it_is_for",
        ],
    ),
    met(
        "15.3.1",
        "Pages are made of structures of what their reader may see; nothing hands out a row as it is.",
        &[
            "review::a_partner_never_learns_a_reviewers_name",
            "collisions::partners_never_see_each_others_claims_or_what_a_lead_said_about_them",
        ],
    ),
    met(
        "15.3.2",
        "The provider is the one place of the web that is asked, and no redirect of its is followed.",
        &["openid::a_provider_that_is_away_keeps_nobody_from_their_password"],
    ),
    met(
        "15.3.3",
        "A form's handler names the fields it takes; others are not read.",
        &[
            "editing::a_locked_field_sent_by_hand_is_refused",
            "people::only_a_global_admin_manages_the_people_of_its_own_organisation",
        ],
    ),
    met(
        "15.3.4",
        "The address comes from the connection or, hop by hop, from named proxies; limits and the log use that one.",
        &[
            "src/web/client::of_a_chain_the_nearest_that_is_not_ours_counts_whatever_stands_before_it",
            "rates::an_address_that_is_only_claimed_does_not_dodge_the_limit",
        ],
    ),
    met(
        "15.3.5",
        "Rust has no conversions of its own accord, and values from outside are parsed.",
        &["guards::numbers_and_names_that_never_were_are_answered_without_a_stumble"],
    ),
    met(
        "15.3.6",
        "Three scripts without libraries, none of which copies what was sent into an object of its own.",
        &["architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything"],
    ),
    met(
        "15.3.7",
        "A form is read from the body alone and an address from itself alone; of a name that stands twice the first counts, where not all are wanted.",
        &[
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
            "src/web/form::of_a_name_that_stands_twice_the_first_counts",
        ],
    ),
    met(
        "16.1.1",
        "A table has each log, what it holds, where it lies and how long.",
        &["deploy/security.md#Log"],
    ),
    met(
        "16.2.1",
        "An entry of the audit log says when, who, what, about whom or what, and from which address and device; lines of the log have their time and their request's number.",
        &["audit::a_sign_in_and_its_failures_are_there_with_the_address_and_without_what_was_typed"],
    ),
    met(
        "16.2.2",
        "Lines have UTC, marked as such; the document asks for NTP.",
        &["logs::an_event_is_one_line_whatever_somebody_puts_into_an_address", "deploy/security.md#Log"],
    ),
    met(
        "16.2.3",
        "The portal logs to its standard error and nowhere else.",
        &[
            "faults::the_number_on_the_page_is_the_requests_and_stands_in_its_lines_of_the_log_which_hold_nobodys_words",
            "deploy/security.md#Log",
        ],
    ),
    met(
        "16.2.4",
        "As JSON, an object a line, with the same fields throughout.",
        &[
            "faults::the_number_on_the_page_is_the_requests_and_stands_in_its_lines_of_the_log_which_hold_nobodys_words",
        ],
    ),
    met(
        "16.2.5",
        "Passwords, tokens, links, addresses and typed text stand in no log; every portal of the tests looks.",
        &["logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log"],
    ),
    met(
        "16.3.1",
        "Sign-ins that succeed, fail or are told to wait stand in the audit log, with the means, the account and the address they came from.",
        &[
            "audit::a_sign_in_and_its_failures_are_there_with_the_address_and_without_what_was_typed",
            "audit::whoever_is_told_to_wait_leaves_a_trace_too",
        ],
    ),
    met(
        "16.3.2",
        "What is not there, not theirs or not theirs now, and every act the lifecycle refuses, is logged with the person's id, the claim and why.",
        &["logs::whoever_tries_what_is_not_theirs_stands_there_by_their_id"],
    ),
    met(
        "16.3.3",
        "Forms of other sites and of other sessions, wrong links, too many requests, hasty sign-ins and malware are logged.",
        &["logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log"],
    ),
    met(
        "16.3.4",
        "Each failure is logged once, with its cause and its request's number: of the database, of files, of mail servers and their TLS, of the scanner.",
        &[
            "faults::the_number_on_the_page_is_the_requests_and_stands_in_its_lines_of_the_log_which_hold_nobodys_words",
        ],
    ),
    met(
        "16.4.1",
        "An event is one line whatever was sent; as JSON it is an object a line.",
        &[
            "logs::an_event_is_one_line_whatever_somebody_puts_into_an_address",
            "faults::the_number_on_the_page_is_the_requests_and_stands_in_its_lines_of_the_log_which_hold_nobodys_words",
        ],
    ),
    met(
        "16.4.2",
        "The portal cannot read or change what it has logged; whom the machine lets read it is written down, and the history allows no change.",
        &["deploy/security.md#Log", "backup::a_check_names_the_row_that_was_changed_behind_the_portals_back"],
    ),
    met(
        "16.4.3",
        "The log leaves the machine as it is written, by the machine's own means; the document tells how.",
        &["deploy/security.md#Log"],
    ),
    met(
        "16.5.1",
        "A page of its own says that something went wrong, and a number to quote; the cause stands in the log.",
        &[
            "src/web/last_resort::the_page_of_last_resort_says_a_number_and_nothing_of_the_cause",
            "guards::damaged_evidence_is_told_and_never_shown",
        ],
    ),
    met(
        "16.5.2",
        "Without mail, scanner, room on the disk or a free database the rest goes on, and what was held up is made up for.",
        &[
            "letters::a_mail_server_that_is_away_loses_no_letter",
            "faults::on_a_full_disk_nothing_is_written_everything_is_read_and_it_goes_on_by_itself_when_there_is_room",
            "faults::a_database_locked_for_long_answers_readers_tells_writers_to_come_again_and_goes_on",
            "scans::while_the_scanner_is_away_files_wait_and_after_ten_minutes_a_person_hears_of_it",
        ],
    ),
    met(
        "16.5.3",
        "What fails changes nothing: an act is whole or undone, damaged or unread evidence is not approved on, and a scanner's odd answer is no verdict.",
        &[
            "src/store/tests::work_that_goes_on_after_a_failed_statement_is_not_kept",
            "guards::nothing_is_approved_on_damaged_evidence",
            "src/files/scan::clamds_answer_is_believed_only_where_it_is_one",
        ],
    ),
    not_here("17.1.1", NO_WEBRTC),
    not_here("17.2.1", NO_WEBRTC),
    not_here("17.2.2", NO_WEBRTC),
    not_here("17.2.3", NO_WEBRTC),
    not_here("17.2.4", NO_WEBRTC),
    not_here("17.3.1", NO_WEBRTC),
    not_here("17.3.2", NO_WEBRTC),
];
