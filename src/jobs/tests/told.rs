//! Who is told before time acts: the customer before its consent elapses, the partner before its claim lapses.

use super::*;
use std::sync::Mutex;

/// A mail server that does as it was told with the letters to the customer, and sends all others.
#[derive(Default)]
struct Gate {
    answer: Mutex<Option<SendError>>,
    letters: Memory,
}

impl Gate {
    fn says(&self, answer: Option<SendError>) {
        *self.answer.lock().unwrap() = answer;
    }
}

impl Transport for Gate {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        let answer = self.answer.lock().unwrap().clone();
        match answer.filter(|_| letter.to.email == "eva@fabrikam.example") {
            Some(error) => Box::pin(std::future::ready(Err(error))),
            None => self.letters.send(letter),
        }
    }
}

/// A world whose letters to the customer pass a gate.
async fn gated(answer: Option<SendError>) -> (World, Jobs, Arc<Gate>) {
    let (world, gate) = (World::new().await, Arc::new(Gate::default()));
    gate.says(answer);
    let jobs = Jobs::new(world.app.clone(), postman(gate.clone()));
    (world, jobs, gate)
}

/// The last day of the deadline in force.
async fn due_on(world: &World, claim: &ClaimId) -> Option<String> {
    let id = claim.clone();
    let claim = world.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap();
    claim.due.map(|due| due.due_on.to_string())
}

async fn is_unreachable(world: &World, claim: &ClaimId) -> bool {
    let id = claim.clone();
    world.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().customer_unreachable()
}

#[actix_web::test]
async fn a_customer_whose_letter_left_late_has_seven_days_from_then() {
    let (world, jobs, gate) = gated(Some(again())).await;
    let claim = world.approved(ONE, "exchange-online").await;
    jobs.deliver(None).await.unwrap();
    assert_eq!(due_on(&world, &claim).await, None, "no time runs while the letter waits");
    world.pass(Duration::days(3));
    gate.says(None);
    jobs.tick().await;
    assert_eq!(due_on(&world, &claim).await.as_deref(), Some("2026-11-12"));
    let letters = gate.letters.take();
    let told = letters.iter().find(|letter| letter.to.email == "eva@fabrikam.example").unwrap();
    assert!(told.text.contains("2026-11-12"), "the letter says what holds: {}", told.text);
    // A week after the approval the customer may still deny; a week after the letter the claim goes on.
    world.pass(Duration::days(5));
    assert!(jobs.sweep(world.app.workflow.instant(), false).await.unwrap().swept.is_empty());
    world.pass(Duration::days(4));
    let swept = jobs.sweep(world.app.workflow.instant(), false).await.unwrap().swept;
    assert_eq!(swept.iter().map(|swept| swept.act).collect::<Vec<_>>(), [Act::ElapseConsent]);
}

#[actix_web::test]
async fn a_customer_who_cannot_be_reached_loses_no_time_and_partner_and_reviewer_are_told() {
    let (world, jobs, gate) = gated(Some(SendError::Never("550 unknown".into()))).await;
    let claim = world.approved(ONE, "exchange-online").await;
    jobs.deliver(None).await.unwrap();
    assert!(is_unreachable(&world, &claim).await);
    let subjects: Vec<_> =
        gate.letters.take().into_iter().map(|letter| (letter.to.email, letter.subject)).collect();
    let told = |who: &str, what: &str| {
        subjects.iter().any(|(to, subject)| to.starts_with(who) && subject.contains(what))
    };
    assert!(told("anna@", "kunden kunde inte nås"), "{subjects:?}");
    assert!(told("rolf@", "came back") || told("rolf@", "kom inte fram"), "{subjects:?}");
    world.pass(Duration::days(60));
    jobs.tick().await;
    assert_eq!((world.status(&claim).await, due_on(&world, &claim).await), (Status::Approved, None));
    // Sent again, to somebody who can be reached, it begins.
    gate.says(None);
    let (name, email) =
        (PersonName::parse("Mika Dahl").unwrap(), Email::parse("mika@fabrikam.example").unwrap());
    world.act(&world.rolf, &claim, Action::ResendConsent { name, email, language: Lang::En }).await;
    jobs.tick().await;
    assert!(!is_unreachable(&world, &claim).await);
    assert_eq!(due_on(&world, &claim).await.as_deref(), Some("2027-01-08"));
}

#[actix_web::test]
async fn a_letter_out_of_tries_is_a_customer_not_told() {
    let (world, jobs, _gate) = gated(Some(again())).await;
    let claim = world.approved(ONE, "exchange-online").await;
    for _ in 0..12 {
        jobs.deliver(None).await.unwrap();
        world.pass(Duration::hours(1));
    }
    assert!(!is_unreachable(&world, &claim).await, "it is still being tried");
    world.pass(Duration::days(5));
    jobs.deliver(None).await.unwrap();
    assert!(is_unreachable(&world, &claim).await);
}

#[actix_web::test]
async fn a_letter_that_a_newer_one_has_overtaken_never_leaves_and_says_so() {
    let (world, jobs, gate) = gated(Some(again())).await;
    let claim = world.approved(ONE, "exchange-online").await;
    jobs.deliver(None).await.unwrap();
    let (name, email) =
        (PersonName::parse("Mika Dahl").unwrap(), Email::parse("mika@fabrikam.example").unwrap());
    world.act(&world.rolf, &claim, Action::ResendConsent { name, email, language: Lang::En }).await;
    gate.says(None);
    world.pass(Duration::hours(1));
    jobs.deliver(None).await.unwrap();
    let letters = world.letters_of(&claim).await;
    let consent: Vec<_> = letters.iter().filter(|letter| letter.notice == Notice::Consent).collect();
    assert_eq!(
        consent.iter().map(|l| (l.to.email.as_str(), l.is_overtaken())).collect::<Vec<_>>(),
        [("eva@fabrikam.example", true), ("mika@fabrikam.example", false)]
    );
    assert!(gate.letters.take().iter().all(|letter| letter.to.email != "eva@fabrikam.example"));
    assert!(!is_unreachable(&world, &claim).await, "the newer letter has been handed over");
}

#[actix_web::test]
async fn a_letter_whose_window_is_over_never_leaves() {
    let (world, jobs, gate) = gated(None).await;
    let claim = world.approved(ONE, "exchange-online").await;
    jobs.deliver(None).await.unwrap();
    // The technical contact's copy, which the server would not take.
    let copy =
        world.letters_of(&claim).await.into_iter().find(|letter| letter.notice == Notice::Consent).unwrap();
    let to = crate::store::Recipient { email: "it@fabrikam.example".into(), ..copy.to.clone() };
    let id = world.app.workflow.ids().letter(monday());
    let post = move |writer: &mut Writer<'_>| {
        writer.post(id.clone(), copy.claim().unwrap(), copy.seq(), Notice::Consent, &to, monday())
    };
    world.app.store.write::<_, StoreError>(post).await.unwrap();
    gate.letters.take();
    world.pass(Duration::days(9));
    jobs.tick().await;
    assert!(gate.letters.take().iter().all(|letter| letter.to.email != "it@fabrikam.example"));
    assert!(world.letters_of(&claim).await.iter().any(|letter| letter.is_overtaken()));
}

#[actix_web::test]
async fn a_partner_that_does_not_answer_is_reminded_twice_and_no_oftener() {
    let world = World::new().await;
    let claim = world.asked(ONE, "exchange-online").await;
    world.jobs.tick().await;
    let mut reminded = Vec::new();
    for _ in 0..24 * 9 {
        world.pass(Duration::hours(1));
        world.jobs.tick().await;
        let letters = world.letters_of(&claim).await;
        let number = letters.iter().filter(|letter| letter.notice == Notice::Reminder).count();
        if number > reminded.len() {
            reminded.push(world.app.workflow.instant().to_rfc3339());
        }
    }
    // Asked on Monday, 2 November; the last day is Monday the 9th. Eight in the morning in Stockholm is seven in UTC.
    assert_eq!(reminded, ["2026-11-05T07:00:00+00:00", "2026-11-09T07:00:00+00:00"]);
    let letters = world.mail.take();
    let reminder = letters.iter().find(|letter| letter.subject.contains("påminnelse")).unwrap();
    assert!(
        reminder.text.contains("Teams is missing.") && reminder.text.contains("2026-11-09"),
        "{}",
        reminder.text
    );
    assert_eq!(world.status(&claim).await, Status::Rejected);
}

#[actix_web::test]
async fn a_reminder_does_not_make_an_answer_stale() {
    let world = World::new().await;
    let claim = world.asked(ONE, "exchange-online").await;
    let id = claim.clone();
    let seen = world.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().version;
    world.clock.set(Utc.with_ymd_and_hms(2026, 11, 5, 7, 0, 0).unwrap());
    world.jobs.tick().await;
    let answer = Action::Resubmit { reply: Some(note("Page two names it.")), files: Vec::new() };
    let done = world.app.workflow.act(&world.anna, &claim, Seen::Version(seen), answer).await;
    assert_eq!(done.unwrap().claim.status(), Status::UnderReview);
}

#[actix_web::test]
async fn the_same_comment_of_the_same_form_is_said_once_and_another_form_says_it_again() {
    let world = World::new().await;
    let claim = world.submitted(ONE, "exchange-online").await;
    let says = async |seen| {
        let action = Action::Comment(note("Which contract?"));
        world.app.workflow.act(&world.rolf, &claim, Seen::Since(seen), action).await.unwrap().claim.version
    };
    let id = claim.clone();
    let seen = world.app.store.read(move |reader| reader.claim(&id)).await.unwrap().unwrap().version;
    assert_eq!(says(seen).await, seen + 1);
    // Somebody else speaks in between; the form is still the same.
    world.act(&world.anna, &claim, Action::Comment(note("Which contract?"))).await;
    assert_eq!(says(seen).await, seen + 2, "nothing was added");
    assert_eq!(says(seen + 2).await, seen + 3, "a form drawn since is another form");
}
