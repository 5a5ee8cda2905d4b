//! Which tests hold which requirement (R1 to R56), and a test that each of them exists.

use crate::support::assert_there;
use std::collections::BTreeSet;

/// Requirement and the tests that hold it, each as `file::function` of this folder.
const HELD_BY: &[(u32, &[&str])] = &[
    (
        1,
        &[
            "access::nobody_sees_a_management_page_without_signing_in",
            "access::each_of_the_three_admins_manages_claims_and_nobody_else_does",
            "access::every_form_is_there_for_exactly_those_who_may_use_it_now",
        ],
    ),
    (2, &["drafts::a_partner_creates_a_claim_that_links_it_to_one_customer"]),
    (3, &["drafts::a_claim_is_for_the_two_product_families_and_no_other"]),
    (4, &["drafts::the_activity_decides_what_is_claimed_and_which_programme_it_serves"]),
    (5, &["review::an_approved_claim_shows_the_association_and_promises_no_money"]),
    (
        6,
        &[
            "review::an_approved_claim_shows_the_association_and_promises_no_money",
            "assessment::nothing_is_assessed_before_the_customers_time_has_passed",
        ],
    ),
    (7, &["pages::guidance_leads_to_getting_started_and_to_the_programme_guides"]),
    (
        8,
        &[
            "assessment::the_result_is_found_by_tenant_and_subscription_in_a_report_and_as_a_file",
            "assessment::the_report_is_the_billing_admins",
        ],
    ),
    (9, &["submission::a_submitted_claim_stays_submitted_until_a_reviewer_starts_within_five_business_days"]),
    (10, &["review::a_decision_is_due_within_five_business_days_of_the_start"]),
    (11, &["information::a_reviewer_asks_for_more_and_the_partner_has_five_business_days"]),
    (
        12,
        &[
            "review::the_time_for_a_decision_is_shown_as_ten_days_of_microsofts_beside_the_partners",
            "information::the_reviewers_days_stand_still_while_the_partner_is_asked",
        ],
    ),
    (
        13,
        &[
            "consent::on_approval_the_customer_is_told_and_can_deny",
            "consent::a_customer_who_cannot_be_reached_is_seen_by_both_sides_and_written_to_again",
        ],
    ),
    (
        14,
        &[
            "consent::the_seventh_day_counts_and_then_the_claim_goes_to_assessment_once",
            "consent::a_denial_after_the_last_day_is_refused_even_before_the_sweep_comes_by",
        ],
    ),
    (
        15,
        &[
            "consent::the_seventh_day_counts_and_then_the_claim_goes_to_assessment_once",
            "races::a_denial_that_races_the_end_of_its_period_rejects_or_comes_too_late_and_never_both",
        ],
    ),
    (
        16,
        &[
            "access::nobody_sees_a_management_page_without_signing_in",
            "lists::each_claims_row_tells_its_status_at_every_step_of_its_life",
            "pages::a_long_list_has_pages_that_follow_one_another_without_gap_or_repetition",
        ],
    ),
    (
        17,
        &[
            "languages::every_status_has_its_name_and_its_meaning_in_both_languages",
            "lists::each_claims_row_tells_its_status_at_every_step_of_its_life",
        ],
    ),
    (18, &["drafts::a_new_claim_is_in_editing_until_it_is_submitted_with_a_poe"]),
    (19, &["submission::a_claim_without_poe_cannot_be_submitted"]),
    (
        20,
        &[
            "drafts::a_new_claim_is_in_editing_until_it_is_submitted_with_a_poe",
            "races::a_form_sent_twenty_times_at_once_submits_once_and_every_answer_leads_to_the_claim",
        ],
    ),
    (21, &["review::when_a_reviewer_begins_the_claim_is_under_review_and_its_form_is_closed"]),
    (
        22,
        &[
            "rejection::a_claim_is_rejected_for_insufficient_poe_and_says_why",
            "rejection::a_claim_nobody_answered_for_is_rejected_when_five_business_days_are_over",
        ],
    ),
    (23, &["consent::the_claim_is_approved_during_the_whole_period"]),
    (24, &["information::a_reviewer_asks_for_more_and_the_partner_has_five_business_days"]),
    (25, &["information::the_partner_supplies_what_was_asked_and_resubmits"]),
    (
        26,
        &[
            "rejection::a_claim_nobody_answered_for_is_rejected_when_five_business_days_are_over",
            "deadlines::an_answer_that_comes_late_is_refused_even_before_the_sweep_comes_by",
            "races::a_resubmission_that_races_the_lapse_is_in_time_or_too_late_and_never_both",
        ],
    ),
    (
        27,
        &[
            "information::a_request_names_one_of_the_five_reasons_at_least",
            "information::each_reason_is_shown_with_its_meaning_to_the_reviewer_and_to_the_partner",
        ],
    ),
    (
        28,
        &[
            "dispute::a_rejection_says_why_and_can_be_disputed_for_thirty_days",
            "dispute::a_rejection_the_partner_asked_for_cannot_be_disputed",
        ],
    ),
    (29, &["letters::the_partner_is_told_of_a_rejection_where_the_reason_stands_and_how_to_dispute_it"]),
    (
        30,
        &[
            "letters::the_partner_is_told_of_a_rejection_where_the_reason_stands_and_how_to_dispute_it",
            "letters::a_letters_link_leads_through_signing_in_to_the_claim",
        ],
    ),
    (31, &["dispute::after_thirty_days_a_dispute_is_refused_and_a_new_association_is_offered"]),
    (32, &["dispute::the_page_of_a_rejected_claim_offers_a_dispute_form"]),
    (
        33,
        &[
            "dispute::a_dispute_needs_a_justification_or_a_file_and_takes_both",
            "dispute::one_refused_file_loses_no_good_file_of_the_same_dispute",
        ],
    ),
    (34, &["dispute::a_filed_dispute_is_recorded_and_its_answer_is_due_within_five_working_days"]),
    (
        35,
        &[
            "dispute::a_filed_dispute_is_recorded_and_its_answer_is_due_within_five_working_days",
            "dispute::a_dispute_is_decided_by_another_reviewer_and_approved_goes_to_the_customer",
        ],
    ),
    (
        36,
        &[
            "rejection::a_partner_asks_for_its_own_association_to_be_rejected",
            "rejection::a_rejection_can_be_asked_for_wherever_a_claim_is_in_progress_and_only_once",
        ],
    ),
    (37, &["consent::a_denial_rejects_the_association_and_the_partner_is_told"]),
    (38, &["rejection::a_reviewer_who_has_not_asked_first_says_that_asking_would_not_help"]),
    (39, &["rejection::every_further_reason_can_be_recorded_and_is_shown_with_what_would_cure_it"]),
    (
        40,
        &[
            "rejection::a_claim_is_rejected_for_insufficient_poe_and_says_why",
            "rejection::a_rejection_without_a_reason_or_a_word_is_no_rejection",
        ],
    ),
    (41, &["editing::after_submission_a_claim_can_be_edited_only_in_submitted_and_partner_action_required"]),
    (
        42,
        &[
            "editing::then_mpn_products_and_contacts_can_change_and_nothing_else",
            "editing::a_locked_field_sent_by_hand_is_refused",
        ],
    ),
    (43, &["editing::in_those_states_more_poe_can_be_added"]),
    (44, &["editing::in_those_states_the_partner_can_comment"]),
    (45, &["information::a_reviewer_asks_for_a_product_to_go_and_the_partner_goes_on_with_the_rest"]),
    (46, &["consent::on_approval_the_customer_is_told_and_can_deny"]),
    (
        47,
        &[
            "consent::a_denial_rejects_the_association_and_the_partner_is_told",
            "races::a_customer_who_denies_in_two_windows_denies_once",
        ],
    ),
    (48, &["consent::when_the_period_has_passed_nothing_more_is_asked_of_the_customer"]),
    (
        49,
        &[
            "history::both_sides_talk_in_the_same_comments_section",
            "review::when_a_reviewer_begins_the_claim_is_under_review_and_its_form_is_closed",
        ],
    ),
    (50, &["history::both_sides_talk_in_the_same_comments_section"]),
    (51, &["information::the_need_stands_in_the_comments_of_both_sides"]),
    (52, &["history::the_claims_page_has_a_history_button_at_the_upper_right_for_both_sides"]),
    (53, &["history::every_change_comment_and_act_of_both_sides_stands_there_with_its_actor_and_time"]),
    (54, &["pages::guidance_leads_to_getting_started_and_to_the_programme_guides"]),
    (
        55,
        &[
            "languages::a_swede_works_in_swedish_from_the_draft_to_the_dispute",
            "languages::every_status_has_its_name_and_its_meaning_in_both_languages",
            "letters::everybody_is_written_to_in_their_own_language",
            "pages::every_page_in_both_languages_is_whole_named_translated_and_leads_on",
        ],
    ),
    (
        56,
        &[
            "access::signing_in_leads_back_to_the_claim_that_was_asked_for",
            "letters::a_letters_link_leads_through_signing_in_to_the_claim",
        ],
    ),
];

#[test]
fn every_requirement_is_held_by_a_test() {
    let held: Vec<u32> =
        HELD_BY.iter().filter(|(_, tests)| !tests.is_empty()).map(|(number, _)| *number).collect();
    assert_eq!(held, (1..=56).collect::<Vec<u32>>());
}

#[test]
fn every_named_test_is_there_and_runs() {
    let named: BTreeSet<&str> = HELD_BY.iter().flat_map(|(_, tests)| tests.iter().copied()).collect();
    named.into_iter().for_each(assert_there);
}
