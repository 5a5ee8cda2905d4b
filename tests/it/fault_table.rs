//! Which tests try which fault (F1 to F140), and a test that each of them exists.
//!
//! `PORTAL_TELL_FAULTS=1 cargo test --test it fault_table -- --nocapture` prints the table.

use crate::support::assert_there;

/// A fault's number, the fault, and the tests that try it: of the library, over HTTP or in a browser.
const TRIED_BY: &[(u32, &str, &[&str])] = &[
    // Crash and storage.
    (
        1,
        "killed while claims are being created",
        &["storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed"],
    ),
    (
        2,
        "killed in the middle of an upload",
        &[
            "storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed",
            "src/files/mod::the_sweep_clears_uploads_that_a_crash_left_half_way",
        ],
    ),
    (
        3,
        "killed between a file's sync and the commit",
        &[
            "storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed",
            "guards::evidence_taken_out_of_a_draft_and_drafts_thrown_away_leave_the_disk_after_a_day",
            "src/files/mod::the_sweep_takes_old_orphans_and_spares_the_young_and_the_named",
            "src/jobs/tests::housekeeping_spares_the_files_claims_name",
        ],
    ),
    (
        4,
        "killed between commit and answer",
        &[
            "storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed",
            "races::a_new_claims_form_sent_twenty_times_at_once_opens_one_claim",
        ],
    ),
    (
        5,
        "killed in the middle of the deadline sweep",
        &["storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed"],
    ),
    (
        6,
        "killed while mail is sent",
        &["storm/mod::nothing_acknowledged_is_lost_however_often_the_portal_is_killed"],
    ),
    (
        7,
        "told to stop under load",
        &[
            "shutdown::a_portal_told_to_stop_ends_the_request_it_is_at_returns_its_letters_and_says_that_all_is_well",
        ],
    ),
    (
        8,
        "power loss",
        &[
            "faults::a_disk_as_a_power_cut_leaves_it_holds_all_that_was_acknowledged",
            "src/store/tests::every_connection_to_a_file_has_its_settings",
        ],
    ),
    (
        9,
        "disk full at upload",
        &[
            "faults::on_a_full_disk_nothing_is_written_everything_is_read_and_it_goes_on_by_itself_when_there_is_room",
        ],
    ),
    (
        10,
        "disk full at any database write",
        &[
            "faults::on_a_full_disk_nothing_is_written_everything_is_read_and_it_goes_on_by_itself_when_there_is_room",
            "src/store/tests::when_the_commit_fails_everyone_in_the_batch_hears_it_and_the_next_batch_is_written",
        ],
    ),
    (
        11,
        "disk nearly full",
        &[
            "guards::a_disk_that_is_nearly_full_refuses_files_and_keeps_the_form",
            "guards::whoever_runs_the_portal_reads_that_its_disk_is_nearly_full",
            "src/files/mod::a_disk_with_little_room_left_takes_no_more_files",
        ],
    ),
    (
        12,
        "a stored file loses or flips a byte",
        &[
            "guards::damaged_evidence_is_told_and_never_shown",
            "guards::nothing_is_approved_on_damaged_evidence",
        ],
    ),
    (
        13,
        "a stored file is deleted",
        &[
            "guards::damaged_evidence_is_told_and_never_shown",
            "src/jobs/tests::a_check_finds_nothing_wrong_until_bytes_are_gone",
        ],
    ),
    (14, "database file damaged", &["damage::a_damaged_database_is_named_with_the_way_back_and_not_touched"]),
    (
        15,
        "database file missing though files exist",
        &["damage::a_missing_database_beside_files_is_never_a_silent_new_portal"],
    ),
    (
        16,
        "migration killed half way",
        &["damage::a_migration_that_is_killed_half_way_is_done_or_undone_and_the_next_start_finishes_it"],
    ),
    (
        17,
        "old binary on a newer schema",
        &[
            "damage::an_older_program_does_not_start_on_a_newer_database",
            "src/store/tests::a_database_from_a_newer_program_is_refused",
        ],
    ),
    (
        18,
        "backup taken under load",
        &["backup::a_backup_made_while_people_work_comes_back_elsewhere_with_everything_acknowledged_before"],
    ),
    (19, "file handles run out", &["faults::a_portal_without_a_file_handle_to_spare_lives_on_and_recovers"]),
    (
        20,
        "many uploads of the largest size at once",
        &["faults::many_of_the_largest_files_at_once_take_little_memory_and_hold_nobody_up"],
    ),
    (
        21,
        "stopped for a minute, then continued",
        &[
            "shutdown::a_portal_that_was_stopped_for_a_while_and_goes_on_sends_nothing_twice_and_settles_nothing_twice",
        ],
    ),
    (
        22,
        "panic in one handler",
        &[
            "src/web/last_resort::a_handler_that_panics_gives_its_request_a_page_with_the_requests_number_and_the_portal_lives_on",
            "src/web/last_resort::the_page_of_last_resort_says_a_number_and_nothing_of_the_cause",
            "src/store/tests::a_reader_that_panics_is_told_so_and_the_next_one_reads",
        ],
    ),
    // Time.
    (
        23,
        "clock jumps forward",
        &["faults::a_clock_that_jumps_over_both_deadlines_of_a_claim_does_each_thing_once_in_its_order"],
    ),
    (24, "clock jumps back", &["faults::a_clock_that_jumps_back_undoes_and_repeats_nothing"]),
    (
        25,
        "spring change of clocks",
        &[
            "deadlines::a_deadline_on_the_day_clocks_change_ends_with_that_day_once",
            "src/domain/calendar::a_day_whose_midnight_does_not_exist_still_starts",
        ],
    ),
    (
        26,
        "autumn change of clocks",
        &[
            "deadlines::a_deadline_on_the_day_clocks_change_ends_with_that_day_once",
            "src/words/dates::the_doubled_hour_of_autumn_is_told_apart_by_its_zone",
        ],
    ),
    (
        27,
        "weekends and holidays",
        &[
            "src/domain/calendar::five_business_days_from_a_monday_end_on_the_next_monday",
            "src/domain/calendar::christmas_makes_five_business_days_two_weeks_long",
            "src/domain/calendar::counting_business_days_agrees_with_walking_through_them",
            "deadlines::a_holiday_is_no_business_day",
        ],
    ),
    (
        28,
        "action in the last second against the sweep",
        &[
            "races::a_resubmission_that_races_the_lapse_is_in_time_or_too_late_and_never_both",
            "races::a_denial_that_races_the_end_of_its_period_rejects_or_comes_too_late_and_never_both",
        ],
    ),
    (
        29,
        "portal was down over the deadline",
        &["deadlines::the_sweep_that_was_away_for_weeks_settles_everything_once"],
    ),
    (
        30,
        "29 February, month ends, year change",
        &[
            "src/domain/calendar::a_month_of_calendar_days_crosses_february",
            "src/domain/calendar::christmas_makes_five_business_days_two_weeks_long",
        ],
    ),
    (
        31,
        "dates that do not exist",
        &[
            "requests::a_day_that_does_not_exist_is_told_beside_its_field",
            "src/web/admin/holidays::only_days_of_this_century_are_taken",
        ],
    ),
    (
        32,
        "user in another zone",
        &[
            "deadlines::every_deadline_shows_its_day_its_time_and_its_zone",
            "deadlines::pages_and_letters_tell_the_same_moment_with_its_zone_wherever_their_reader_is",
        ],
    ),
    // Mail.
    (
        33,
        "mail server down",
        &[
            "letters::a_mail_server_that_is_away_loses_no_letter",
            "admin::a_letter_given_up_is_listed_with_its_error_and_can_be_tried_again",
            "src/jobs/tests::a_letter_that_fails_is_tried_after_growing_pauses_with_the_same_message_id",
            "src/jobs/tests::a_letter_is_given_up_after_five_days",
        ],
    ),
    (
        34,
        "mail server slow or hanging",
        &[
            "src/letters/transport/smtp/tests::a_silent_server_costs_its_time_and_no_more",
            "src/jobs/tests::a_refused_letter_is_given_up_at_once_visibly_and_holds_nobody_back",
        ],
    ),
    (
        35,
        "421, 450, 451",
        &[
            "src/letters/transport/smtp/tests::a_server_that_says_not_now_is_asked_again",
            "src/jobs/tests::a_letter_that_fails_is_tried_after_growing_pauses_with_the_same_message_id",
        ],
    ),
    (
        36,
        "550 at RCPT, 554 after DATA",
        &[
            "src/letters/transport/smtp/tests::a_server_that_refuses_the_reader_or_the_letter_is_not_asked_again_and_no_address_is_kept",
            "letters::a_letter_that_was_refused_for_good_is_seen_on_the_claim",
            "consent::a_customer_who_cannot_be_reached_is_seen_by_both_sides_and_written_to_again",
        ],
    ),
    (
        37,
        "connection lost after the final dot, message kept",
        &["src/letters/transport/smtp/tests::a_connection_that_breaks_is_replaced_once"],
    ),
    (
        38,
        "connection lost after the final dot, message not kept",
        &[
            "src/letters/transport/smtp/tests::a_connection_that_breaks_is_replaced_once",
            "src/jobs/tests::a_letter_that_fails_is_tried_after_growing_pauses_with_the_same_message_id",
        ],
    ),
    (
        39,
        "server without TLS though TLS is required",
        &[
            "src/letters/transport/smtp/tests::without_encryption_nothing_is_sent_where_encryption_is_asked_for",
        ],
    ),
    (
        40,
        "two workers on one outbox",
        &[
            "src/jobs/tests::a_letter_another_worker_has_is_left_to_it_until_its_lease_runs_out",
            "instances::two_portals_over_one_database_settle_and_write_everything_once",
        ],
    ),
    (
        41,
        "odd names that appear in mail",
        &[
            "src/letters/tests::names_that_try_to_become_headers_or_to_turn_the_writing_round_are_neutralised",
            "src/letters/tests::only_the_customers_subject_holds_a_name",
        ],
    ),
    (
        42,
        "HEAD and GET on the deny link, many times, as scanners and prefetching browsers do",
        &["consent::looking_at_the_link_changes_nothing_however_often"],
    ),
    (
        43,
        "the same in a browser with scripts",
        &["browser/denial::a_customers_page_left_open_with_scripts_running_sends_nothing"],
    ),
    (
        44,
        "a scanner submits the form with nothing chosen",
        &["consent::looking_at_the_link_changes_nothing_however_often"],
    ),
    (
        45,
        "customer denies, again, in two tabs, at the same moment",
        &[
            "consent::a_second_denial_finds_the_first",
            "races::a_customer_who_denies_in_two_windows_denies_once",
        ],
    ),
    (
        46,
        "link after its days, after rejection, after withdrawal",
        &[
            "consent::when_the_period_has_passed_nothing_more_is_asked_of_the_customer",
            "consent::a_denial_after_the_last_day_is_refused_even_before_the_sweep_comes_by",
            "consent::a_link_to_an_association_that_was_given_up_says_so_and_asks_nothing",
        ],
    ),
    (
        47,
        "unknown, cut or guessed token",
        &[
            "consent::a_link_that_was_never_ours_is_unknown_and_tells_nothing",
            "rates::whoever_guesses_at_customers_links_is_stopped_after_ten_and_the_customer_is_not",
            "logs::passwords_tokens_cookies_links_addresses_and_what_was_typed_stand_in_no_log",
            "src/workflow/consent::a_link_says_what_was_signed_and_a_changed_one_says_nothing",
        ],
    ),
    (48, "link forwarded: page source", &["consent::the_customers_page_keeps_its_link_to_itself"]),
    (
        49,
        "Host, X-Forwarded-Host, Forwarded spoofed",
        &[
            "rates::a_name_that_is_not_the_portals_is_refused_and_stands_in_no_page_and_no_letter",
            "passwords::a_letter_links_to_the_portal_whatever_host_was_asked",
        ],
    ),
    (
        50,
        "automatic replies and bounces",
        &["src/letters/tests::a_mail_has_both_bodies_says_it_was_sent_by_a_machine_and_keeps_its_name"],
    ),
    (
        51,
        "mail without HTML",
        &[
            "src/letters/tests::a_mail_has_both_bodies_says_it_was_sent_by_a_machine_and_keeps_its_name",
            "letters::a_letters_link_stands_whole_on_a_line_of_its_own_for_readers_of_plain_text",
        ],
    ),
    (
        52,
        "remote pictures, tracking",
        &[
            "letters::no_letter_of_a_whole_life_loads_anything_or_leads_elsewhere",
            "letters::a_letter_is_sent_once_with_both_forms_and_nothing_foreign_in_it",
        ],
    ),
    // At the same moment.
    (
        53,
        "two reviewers decide at once",
        &[
            "races::of_two_reviewers_who_decide_at_once_one_decides_and_the_other_keeps_the_text",
            "races::of_many_who_knock_at_the_door_at_once_one_is_let_in",
        ],
    ),
    (
        54,
        "the same form sent 20 times at once",
        &[
            "races::a_form_sent_twenty_times_at_once_submits_once_and_every_answer_leads_to_the_claim",
            "races::a_new_claims_form_sent_twenty_times_at_once_opens_one_claim",
        ],
    ),
    (
        55,
        "20 different submits at once",
        &[
            "races::twenty_different_claims_submitted_at_once_are_all_submitted",
            "src/store/tests::eight_threads_that_read_and_then_write_never_fail_and_lose_nothing",
        ],
    ),
    (
        56,
        "reviewer decides while the partner edits",
        &[
            "races::an_edit_that_races_the_start_of_a_review_is_saved_before_it_or_told_of_it",
            "errors::a_stale_form_says_what_happened_and_keeps_what_was_typed",
        ],
    ),
    (
        57,
        "partner withdraws while a reviewer approves",
        &["races::a_wish_to_be_rejected_that_races_an_approval_stands_before_it_or_after_it"],
    ),
    (
        58,
        "customer denies while the sweep releases the claim",
        &["races::a_denial_that_races_the_end_of_its_period_rejects_or_comes_too_late_and_never_both"],
    ),
    (
        59,
        "two reviewers start the same review",
        &[
            "races::the_next_claim_is_handed_to_one_reviewer_only",
            "review::a_claim_can_be_taken_over_from_a_colleague",
        ],
    ),
    (
        60,
        "two instances run the same sweep",
        &["instances::two_portals_over_one_database_settle_and_write_everything_once"],
    ),
    (61, "two instances on one SQLite file", &["damage::a_second_portal_over_the_same_file_does_not_start"]),
    (
        62,
        "PostgreSQL restarted under load",
        &["instances::a_server_of_the_database_that_restarts_under_load_loses_nothing"],
    ),
    (
        63,
        "PostgreSQL down at start",
        &["instances::a_portal_whose_database_server_is_away_waits_for_it_and_then_says_what_to_do"],
    ),
    (
        64,
        "a lock held for long",
        &["faults::a_database_locked_for_long_answers_readers_tells_writers_to_come_again_and_goes_on"],
    ),
    (
        65,
        "slow client: head, body, upload",
        &[
            "guards::whoever_sends_a_form_too_slowly_is_told_so",
            "requests::whoever_sends_a_head_or_a_file_a_byte_at_a_time_is_cut_off_and_nobody_waits_for_it",
        ],
    ),
    // Uploads.
    (
        66,
        "0 bytes, 1 byte",
        &[
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
            "src/files/inspect::one_byte_is_nothing_but_a_text",
        ],
    ),
    (
        67,
        "over the limit",
        &[
            "guards::a_file_of_one_byte_more_than_the_limit_is_refused_with_the_limit_as_people_know_it",
            "guards::a_request_without_an_end_is_cut_off",
            "uploads::a_file_of_26_megabytes_is_too_large_and_the_form_says_the_limit",
        ],
    ),
    (
        68,
        "just under the limit",
        &["guards::a_file_of_one_byte_more_than_the_limit_is_refused_with_the_limit_as_people_know_it"],
    ),
    (
        69,
        "extension not allowed; none; double",
        &[
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
            "src/files/inspect::a_file_is_judged_by_its_last_extension",
        ],
    ),
    (
        70,
        "content is not what the extension says",
        &[
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
            "src/files/inspect::a_file_that_is_not_what_its_name_says_is_refused",
        ],
    ),
    (
        71,
        "HTML, SVG, XHTML, XML",
        &[
            "uploads::hostile_files_are_refused_each_with_a_sentence_and_nothing_of_them_stays",
            "src/files/inspect/text::a_page_in_disguise_is_refused_as_active",
        ],
    ),
    (72, "polyglots", &["uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere"]),
    (73, "zip bomb", &["src/files/inspect/office::a_bomb_is_refused_whether_it_tells_its_size_or_lies"]),
    (
        74,
        "PDF bomb, loop, deep nesting",
        &[
            "src/files/inspect/pdf::a_bomb_is_not_unpacked_to_its_end",
            "src/files/inspect/pdf::a_lock_that_leads_nowhere_is_refused_without_a_fall",
            "src/files/inspect::no_bytes_whatever_bring_an_inspection_down",
            "guards::ninety_hostile_documents_at_once_leave_the_portal_to_others",
        ],
    ),
    (75, "picture bomb", &["src/files/inspect/picture::a_picture_bomb_is_refused_by_its_header"]),
    (
        76,
        "password-protected PDF or Office file",
        &[
            "src/files/inspect/pdf::a_document_that_needs_a_password_is_refused_and_one_that_opens_without_is_taken",
            "src/files/inspect/office::a_document_under_a_password_is_refused_as_encrypted",
            "src/files/inspect/ole::an_old_office_file_under_a_password_is_refused_as_encrypted",
        ],
    ),
    (
        77,
        "cut or damaged PDF, DOCX, JPEG",
        &[
            "src/files/inspect/pdf::a_file_that_is_cut_off_is_refused_as_unreadable",
            "src/files/inspect/office::a_document_that_is_cut_off_or_damaged_is_refused_as_unreadable",
            "src/files/inspect/picture::a_picture_that_is_cut_off_is_refused_as_unreadable",
        ],
    ),
    (
        78,
        "macros, remote template, entities, climbing member",
        &[
            "src/files/inspect/office::macros_are_refused_whatever_the_extension",
            "src/files/inspect/office::what_is_fetched_from_elsewhere_is_refused_and_a_link_is_not",
            "src/files/inspect/office::a_document_type_with_entities_is_refused_as_active",
            "src/files/inspect/office::a_member_that_climbs_out_is_refused",
        ],
    ),
    (
        79,
        "PDF with JavaScript, Launch, embedded file",
        &[
            "src/files/inspect/pdf::a_document_that_runs_something_is_refused_as_active",
            "src/files/inspect/pdf::what_runs_is_found_in_packed_objects_too",
        ],
    ),
    (
        80,
        "path traversal in names",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "src/domain/poe::a_path_is_cut_down_to_its_last_name",
            "src/files/mod::a_key_cannot_climb_out_of_the_folder",
        ],
    ),
    (
        81,
        "right-to-left override, zero width",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "src/domain/poe::nobody_can_hide_the_true_extension",
        ],
    ),
    (
        82,
        "NUL, not UTF-8, line break, quote in names",
        &[
            "parts::a_name_of_odd_bytes_is_kept_as_it_can_be_or_refused_and_never_becomes_a_header",
            "src/web/claims/download::a_files_name_reaches_old_readers_and_new_ones_and_leaves_its_quotes_never",
        ],
    ),
    (83, "name of 4,000 characters", &["src/domain/poe::a_very_long_name_keeps_its_extension"]),
    (
        84,
        "Swedish and emoji names",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "src/domain/poe::a_swedish_name_and_a_picture_come_through_as_typed",
        ],
    ),
    (
        85,
        "name with markup",
        &[
            "uploads::a_path_in_a_name_and_what_cannot_be_seen_are_taken_out_of_it",
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
        ],
    ),
    (
        86,
        "multipart abuse",
        &[
            "parts::a_form_of_three_thousand_parts_is_refused_and_the_portal_lives_on",
            "uploads::a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble",
            "uploads::a_form_without_a_file_asks_for_one_and_the_same_file_twice_is_noticed",
        ],
    ),
    (
        87,
        "upload aborted half way",
        &[
            "parts::an_upload_that_breaks_off_leaves_nothing_on_the_disk_or_the_claim",
            "src/files/mod::an_upload_that_is_broken_off_leaves_nothing",
        ],
    ),
    (
        88,
        "upload to a foreign or decided claim, without the right, token or site",
        &[
            "access::another_organisations_claim_looks_like_no_claim_at_all",
            "access::what_one_may_not_do_is_refused_when_it_is_sent_by_hand_and_changes_nothing",
            "parts::a_file_for_a_claim_that_takes_none_stays_nowhere",
        ],
    ),
    (
        89,
        "same file twice; same file as another partner",
        &[
            "uploads::a_file_that_ones_own_other_claim_has_is_pointed_out_and_another_organisations_is_not",
            "uploads::a_form_without_a_file_asks_for_one_and_the_same_file_twice_is_noticed",
        ],
    ),
    (
        90,
        "more files than allowed, more than the total",
        &[
            "uploads::a_claim_takes_twenty_files_and_no_more",
            "guards::what_a_claim_has_no_room_for_is_refused_while_it_comes_and_leaves_nothing",
        ],
    ),
    (
        91,
        "200-page PDF; scan of 20 MB",
        &["parts::a_document_of_two_hundred_pages_and_twenty_megabytes_is_taken_at_once"],
    ),
    (92, "EICAR", &["scans::the_test_file_of_the_antivirus_trade_is_never_opened"]),
    (
        93,
        "download",
        &[
            "uploads::real_evidence_comes_back_byte_for_byte_and_what_cannot_be_read_is_refused",
            "uploads::what_is_served_is_never_sniffed_never_runs_and_never_frames_elsewhere",
            "access::another_organisations_claim_looks_like_no_claim_at_all",
        ],
    ),
    // Access.
    (
        94,
        "another partner's claim by number",
        &[
            "access::another_organisations_claim_looks_like_no_claim_at_all",
            "guards::a_claims_number_that_the_portal_did_not_give_opens_nothing_and_tells_nothing",
        ],
    ),
    (
        95,
        "pages of another role",
        &[
            "routes::every_route_is_there_for_exactly_those_it_is_for",
            "admin::nobody_but_a_portal_admin_sees_the_administration",
        ],
    ),
    (
        96,
        "the same by POST with one's own token",
        &[
            "access::what_one_may_not_do_is_refused_when_it_is_sent_by_hand_and_changes_nothing",
            "routes::every_route_is_there_for_exactly_those_it_is_for",
        ],
    ),
    (97, "extra fields", &["requests::fields_nobody_asked_for_change_nothing"]),
    (
        98,
        "action in a wrong state",
        &[
            "access::buttons_pressed_by_hand_do_only_what_the_lifecycle_lets_them",
            "access::every_form_is_there_for_exactly_those_who_may_use_it_now",
            "errors::an_act_that_is_not_possible_now_says_so_and_leads_to_the_claim",
            "src/domain/tests/matrix::everybodys_permissions_are_as_committed",
        ],
    ),
    (
        99,
        "what is Microsoft's own in a partner's pages, export, mail",
        &[
            "review::a_partner_never_learns_a_reviewers_name",
            "collisions::partners_never_see_each_others_claims_or_what_a_lead_said_about_them",
            "src/letters/tests::no_letter_to_a_partner_or_a_customer_names_a_reviewer",
        ],
    ),
    (
        100,
        "user disabled or role taken away while signed in",
        &["people::whoever_may_no_longer_sign_in_is_out_at_once"],
    ),
    (101, "session fixation", &["cookies::a_planted_cookie_is_worth_nothing_before_and_after_signing_in"]),
    (
        102,
        "cookie replay after sign-out; Back button",
        &[
            "cookies::a_cookie_kept_from_before_signing_out_opens_nothing",
            "access::whoever_signs_out_is_out_and_an_office_day_ends_a_session_by_itself",
        ],
    ),
    (103, "tampered, oversized, binary cookie", &["cookies::a_cookie_that_is_not_ours_is_no_cookie"]),
    (
        104,
        "CSRF on every form",
        &[
            "access::a_form_that_is_not_of_this_session_changes_nothing",
            "access::a_form_on_another_site_changes_nothing",
            "again::a_form_of_another_site_is_never_carried_along",
            "guards::looking_at_the_sign_in_page_writes_nothing_and_its_form_is_bound_to_the_browser",
        ],
    ),
    (
        105,
        "open redirect",
        &[
            "access::signing_in_leads_nowhere_outside",
            "again::what_a_sign_in_carries_leads_nowhere_outside",
            "src/web/urls::signing_in_never_leads_outside",
        ],
    ),
    (106, "framing", &["errors::every_answer_tells_the_browser_to_be_careful"]),
    (
        107,
        "enumeration and timing",
        &[
            "doors::unknown_people_cost_as_much_as_known_ones_and_read_the_same",
            "passwords::whoever_asks_for_a_letter_learns_nothing_of_who_signs_in",
        ],
    ),
    (
        108,
        "password guessing, spraying, token guessing",
        &[
            "doors::whoever_guesses_waits_longer_each_time_and_the_right_password_works_after_the_wait",
            "doors::one_address_that_tries_many_accounts_is_slowed_down",
            "rates::whoever_guesses_at_links_for_a_new_password_is_stopped_just_so",
        ],
    ),
    (
        109,
        "lock-out as denial of service",
        &[
            "doors::a_stranger_who_hammers_an_account_keeps_its_owners_device_waiting_for_nothing",
            "passwords::somebody_who_is_being_guessed_at_gets_in_by_a_letter",
        ],
    ),
    (
        110,
        "password of 1 MB; of 128 characters; with spaces and emoji",
        &["passwords::any_characters_will_do_and_none_is_cut_off", "errors::too_much_is_refused_with_a_page"],
    ),
    (
        111,
        "reset link: twice, late, another account, host spoofed",
        &[
            "passwords::a_forgotten_password_is_chosen_anew_with_a_letters_link_which_works_once",
            "passwords::a_link_is_good_for_ten_minutes_and_only_the_newest_is",
            "passwords::a_guessed_or_changed_link_opens_nothing",
            "passwords::a_letter_links_to_the_portal_whatever_host_was_asked",
        ],
    ),
    (
        112,
        "hidden paths",
        &[
            "requests::what_lies_beside_the_portal_is_served_to_nobody",
            "faults::figures_are_at_an_address_of_their_own_and_name_routes_and_no_claims",
        ],
    ),
    (
        113,
        "TRACE, unknown methods, HEAD on private pages",
        &["guards::a_page_is_asked_for_by_its_head_as_by_itself_and_other_methods_are_none"],
    ),
    (114, "cached private page", &["errors::every_answer_tells_the_browser_to_be_careful"]),
    (
        115,
        "X-Forwarded-For spoofed",
        &[
            "rates::an_address_that_is_only_claimed_does_not_dodge_the_limit",
            "src/web/client::nobody_but_a_trusted_proxy_says_who_asks",
            "src/web/client::of_a_chain_the_nearest_that_is_not_ours_counts_whatever_stands_before_it",
        ],
    ),
    // Input.
    (
        116,
        "markup in every field",
        &[
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
            "history::what_people_type_is_shown_as_text",
        ],
    ),
    (
        117,
        "SQL in every field",
        &["fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup"],
    ),
    (
        118,
        "empty, blanks only, zero-width only",
        &[
            "src/domain/text::a_name_of_blanks_or_of_nothing_visible_is_no_name",
            "history::an_empty_comment_and_one_too_long_are_refused_with_their_text_kept",
        ],
    ),
    (
        119,
        "10,000 characters; 1 MB; 5,000 fields",
        &[
            "history::an_empty_comment_and_one_too_long_are_refused_with_their_text_kept",
            "errors::too_much_is_refused_with_a_page",
            "requests::a_form_of_five_thousand_fields_is_refused_with_a_page",
        ],
    ),
    (
        120,
        "long comments with Swedish letters",
        &[
            "requests::a_comment_as_long_as_may_be_is_taken_in_any_letters",
            "src/domain/text::limits_count_characters_and_not_bytes",
        ],
    ),
    (
        121,
        "NUL, control characters, invalid UTF-8, broken percent",
        &[
            "guards::an_address_that_is_no_text_is_a_bad_one_before_anything_is_looked_up",
            "uploads::a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble",
        ],
    ),
    (
        122,
        "RTL and combining characters",
        &[
            "requests::writing_from_right_to_left_is_kept_and_turns_nothing_around_it",
            "src/letters/tests::names_that_try_to_become_headers_or_to_turn_the_writing_round_are_neutralised",
        ],
    ),
    (
        123,
        "wrong choice in select, radio, hidden",
        &[
            "drafts::a_claim_is_for_the_two_product_families_and_no_other",
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
        ],
    ),
    (
        124,
        "negative, huge, exponent numbers",
        &["guards::numbers_and_names_that_never_were_are_answered_without_a_stumble"],
    ),
    (
        125,
        "repeated, missing, extra parameters; JSON; no content type",
        &[
            "uploads::a_nul_in_a_field_or_a_body_that_is_no_form_is_refused_without_a_stumble",
            "fuzz::whatever_is_sent_nothing_falls_down_and_nothing_typed_becomes_markup",
        ],
    ),
    (
        126,
        "line breaks meant for headers and logs",
        &["logs::an_event_is_one_line_whatever_somebody_puts_into_an_address"],
    ),
    (
        127,
        "formula in names, then CSV export",
        &[
            "lists::a_partner_exports_the_list_as_it_is_narrowed_and_no_cell_is_a_formula",
            "src/web/sheet::no_cell_becomes_a_formula",
        ],
    ),
    (
        128,
        "address of 9,000 characters, 100 kB header",
        &["requests::an_address_or_a_head_of_any_length_is_answered"],
    ),
    (
        129,
        "session ends while a long text is typed",
        &[
            "again::a_comment_outlives_its_session_and_is_sent_with_one_click_after_signing_in",
            "again::a_dispute_keeps_its_words_and_asks_for_its_files_again",
        ],
    ),
    (
        130,
        "form from an old tab",
        &["again::a_page_from_before_the_last_sign_in_is_sent_again_with_one_click"],
    ),
    (
        131,
        "error pages",
        &[
            "errors::an_address_that_leads_nowhere_has_a_page_with_one_way_onward",
            "errors::every_answer_tells_the_browser_to_be_careful",
        ],
    ),
    // People.
    (
        132,
        "JavaScript off",
        &[
            "browser/without_a_mouse::a_claim_is_handed_in_without_a_mouse_in_a_narrow_window_without_scripts",
            "browser/approval::a_claim_goes_from_its_draft_to_approval_on_a_phone",
            "browser/denial::a_customer_opens_the_letters_link_at_a_desk_and_denies",
        ],
    ),
    (
        133,
        "320 px, 400 % zoom",
        &[
            "browser/demonstration::every_page_of_the_demonstration_is_valid_and_shuts_nobody_out",
            "browser/approval::a_claim_goes_from_its_draft_to_approval_on_a_phone",
        ],
    ),
    (
        134,
        "keyboard only",
        &[
            "browser/without_a_mouse::a_claim_is_handed_in_without_a_mouse_at_a_desk",
            "browser/without_a_mouse::the_first_stop_of_a_page_leads_past_its_head",
        ],
    ),
    (
        135,
        "screen reader after an error",
        &["pages::a_form_drawn_again_says_error_first_and_its_summary_leads_to_each_control"],
    ),
    (
        136,
        "high contrast, dark, reduced motion",
        &["browser/demonstration::every_page_of_the_demonstration_is_valid_and_shuts_nobody_out"],
    ),
    (
        137,
        "Swedish user",
        &[
            "languages::a_swede_works_in_swedish_from_the_draft_to_the_dispute",
            "languages::swedish_letters_come_through_forms_lists_and_searches",
            "words::swedish_keeps_its_house_rules",
        ],
    ),
    (138, "slow network", &["weight::a_first_visit_is_light_and_every_later_page_lighter"]),
    (
        139,
        "password manager, paste, autocomplete",
        &["requests::every_control_for_a_secret_or_an_address_says_what_a_browser_may_fill_in"],
    ),
    (140, "irreversible acts", &["pages::the_choices_that_cannot_be_undone_are_explained_beside_them"]),
];

#[test]
fn every_fault_is_tried_by_a_test_that_is_there_and_runs() {
    let numbers: Vec<u32> = TRIED_BY.iter().map(|(number, _, _)| *number).collect();
    assert_eq!(numbers, (1..=140).collect::<Vec<u32>>());
    for (number, fault, tests) in TRIED_BY {
        assert!(!tests.is_empty(), "F{number}, {fault}, is tried by no test");
        tests.iter().for_each(|name| assert_there(name));
    }
    if std::env::var_os("PORTAL_TELL_FAULTS").is_some() {
        println!("{}", told());
    }
}

/// The table in Markdown.
fn told() -> String {
    let row = |(number, fault, tests): &(u32, &str, &[&str])| {
        let tests: Vec<String> = tests.iter().map(|name| format!("`{name}`")).collect();
        format!("| F{number} | {fault} | {} |\n", tests.join("<br>"))
    };
    let rows: String = TRIED_BY.iter().map(row).collect();
    format!("| F | Fault | Tried by |\n|---|---|---|\n{rows}")
}
