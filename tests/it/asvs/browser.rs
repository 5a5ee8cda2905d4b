//! V3 web frontend, V4 HTTP, V5 files.

use super::{Row, met, not_here};

pub const ROWS: &[Row] = &[
    met(
        "3.2.1",
        "A file asked for by its address is an attachment or stands in a sandbox, under the type the portal found and without sniffing.",
        &["uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere"],
    ),
    met(
        "3.2.2",
        "Pages are made on the server, escaped; scripts write text as text.",
        &[
            "architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything",
            "history::what_people_type_is_shown_as_text",
        ],
    ),
    met(
        "3.3.1",
        "Where browsers come by TLS each cookie is Secure and named __Host-.",
        &["tls::browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off"],
    ),
    met(
        "3.3.2",
        "All are SameSite=Lax, because letters lead to pages that need the sign-in; no link changes anything, and forms have their own token.",
        &[
            "errors::every_answer_tells_the_browser_to_be_careful",
            "tls::browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off",
        ],
    ),
    met(
        "3.3.3",
        "All cookies are __Host- under TLS, for no other host and all of this one's paths.",
        &["tls::browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off"],
    ),
    met(
        "3.3.4",
        "All are HttpOnly, and a session's key stands in its cookie and nowhere else.",
        &[
            "errors::every_answer_tells_the_browser_to_be_careful",
            "logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log",
        ],
    ),
    met(
        "3.4.1",
        "Every answer under TLS says so for a year, with subdomains.",
        &["tls::browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off"],
    ),
    met(
        "3.4.2",
        "No answer opens itself to another origin, whatever origin asks.",
        &["errors::every_answer_tells_the_browser_to_be_careful"],
    ),
    met(
        "3.4.3",
        "Every page has a policy that begins with nothing and adds the portal's own files; object-src and base-uri are none. Evidence shown in a frame has a narrower one.",
        &[
            "errors::every_answer_tells_the_browser_to_be_careful",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
        ],
    ),
    met(
        "3.4.4",
        "Every answer says nosniff: pages, errors, refused methods, files.",
        &[
            "errors::every_answer_tells_the_browser_to_be_careful",
            "guards::a_page_is_asked_for_by_its_head_as_by_itself_and_other_methods_are_none",
        ],
    ),
    met(
        "3.4.5",
        "Referrers go to the portal only; pages with a token in their address send none.",
        &[
            "consent::the_customers_page_keeps_its_link_to_itself",
            "passwords::a_forgotten_password_is_chosen_anew_with_a_letters_link_which_works_once",
        ],
    ),
    met(
        "3.4.6",
        "Nobody frames a page; evidence may be framed by the portal itself.",
        &[
            "errors::every_answer_tells_the_browser_to_be_careful",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
        ],
    ),
    met(
        "3.5.1",
        "A handler gets a form only after its token was found to be the session's; forms that the browser says come from another site are turned away before.",
        &[
            "access::a_form_that_is_not_of_this_session_changes_nothing",
            "access::a_form_on_another_site_changes_nothing",
            "src/web/headers::a_form_of_another_site_is_known_by_either_header",
            "guards::looking_at_the_sign_in_page_writes_nothing_and_its_form_is_bound_to_the_browser",
        ],
    ),
    met(
        "3.5.2",
        "Nothing relies on preflights: whatever kind of body is sent, the token decides.",
        &[
            "uploads::a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble",
            "access::a_form_that_is_not_of_this_session_changes_nothing",
        ],
    ),
    met(
        "3.5.3",
        "What changes something is a POST; asking for a page changes nothing, a customer's link least of all.",
        &[
            "errors::the_method_a_page_does_not_know_is_no_way_in",
            "consent::looking_at_the_link_changes_nothing_however_often",
        ],
    ),
    met(
        "3.5.4",
        "The portal answers to its own name only, and the document asks for a host that no other application shares.",
        &[
            "rates::a_name_that_is_not_the_portals_is_refused_and_stands_in_no_page_and_no_letter",
            "deploy/security.md#Connections",
        ],
    ),
    not_here("3.5.5", "No page sends or hears messages of windows; a test of the scripts holds that."),
    met(
        "3.7.1",
        "HTML, one style sheet and three small scripts; everything but passkeys works without a script.",
        &[
            "architecture::no_page_holds_a_script_and_no_script_makes_markup_or_keeps_or_tells_anything",
            "browser/without_a_mouse::a_claim_is_handed_in_without_a_mouse_in_a_narrow_window_without_scripts",
        ],
    ),
    met(
        "3.7.2",
        "Redirects lead inside, whatever an address or a form says.",
        &[
            "src/web/urls::signing_in_never_leads_outside",
            "access::signing_in_leads_nowhere_outside",
            "again::what_a_sign_in_carries_leads_nowhere_outside",
        ],
    ),
    met(
        "4.1.1",
        "Each answer tells its kind, and texts, pictures made of XML among them, their UTF-8.",
        &[
            "weight::what_pages_load_is_kept_for_ever_and_asked_for_once",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
        ],
    ),
    met(
        "4.1.2",
        "The portal redirects nothing from http to https: its TLS listener speaks TLS only, and what a proxy may redirect is written down.",
        &[
            "tls::nothing_older_than_tls_1_2_is_spoken_and_nothing_in_the_clear",
            "deploy/security.md#Connections",
        ],
    ),
    met(
        "4.1.3",
        "X-Forwarded-For is believed of named proxies and back to the first foreign hop; other headers of proxies are not read.",
        &[
            "src/web/client::nobody_but_a_trusted_proxy_says_who_asks",
            "rates::an_address_that_is_only_claimed_does_not_dodge_the_limit",
            "rates::a_name_that_is_not_the_portals_is_refused_and_stands_in_no_page_and_no_letter",
        ],
    ),
    met(
        "4.2.1",
        "A request whose end could be read in two ways is refused and its connection closed.",
        &["guards::a_request_whose_end_can_be_read_in_two_ways_is_refused"],
    ),
    not_here("4.3.1", "There is no GraphQL."),
    not_here("4.3.2", "There is no GraphQL."),
    not_here("4.4.1", "There are no WebSockets."),
    not_here("4.4.2", "There are no WebSockets."),
    not_here("4.4.3", "There are no WebSockets."),
    not_here("4.4.4", "There are no WebSockets."),
    met(
        "5.1.1",
        "Kinds, sizes packed and unpacked, and what becomes of malware are written down, and the form says its limits.",
        &[
            "deploy/security.md#Files",
            "uploads::a_page_with_an_upload_tells_the_script_its_limits_and_no_other_page_loads_it",
        ],
    ),
    met(
        "5.2.1",
        "A file ends at 25 MiB, a claim at 100, a body at what a full claim sends; the disk keeps a reserve.",
        &[
            "guards::a_file_of_one_byte_more_than_the_limit_is_refused_with_the_limit_as_people_know_it",
            "guards::a_request_without_an_end_is_cut_off",
            "guards::a_disk_that_is_nearly_full_refuses_files_and_keeps_the_form",
        ],
    ),
    met(
        "5.2.2",
        "The extension has to be on a list, and the bytes have to be what it says, through members of Office files as well.",
        &[
            "src/files/inspect::a_file_that_is_not_what_its_name_says_is_refused",
            "src/files/inspect/office::other_files_and_programs_inside_are_refused_under_any_name",
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
        ],
    ),
    met(
        "5.2.3",
        "Members are counted and their sizes added before one is unpacked, and each is held to its size while it is.",
        &[
            "src/files/inspect/office::a_bomb_is_refused_whether_it_tells_its_size_or_lies",
            "src/files/inspect/pdf::a_bomb_is_not_unpacked_to_its_end",
        ],
    ),
    met(
        "5.3.1",
        "Files lie under random names in a folder that nothing serves, and leave it through one handler.",
        &[
            "errors::what_is_not_a_page_is_never_served",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
        ],
    ),
    met(
        "5.3.2",
        "No name that was sent reaches the disk: paths are made of 256 random bits.",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "src/files/mod::a_key_cannot_climb_out_of_the_folder",
        ],
    ),
    met(
        "5.4.1",
        "A file is asked for by its claim and number; its name in the answer is the one that was cleaned when it came.",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
        ],
    ),
    met(
        "5.4.2",
        "Names are written in both forms of RFC 6266, encoded.",
        &[
            "src/web/claims/download::a_files_name_reaches_old_readers_and_new_ones_and_leaves_its_quotes_never",
        ],
    ),
    met(
        "5.4.3",
        "Where a scanner is set, Microsoft opens nothing before its verdict and malware is opened by nobody; the document asks for one, and pages say when there is none.",
        &[
            "scans::a_reviewer_opens_a_file_after_its_verdict_and_not_before",
            "scans::malware_is_opened_by_nobody_and_its_partner_is_told_what_to_do",
            "scans::without_a_scanner_nothing_is_held_back",
        ],
    ),
];
