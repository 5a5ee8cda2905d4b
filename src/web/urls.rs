//! Every path of the portal, as a function. Nobody else writes a path.

use crate::domain::ids::{ClaimId, ConflictId, FactorId, LetterId, PartnerId, PersonId, PoeId};
use crate::domain::numbers::Mpn;
use crate::domain::poe::{Media, PoeFile};
use crate::domain::product::ProductCode;
use crate::store::{Cursor, Queue, QueueFilter};
use chrono::NaiveDate;

/// Declares paths that are always the same.
macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)+) => {$(
        $(#[$doc])*
        pub const fn $name() -> &'static str {
            $path
        }
    )+};
}

/// Declares paths of one claim.
macro_rules! of_claim {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(claim: &ClaimId) -> String {
            format!($path, claim)
        }
    )+};
}

fixed! {
    /// Where everybody lands: each person's own first page.
    home = "/";
    /// The sign-in form.
    sign_in = "/sign-in";
    /// To Microsoft, to sign in there.
    to_entra = "/sign-in/microsoft";
    /// Back from there.
    back_from_entra = "/sign-in/microsoft/callback";
    /// Ends the session.
    sign_out = "/sign-out";
    /// Changes the language.
    language = "/language";
    /// One's own password.
    change_password = "/password";
    /// Where one is signed in.
    own_sessions = "/account/sessions";
    /// The password once more, before what matters.
    confirm = "/confirm";
    /// A way to another password.
    forgot_password = "/forgotten-password";
    /// The second step of signing in.
    second_step = "/second-step";
    /// The same with a passkey.
    passkey_step = "/second-step/passkey";
    /// One's own second factors.
    second_factors = "/second-factors";
    /// Adds an authenticator app.
    add_app = "/second-factors/app";
    /// Adds a passkey.
    add_passkey = "/second-factors/passkey";
    /// New recovery codes.
    recovery_codes = "/second-factors/recovery-codes";
    /// What was done and read.
    audit = "/admin/audit";
    /// The same as a file.
    audit_csv = "/admin/audit.csv";
    /// Whether an organisation demands second factors.
    demand_second_factors = "/people/second-factors";
    /// The Customer Associations dashboard (R16).
    dashboard = "/claims";
    /// The claims on it as a file for a spreadsheet.
    dashboard_csv = "/claims.csv";
    /// A new claim.
    new_claim = "/claims/new";
    /// The figures of one's own organisation.
    figures = "/claims/figures";
    /// What the assessment came to, by claim, tenant and subscription (R8).
    assessments = "/assessments";
    /// How to begin (R54).
    getting_started = "/getting-started";
    /// The reviewers' lists.
    queue = "/queue";
    /// One of them as a file for a spreadsheet.
    queue_csv = "/queue.csv";
    /// Begins the review of whichever claim is due first.
    next_claim = "/queue/next";
    /// Everybody's figures, for Microsoft.
    all_figures = "/queue/figures";
    /// With which organisations reviewers have a conflict of interest.
    conflicts = "/queue/conflicts";
    /// What CPOR is, for customers who got a letter.
    about_cpor = "/about-cpor";
    /// The people of one's own organisation, or of Microsoft.
    people = "/people";
    /// A new person.
    new_person = "/people/new";
    /// The locations of one's own organisation.
    locations = "/locations";
    /// A new location.
    new_location = "/locations/new";
    /// The assessment results as a file for a spreadsheet.
    assessments_csv = "/assessments.csv";
    /// All organisations.
    organisations = "/admin/organisations";
    /// A new organisation.
    new_organisation = "/admin/organisations/new";
    /// The catalogue of products.
    catalogue = "/admin/catalogue";
    /// A new product.
    new_product = "/admin/catalogue/new";
    /// The holidays.
    holidays = "/admin/holidays";
    /// How long each period lasts.
    deadlines = "/admin/deadlines";
    /// The wording of reasons.
    reasons = "/admin/reasons";
    /// Letters waiting, sent and given up.
    letters = "/admin/letters";
    /// Another chance for every letter given up.
    retry_letters = "/admin/letters/again";
    /// Files that wait for the malware scanner, or for a person because of it.
    scans = "/admin/scans";
    /// Assessment results to record or import.
    record_assessments = "/admin/assessments";
    /// What waits for a result, as a file to fill in.
    pending_csv = "/admin/assessments/pending.csv";
    /// Results from a file.
    import_assessments = "/admin/assessments/import";
    /// The good rows of a file that was checked.
    import_rows = "/admin/assessments/import/rows";
    /// The demo's mailbox.
    mailbox = "/demo/mailbox";
    /// Every component in each of its states, in the demo and in debug builds.
    styleguide = "/styleguide";
    /// The pieces letters are made of.
    styleguide_letter = "/styleguide/letter";
    /// Moves the demo's clock.
    demo_clock = "/demo/clock";
    /// Whether the portal lives.
    health = "/healthz";
    /// Whether the portal can do all of its work.
    ready = "/readyz";
}

of_claim! {
    /// The partner's page of a claim.
    claim = "/claims/{}";
    /// Its PoE: the list and the upload.
    poe = "/claims/{}/poe";
    /// Check and hand in.
    submit = "/claims/{}/submit";
    /// Answer and hand back.
    resubmit = "/claims/{}/resubmit";
    /// Throw a draft away.
    discard = "/claims/{}/discard";
    /// Contest a rejection.
    dispute = "/claims/{}/dispute";
    /// Ask for one's own association to be rejected.
    ask_to_reject = "/claims/{}/ask-to-reject";
    /// A draft with another activity, filled from this claim.
    copy = "/claims/{}/copy";
    /// A comment, from either side.
    comment = "/claims/{}/comment";
    /// Everything that happened (R52).
    history = "/claims/{}/history";
    /// The reviewer's page of a claim.
    review = "/review/{}";
    /// Begin the review.
    start_review = "/review/{}/start";
    /// Take a colleague's claim.
    take_over = "/review/{}/take-over";
    /// Ask for more.
    request_info = "/review/{}/request-info";
    /// Approve.
    approve = "/review/{}/approve";
    /// Reject.
    reject = "/review/{}/reject";
    /// Reject because the partner asked.
    confirm_rejection = "/review/{}/confirm-rejection";
    /// Settle a collision.
    settle_collision = "/review/{}/settle-collision";
    /// Send the customer's letter again.
    resend_consent = "/review/{}/resend-consent";
    /// What the assessment of this claim came to.
    record_assessment = "/admin/assessments/{}";
}

/// One part of the form of a claim.
pub fn edit(claim: &ClaimId, section: &str) -> String {
    format!("/claims/{claim}/edit/{section}")
}

/// A page of a claim's part, which leads back to the page on which everything is checked.
pub fn from_check(part: &str) -> String {
    format!("{part}?from=check")
}

/// A page of a claim's part, which leads back to the answer to what was asked.
pub fn from_answer(part: &str) -> String {
    format!("{part}?from=answer")
}

/// A PoE file's page, with its preview.
pub fn poe_file(claim: &ClaimId, poe: &PoeId) -> String {
    format!("/claims/{claim}/poe/{poe}")
}

/// A PoE file's bytes, to look at in a frame.
pub fn poe_view(claim: &ClaimId, poe: &PoeId) -> String {
    format!("/claims/{claim}/poe/{poe}/view")
}

/// The same in a frame on a page: a reader of PDF shows the page as wide as the frame, and no list of pages beside it.
pub fn poe_frame(claim: &ClaimId, file: &PoeFile) -> String {
    let view = poe_view(claim, &file.id);
    if file.media == Media::Pdf { format!("{view}#navpanes=0&view=FitH") } else { view }
}

/// A PoE file's bytes, to keep.
pub fn poe_download(claim: &ClaimId, poe: &PoeId) -> String {
    format!("/claims/{claim}/poe/{poe}/download")
}

/// Takes a PoE file out of a draft.
pub fn remove_poe(claim: &ClaimId, poe: &PoeId) -> String {
    format!("/claims/{claim}/poe/{poe}/remove")
}

/// One of the reviewers' lists.
pub fn queue_of(queue: Queue) -> String {
    format!("/queue?list={}", queue.key())
}

/// One of the reviewers' lists, narrowed and turned, from a place on: `("after", …)` or `("before", …)`.
pub fn queue_page(queue: Queue, filter: &QueueFilter, place: Option<(&str, &Cursor)>) -> String {
    let place = place.map(|(way, cursor)| (way, cursor.to_string()));
    let mut query = vec![("list", queue.key()), ("q", filter.search.as_str())];
    query.extend(filter.partner.iter().map(|partner| ("partner", partner.as_str())));
    query.extend(filter.reversed.then_some(("sort", "reversed")));
    query.extend(place.iter().map(|(way, cursor)| (*way, cursor.as_str())));
    format!("{}?{}", self::queue(), serde_html_form::to_string(query).unwrap_or_default())
}

/// The reviewer's page of a claim, with one file of its evidence in the frame.
pub fn review_showing(claim: &ClaimId, poe: &PoeId) -> String {
    format!("/review/{claim}?poe={poe}#evidence")
}

/// The dashboard, narrowed to a status.
pub fn dashboard_of(status: crate::domain::lifecycle::Status) -> String {
    format!("/claims?status={}", status.key())
}

/// The customer's page.
pub fn consent(token: &str) -> String {
    format!("/consent/{token}")
}

/// Whether whoever has the address may read the page: such addresses are guessed at.
pub fn is_by_link(path: &str) -> bool {
    ["/consent/", "/choose-password/"].iter().any(|start| path.starts_with(start))
}

/// The customer says that somebody else is to be asked.
pub fn wrong_person(token: &str) -> String {
    format!("/consent/{token}/wrong-person")
}

/// One person.
pub fn person(id: &PersonId) -> String {
    format!("/people/{id}")
}

/// Takes a conflict of interest back.
pub fn withdraw_conflict(conflict: &ConflictId) -> String {
    format!("/queue/conflicts/{conflict}/withdraw")
}

/// Invites a person anew.
pub fn invite(id: &PersonId) -> String {
    format!("/people/{id}/invite")
}

/// Ends every session of a person.
pub fn sign_out_person(id: &PersonId) -> String {
    format!("/people/{id}/sign-out")
}

/// Chooses a password with a letter's link.
pub fn choose_password(token: &str) -> String {
    format!("/choose-password/{token}")
}

/// Removes a person's second factors, which they have lost.
pub fn reset_second_factors(id: &PersonId) -> String {
    format!("/people/{id}/second-factors")
}

/// Removes one of one's own second factors.
pub fn remove_factor(id: &FactorId) -> String {
    format!("/second-factors/{id}/remove")
}

/// The second step of signing in, leading on to `next`.
pub fn second_step_then(next: &str) -> String {
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("{}?{query}", second_step())
}

/// Whether a page leads to a second factor, for somebody who has to have one before anything else.
pub fn leads_to_second_factor(path: &str) -> bool {
    [second_factors(), add_app(), add_passkey(), confirm(), sign_out(), change_password()].contains(&path)
}

/// One organisation.
pub fn organisation(id: &PartnerId) -> String {
    format!("/admin/organisations/{id}")
}

/// A new person of an organisation, for a Portal admin.
pub fn new_person_of(id: &PartnerId) -> String {
    format!("{}?partner={id}", new_person())
}

/// One location.
pub fn location(mpn: &Mpn) -> String {
    format!("/locations/{mpn}")
}

/// A new location of an organisation, for a Portal admin.
pub fn new_location_of(id: &PartnerId) -> String {
    format!("{}?partner={id}", new_location())
}

/// One product of the catalogue.
pub fn product(code: &ProductCode) -> String {
    format!("/admin/catalogue/{code}")
}

/// Asks before a holiday becomes an ordinary day.
pub fn remove_holiday(day: NaiveDate) -> String {
    format!("/admin/holidays/{day}/remove")
}

/// The wording of one reason.
pub fn reason(key: &str) -> String {
    format!("/admin/reasons/{key}")
}

/// Everything one person did, or that was done about them.
pub fn audit_of(person: &PersonId) -> String {
    format!("{}?who={person}", audit())
}

/// Everything about one claim that is not its history.
pub fn audit_on(claim: &ClaimId) -> String {
    format!("{}?which_claim={claim}", audit())
}

/// Letters in one state.
pub fn letters_in(state: &str) -> String {
    format!("{}?state={state}", letters())
}

/// Another chance for a letter given up.
pub fn retry_letter(id: &LetterId) -> String {
    format!("/admin/letters/{id}/again")
}

/// Has a file looked at for malware again.
pub fn scan_again(poe: &PoeId) -> String {
    format!("/admin/scans/{poe}/again")
}

/// Lets a file through though the scanner could not tell.
pub fn release_scan(poe: &PoeId) -> String {
    format!("/admin/scans/{poe}/release")
}

/// One letter of the demo's mailbox.
pub fn mailbox_letter(id: &LetterId) -> String {
    format!("/demo/mailbox/{id}")
}

/// A letter's HTML, for a frame.
pub fn mailbox_letter_html(id: &LetterId) -> String {
    format!("/demo/mailbox/{id}/html")
}

/// The sign-in form, leading on to `next` (R56).
pub fn sign_in_then(next: &str) -> String {
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("{}?{query}", sign_in())
}

/// The password once more, leading on to `next`.
pub fn confirm_then(next: &str) -> String {
    let query = serde_html_form::to_string([("next", next)]).unwrap_or_default();
    format!("{}?{query}", confirm())
}

/// A path inside the portal that may be gone to after signing in; the home page for anything else.
pub fn inside(path: &str) -> &str {
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && !path.starts_with("/\\")
        && path.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if plain { path } else { home() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_never_leads_outside() {
        for outside in
            ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\nb"]
        {
            assert_eq!(inside(outside), "/", "{outside:?}");
        }
        assert_eq!(inside("/claims/CPOR-2026-4F7K2MX?x=1"), "/claims/CPOR-2026-4F7K2MX?x=1");
    }
}
