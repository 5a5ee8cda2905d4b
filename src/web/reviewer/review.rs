//! One claim as its reviewer sees it: what now, what stands in the way, the facts, and the evidence beside them.

use super::answer::{Answer, request};
use super::collision::Collision;
use super::desk::Desk;
use super::evidence::{Evidence, elements, warnings};
use super::next_move::NextMove;
use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::claim::State;
use crate::domain::event::{Event, Recorded};
use crate::domain::poe::PoeFile;
use crate::domain::reason::Ground;
use crate::store::{Delivery, Posted};
use crate::web::claims::addressee::Report;
use crate::web::claims::card::ClaimCard;
use crate::web::claims::conversation::Conversation;
use crate::web::claims::counted::Counted;
use crate::web::claims::details_rows::{DetailsGroup, details_groups, with_location};
use crate::web::claims::steps::{Step, steps_of};
use crate::web::claims::timeline::ground_lines;
use crate::web::form::Fields;
use crate::web::{Reply, ReviewerViewer, Shell, page, urls};
use actix_web::web::{Data, Path, Query};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/review.html")]
struct ReviewPage {
    shell: Shell,
    card: ClaimCard,
    steps: Vec<Step>,
    counted: Option<Counted>,
    version: u32,
    partner: String,
    next: NextMove,
    asked: Option<Said>,
    /// What the partner was asked for, while it has not answered, or because it did not.
    request: Option<Said>,
    answer: Option<Answer>,
    /// Why it was rejected.
    rejection: Option<Said>,
    dispute: Option<Dispute>,
    collision: Option<Collision>,
    warnings: Vec<String>,
    elements: Vec<(String, String)>,
    details: Vec<DetailsGroup>,
    evidence: Evidence,
    comments: Conversation,
    letters: Vec<Letter>,
    reports: Vec<String>,
    /// For a lead: which reviewers must not have the claim.
    partial: Option<String>,
}

/// Something said: by whom and when, the coded reasons, the words.
pub struct Said {
    who: String,
    when: String,
    reasons: Vec<String>,
    text: String,
}

/// A dispute, before the rejection it contests: the second reviewer looks at the evidence with fresh eyes.
struct Dispute {
    justification: Said,
    files: Vec<(String, String)>,
    rejection: Option<Said>,
}

/// A letter about the claim and what became of it.
struct Letter {
    what: String,
    to: String,
    state: String,
    failed: bool,
    error: String,
    again: Option<String>,
}

/// The page.
pub async fn get(
    viewer: ReviewerViewer,
    path: Path<String>,
    query: Query<Vec<(String, String)>>,
    app: Data<App>,
) -> Reply {
    let desk = Desk::open(&app, &viewer, &path).await?;
    let (claim, shell) = (desk.claim(), viewer.shell);
    let admin = viewer.person.is(Role::PortalAdmin);
    let (card, history) = (desk.card(&shell), &desk.facts.history);
    page(&ReviewPage {
        steps: steps_of(claim, history, &card, &shell),
        counted: card.due.as_ref().and_then(|_| desk.opened.counted(history, &desk.facts.holidays, &shell)),
        card,
        version: claim.version,
        partner: desk.partner().to_owned(),
        next: NextMove::of(&desk, &shell),
        asked: asked(&desk, &shell),
        request: unanswered(&desk, &shell),
        answer: Answer::of(&desk, &shell),
        rejection: rejected(&desk, &shell),
        dispute: dispute(&desk, &shell),
        collision: Collision::of(&desk, &shell),
        warnings: warnings(&desk, &shell),
        elements: elements(&desk, &shell),
        details: details(&desk, &shell),
        evidence: Evidence::of(&desk, Fields(query.into_inner()).get("poe"), &shell),
        comments: Conversation::of(claim, history, &desk.actor(), desk.opened.now, &shell),
        letters: desk.facts.letters.iter().map(|letter| letter_of(letter, admin, &shell)).collect(),
        reports: reports(&desk, &shell),
        partial: partial(&desk, &shell),
        shell,
    })
}

/// Whom a lead must not give the claim to.
fn partial(desk: &Desk, shell: &Shell) -> Option<String> {
    let names = desk.facts.partial.join(", ");
    let told = desk.person.is(Role::LeadReviewer) && !names.is_empty();
    told.then(|| shell.t1("review-partial", "names", names))
}

/// What the claim says, the location by its name.
fn details(desk: &Desk, shell: &Shell) -> Vec<DetailsGroup> {
    let groups = details_groups(&desk.claim().details, &desk.facts.products, shell);
    with_location(groups, desk.facts.location.as_slice(), shell)
}

/// The partner's wish to be rejected, as long as it can be granted.
fn asked(desk: &Desk, shell: &Shell) -> Option<Said> {
    desk.claim().rejection_pending()?;
    let (line, (reason, note)) = desk.last(|event| match event {
        Event::RejectionAsked { reason, note } => Some((reason, note)),
        _ => None,
    })?;
    let reasons = vec![shell.t(format!("ask-{}", reason.key()))];
    Some(said(line, reasons, note.as_ref().map(|note| note.as_str()), shell))
}

fn dispute(desk: &Desk, shell: &Shell) -> Option<Dispute> {
    let phase = desk.claim().phase();
    if !phase.is_dispute() || phase.is_after_dispute() {
        return None;
    }
    let (line, (justification, files)) = desk.last(|event| match event {
        Event::Disputed { justification, files } => Some((justification, files)),
        _ => None,
    })?;
    let file =
        |file: &PoeFile| (file.name.as_str().to_owned(), urls::review_showing(&desk.claim().id, &file.id));
    let text = justification.as_ref().map(|note| note.as_str());
    let before = desk.facts.history.iter().rev().filter(|earlier| earlier.seq < line.seq);
    let rejection = before.filter_map(|earlier| rejection(earlier, shell)).next();
    let files = files.iter().map(file).collect();
    Some(Dispute { justification: said(line, Vec::new(), text, shell), files, rejection })
}

/// The newest request of a claim whose partner is being asked, or was and did not answer.
fn unanswered(desk: &Desk, shell: &Shell) -> Option<Said> {
    let silent = matches!(&desk.claim().state, State::Rejected { ground: Ground::NoPartnerResponse, .. });
    let asked = matches!(desk.claim().state, State::PartnerActionRequired { .. });
    (asked || silent).then(|| request(desk, shell)).flatten()
}

/// Why a rejected claim was rejected.
fn rejected(desk: &Desk, shell: &Shell) -> Option<Said> {
    let rejected = matches!(desk.claim().state, State::Rejected { .. });
    rejected.then(|| desk.facts.history.iter().rev().find_map(|line| rejection(line, shell))).flatten()
}

/// The line of a rejection, whoever rejected.
fn rejection(line: &Recorded, shell: &Shell) -> Option<Said> {
    let (reasons, note) = match &line.outcome.event {
        Event::Rejected { ground, note } => (ground_lines(ground, shell), note.as_ref()),
        Event::ConsentDenied { reason, note, .. } => {
            let why = reason.map(|reason| shell.t(format!("deny-{}", reason.key())));
            (std::iter::once(shell.t("ground-customer-decline")).chain(why).collect(), note.as_ref())
        }
        Event::NoResponse => (vec![shell.t("ground-no-partner-response")], None),
        _ => return None,
    };
    Some(said(line, reasons, note.map(|note| note.as_str()), shell))
}

/// The line of what was said.
pub fn said(line: &Recorded, reasons: Vec<String>, text: Option<&str>, shell: &Shell) -> Said {
    let who = match line.by.name.as_str() {
        "" => shell.t(format!("side-{}", line.by.side.key())),
        name => name.to_owned(),
    };
    Said { who, when: shell.moment(&line.at), reasons, text: text.unwrap_or_default().to_owned() }
}

fn letter_of(letter: &Posted, admin: bool, shell: &Shell) -> Letter {
    let failed = matches!(letter.delivery, Delivery::Failed(_)) && !letter.is_overtaken();
    let state = match letter.delivery {
        Delivery::Waiting => shell.t("letter-waiting"),
        Delivery::Sent(at) => shell.t1("letter-sent", "when", shell.moment(&at)),
        Delivery::Failed(at) => {
            let key = if letter.is_overtaken() { "letter-overtaken" } else { "letter-failed" };
            shell.t1(key, "when", shell.moment(&at))
        }
    };
    Letter {
        what: shell.t(format!("history-notice-{}", letter.notice.key())),
        to: format!("{} <{}>", letter.to.name, letter.to.email),
        state,
        failed,
        error: letter
            .last_error
            .clone()
            .filter(|_| !matches!(letter.delivery, Delivery::Sent(_)) && !letter.is_overtaken())
            .unwrap_or_default(),
        again: (failed && admin).then(|| urls::retry_letter(&letter.id)),
    }
}

/// What the customer's addressees say about being the wrong person, since the newest letter.
fn reports(desk: &Desk, shell: &Shell) -> Vec<String> {
    let says = |report: Report<'_>| match report.colleague {
        Some(email) => {
            let args = [("email", email.as_str().into()), ("when", shell.moment(&report.line.at).into())];
            shell.words().say("review-wrong-person-colleague", &args)
        }
        None => shell.t1("review-wrong-person", "when", shell.moment(&report.line.at)),
    };
    desk.reports().into_iter().map(says).collect()
}
