//! Where people would rather look than read: the steps of a claim's life, its deadline day by day, figures.

use crate::support::{Page, Person, Portal, days};
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};
use portal::domain::contact::Lang;
use portal::domain::event::{Event, Recorded};
use portal::domain::ids::ClaimId;
use portal::domain::lifecycle::Phase;
use portal::domain::reason::{AskReason, Ground, InfoNeeded, PoeFault};
use portal::store::Queue;
use portal::web::urls;

fn steps(page: &Page) -> Vec<String> {
    let current = page.texts(".steps [aria-current=step]");
    assert_eq!(current.len(), 1, "{}: {current:?}", page.path);
    page.texts(".steps > li")
}

/// The table of every day of a deadline.
fn day_table(page: &Page) -> Vec<String> {
    page.texts(".day-count tbody tr")
}

#[actix_web::test]
async fn both_sides_see_the_steps_with_their_days_and_what_is_still_to_come() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    portal.pass(days(1)).await;
    rolf.starts(&claim).await.done();
    portal.pass(days(1)).await;
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "Which products?").await.done();
    for page in [anna.looks_at(&claim).await, rolf.opens(urls::review(&claim)).await] {
        assert_eq!(
            steps(&page),
            [
                "Draft (done) 23 November 2026",
                "Submitted (done) 23 November 2026",
                "Under review (done) 24 November 2026",
                "Partner action required (now) 25 November 2026 Answer by 2 December 2026",
                "Under review (still to come)",
                "Approved (still to come)",
                "Assessment (still to come)",
            ]
        );
    }
    // Asked a second time, it is still one step.
    anna.resubmits(&claim, "Exchange").await.done();
    rolf.asks(&claim, &[InfoNeeded::MissingProducts], "And which else?").await.done();
    let again = steps(&anna.looks_at(&claim).await);
    assert_eq!(again.len(), 7, "{again:?}");
    assert!(again[3].contains("asked 2 times"), "{again:?}");
    anna.speaks(Lang::Sv).await;
    anna.looks_at(&claim).await.says("Inskickat (klart) 2026-11-23").says("Så räknas dagen fram");
}

#[actix_web::test]
async fn a_rejection_and_a_dispute_are_branches_and_the_end_is_assessment() {
    let portal = Portal::start().await;
    let (anna, rolf, lena) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.lead().await);
    let claim = anna.has_rejected(&rolf).await;
    let rejected = steps(&anna.looks_at(&claim).await);
    assert_eq!(rejected.len(), 4, "nothing is still to come: {rejected:?}");
    assert!(rejected[3].starts_with("Rejected (now)"), "{rejected:?}");
    assert!(rejected[3].ends_with("Can be disputed until 23 December 2026"), "{rejected:?}");
    anna.disputes(&claim, "Page two names them", &[]).await.done();
    let disputed = steps(&anna.looks_at(&claim).await);
    assert_eq!(disputed[3], "Rejected (done) 23 November 2026");
    assert!(disputed[4].starts_with("Dispute under review (now)"), "{disputed:?}");
    assert_eq!(disputed[5], "Approved after dispute (still to come)");
    lena.takes_over(&claim).await.done();
    lena.approves(&claim).await.done();
    portal.clear_the_mailbox().await;
    portal.pass(days(8)).await;
    let over = steps(&rolf.opens(urls::review(&claim)).await);
    assert_eq!(over.last().unwrap(), "Assessment (now) 1 December 2026 Pending");
}

#[actix_web::test]
async fn every_day_of_a_deadline_is_named_with_its_holidays() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    portal.pass(days(28)).await;
    let claim = anna.has_been_asked(&rolf).await;
    let page = anna.looks_at(&claim).await;
    assert_eq!(
        day_table(&page),
        [
            "Monday 21 December 2026 Day zero: the deadline was set (today)",
            "Tuesday 22 December 2026 Day 1",
            "Wednesday 23 December 2026 Day 2",
            "Thursday 24 December 2026 Holiday, not counted: Julafton / Christmas Eve",
            "Friday 25 December 2026 Holiday, not counted: Juldagen / Christmas Day",
            "Saturday 26 December 2026 Holiday, not counted: Annandag jul / Boxing Day",
            "Sunday 27 December 2026 Weekend, not counted",
            "Monday 28 December 2026 Day 3",
            "Tuesday 29 December 2026 Day 4",
            "Wednesday 30 December 2026 Day 5, the last",
        ]
    );
    page.says("5 business days follow").says("the last of them is 30 December 2026");
    page.says("the reviewer’s days are paused; 5 business days are left");
    portal.pass(days(1)).await;
    anna.resubmits(&claim, "Exchange and Teams").await.done();
    let reviewers = day_table(&rolf.opens(urls::review(&claim)).await);
    assert_eq!(
        reviewers[1],
        "Tuesday 22 December 2026 Paused, waiting for the partner; 5 days were left (today)"
    );
    assert_eq!(reviewers.last().unwrap(), "Monday 4 January 2027 Day 5, the last");
}

#[actix_web::test]
async fn a_holiday_that_comes_later_moves_no_deadline_and_the_page_says_so() {
    let portal = Portal::start().await;
    let (anna, petra) = (portal.incentives_admin("Contoso").await, portal.portal_admin().await);
    let claim = anna.has_submitted().await;
    let before = anna.looks_at(&claim).await;
    before.says_not("have been changed since");
    assert_eq!(day_table(&before).last().unwrap(), "Monday 30 November 2026 Day 5, the last");
    let holiday = [("holiday_day", "2026-11-30"), ("holiday_name", "A day off")];
    petra.fills(urls::holidays(), &holiday).await.done();
    let after = anna.looks_at(&claim).await;
    after.says("Counted today, the last day would be 1 December 2026");
    after.says("The deadline that was given applies: 30 November 2026.");
    assert_eq!(day_table(&after), day_table(&before), "the day that was given is still the last that counts");
}

#[actix_web::test]
async fn a_draft_and_a_decided_claim_have_no_days_to_count() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (draft, wished) = (anna.has_draft().await, anna.has_claim_under_review(&rolf).await);
    anna.asks_to_reject(&wished, AskReason::IncorrectMpn, "").await.done();
    rolf.confirms_rejection(&wished).await.done();
    for claim in [draft, wished] {
        assert_eq!(anna.looks_at(&claim).await.texts(".day-count"), Vec::<String>::new());
    }
}

/// The rows of one picture's table.
fn numbers(page: &Page, picture: &str) -> Vec<String> {
    page.texts(&format!("section[aria-labelledby={picture}-title] tbody tr"))
}

/// The last word of each row, as a number.
fn last_numbers(page: &Page, picture: &str) -> Vec<usize> {
    let last = |row: &String| row.split(' ').next_back().unwrap().parse().unwrap();
    numbers(page, picture).iter().map(last).collect()
}

/// Lives with every kind of step: what is on the page must be what stands in their histories.
async fn known_lives(portal: &Portal, anna: &Person, rolf: &Person, lena: &Person) -> Vec<ClaimId> {
    let (plain, asked, disputed, silent) = (
        anna.has_submitted().await,
        anna.has_submitted().await,
        anna.has_submitted().await,
        anna.has_submitted().await,
    );
    portal.pass(days(2)).await;
    for claim in [&plain, &asked, &disputed] {
        rolf.starts(claim).await.done();
    }
    rolf.asks(&asked, &[InfoNeeded::MissingProducts], "Which?").await.done();
    portal.pass(days(1)).await;
    rolf.approves(&plain).await.done();
    rolf.rejects(&disputed, &[PoeFault::MissingProducts, PoeFault::MissingOrOldDates], "No").await.done();
    rolf.starts(&silent).await.done();
    rolf.asks(&silent, &[InfoNeeded::MissingAllPoe], "Which?").await.done();
    portal.pass(days(1)).await;
    anna.resubmits(&asked, "Exchange").await.done();
    anna.disputes(&disputed, "They are named", &[]).await.done();
    portal.pass(days(4)).await;
    lena.rejects(&disputed, &[PoeFault::MissingProducts], "They are not").await.done();
    rolf.approves(&asked).await.done();
    let link = portal.customers_link(&plain).await;
    anna.elsewhere().denies(&link, &[]).await;
    portal.pass(days(7)).await;
    vec![plain, asked, disputed, silent]
}

async fn history(portal: &Portal, claim: &ClaimId) -> Vec<Recorded> {
    let id = claim.clone();
    portal.house.app.store.read(move |reader| reader.history(&id)).await.unwrap()
}

/// Weekdays after one day up to and including another; no holiday lies in these weeks.
fn business_days(from: DateTime<Utc>, to: DateTime<Utc>) -> u32 {
    let weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = from.date_naive().iter_days().skip(1).take_while(|day| *day <= to.date_naive());
    days.filter(weekday).map(|_| 1).sum()
}

/// The middle of some numbers, as the page writes it.
fn median(mut days: Vec<u32>) -> String {
    days.sort_unstable();
    let doubled = days[days.len() / 2] + days[(days.len() - 1) / 2];
    if doubled.is_multiple_of(2) { (doubled / 2).to_string() } else { format!("{}.5", doubled / 2) }
}

/// The business days of every stretch in some phases that an event of a kind ended, added up per visit or alone.
fn stretches(histories: &[Vec<Recorded>], phases: &[Phase], ends: fn(&Event) -> bool) -> Vec<u32> {
    let mut all = Vec::new();
    for history in histories {
        let mut spent = 0;
        for pair in history.windows(2) {
            if phases.contains(&pair[0].outcome.phase) {
                spent += business_days(pair[0].at, pair[1].at);
                if ends(&pair[1].outcome.event) {
                    all.push(spent);
                    spent = 0;
                }
            }
        }
    }
    all
}

#[actix_web::test]
async fn figures_are_what_stands_in_the_histories() {
    let portal = Portal::start().await;
    let (anna, rolf, lena) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.lead().await);
    let claims = known_lives(&portal, &anna, &rolf, &lena).await;
    let mut histories = Vec::new();
    for claim in &claims {
        histories.push(history(&portal, claim).await);
    }
    let events: Vec<&Event> = histories.iter().flatten().map(|line| &line.outcome.event).collect();
    let count = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    let approved = count(|event| matches!(event, Event::Approved { .. }));
    let (silent, denied) = (
        count(|event| matches!(event, Event::NoResponse)),
        count(|event| matches!(event, Event::ConsentDenied { .. })),
    );
    let insufficient =
        count(|event| matches!(event, Event::Rejected { ground: Ground::InsufficientPoe { .. }, .. }));
    assert_eq!((approved, insufficient, silent, denied), (2, 2, 1, 1));
    let page = anna.opens(urls::figures()).await;
    let rejected = insufficient + silent + denied;
    page.says(&format!(
        "{} decisions in twelve weeks: {approved} approved, {rejected} rejected",
        approved + rejected
    ));
    let weeks = numbers(&page, "weeks");
    assert_eq!(weeks.len(), 12);
    let by_week: Vec<usize> = last_numbers(&page, "weeks");
    assert_eq!(by_week.iter().sum::<usize>(), rejected, "{weeks:?}");
    assert_eq!(last_numbers(&page, "grounds"), [insufficient, silent, denied, 0]);
    assert_eq!(numbers(&page, "faults"), ["Missing Products 2", "Missing or Old Dates 1"]);
    let decided = |event: &Event| matches!(event, Event::Approved { .. } | Event::Rejected { .. });
    let expected = [
        stretches(&histories, &[Phase::Submitted], |event| matches!(event, Event::ReviewStarted)),
        stretches(&histories, &[Phase::Review], decided),
        stretches(&histories, &[Phase::Answering], |event| matches!(event, Event::Resubmitted { .. })),
        stretches(&histories, &[Phase::DisputeReview], decided),
    ];
    for (row, days) in numbers(&page, "days").iter().zip(expected) {
        let ended = days.len();
        assert!(row.ends_with(&format!(" {} {ended}", median(days))), "{row}");
    }
    assert_eq!(numbers(&page, "status")[4..], ["Approved 1", "Rejected 3"]);
    page.says("4 claims in all");
}

#[actix_web::test]
async fn a_partner_sees_its_own_figures_and_microsoft_everybodys() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let fabian = portal.incentives_admin("Fabrikam").await;
    anna.has_approved(&rolf).await;
    anna.has_draft().await;
    for _ in 0..2 {
        fabian.has_rejected(&rolf).await;
    }
    let late = fabian.has_submitted().await;
    portal.pass_business_days(6).await;
    let (hers, his) = (anna.opens(urls::figures()).await, fabian.opens(urls::figures()).await);
    hers.says("1 decision in twelve weeks: 1 approved, 0 rejected").says("Microsoft is late with no claim");
    his.says("2 decisions in twelve weeks: 0 approved, 2 rejected").says("Microsoft is late with 1 claim");
    his.offers(urls::dashboard_of(portal::domain::lifecycle::Status::Rejected));
    for who in [&rolf, &portal.lead().await, &portal.portal_admin().await] {
        let all = who.opens(urls::all_figures()).await;
        all.says("3 decisions in twelve weeks: 1 approved, 2 rejected").says("4 claims in all");
        assert_eq!(last_numbers(&all, "late"), [1, 0, 0]);
        all.offers(urls::queue_of(Queue::Overdue)).offers(urls::queue_of(Queue::Waiting));
    }
    rolf.opens(urls::queue_of(Queue::Overdue)).await.offers(urls::review(&late));
    anna.opens(urls::all_figures()).await.is(404);
    rolf.opens(urls::figures()).await.is(404);
    anna.opens(urls::dashboard()).await.offers(urls::figures());
    rolf.opens(urls::queue()).await.offers(urls::all_figures());
}

#[actix_web::test]
async fn what_is_older_than_twelve_weeks_is_no_longer_counted() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    anna.has_rejected(&rolf).await;
    portal.pass(days(7 * 11 + 6)).await;
    anna.opens(urls::figures()).await.says("1 decision in twelve weeks: 0 approved, 1 rejected");
    portal.pass(days(1)).await;
    let page = anna.opens(urls::figures()).await;
    page.says("0 decisions in twelve weeks").says("No step ended in the last twelve weeks");
    assert_eq!(last_numbers(&page, "status").last(), Some(&1), "it is still there");
}

#[actix_web::test]
async fn every_picture_has_a_name_and_words_and_its_numbers_in_both_languages() {
    let portal = Portal::start().await;
    let (anna, rolf, lena) =
        (portal.incentives_admin("Contoso").await, portal.reviewer().await, portal.lead().await);
    known_lives(&portal, &anna, &rolf, &lena).await;
    for lang in [Lang::En, Lang::Sv] {
        anna.speaks(lang).await;
        let page = anna.opens(urls::figures()).await;
        let drawn = page.texts("svg.chart[role=img] > title").len();
        assert!(drawn >= 5, "{drawn} pictures");
        assert_eq!(page.texts("svg.chart[role=img] > desc").len(), drawn);
        assert_eq!(page.texts(".figure details table").len(), drawn);
        assert!(!page.html().contains("style="), "an inline style");
    }
}
