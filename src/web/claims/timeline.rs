//! A claim's events in words, for the side that reads them, gathered by day (R53).

use super::conversation::known_as;
use super::details_rows::{
    ProductNames, Section, activity_name, country_name, field_name, language_name, product_name,
    products_text, yes_or_no,
};
use super::files::kind_of;
use crate::domain::actor::Side;
use crate::domain::claim::Claim;
use crate::domain::details::Change;
use crate::domain::event::{Event, Recorded};
use crate::domain::ids::{ClaimId, PersonId};
use crate::domain::lifecycle::Phase;
use crate::domain::limit::{Deadline, DeadlineKind};
use crate::domain::notice::Audience;
use crate::domain::poe::PoeFile;
use crate::domain::product::{Activity, Claimed};
use crate::domain::reason::{Assessment, Ground};
use crate::domain::text::Note;
use crate::store::{Delivery, Posted};
use crate::web::{Shell, urls};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// The events of one day.
#[derive(Debug, Clone)]
pub struct Day {
    /// The day.
    pub title: String,
    /// What happened, the latest first.
    pub entries: Vec<Entry>,
}

/// One event.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The side's key, for its colour.
    pub side_key: &'static str,
    /// The side.
    pub side: String,
    /// For machines.
    pub iso: String,
    /// The time of day, with its zone.
    pub clock: String,
    /// What happened.
    pub what: String,
    /// Who did it, as the reader may know.
    pub who: String,
    /// Each changed field, before and after.
    pub changes: Vec<(String, String, String)>,
    /// Reasons, one a line.
    pub reasons: Vec<String>,
    /// What was said.
    pub quote: String,
    /// Files that came or went.
    pub files: Vec<FileLine>,
    /// What followed: deadlines and letters.
    pub then: Vec<String>,
}

/// A file in the history.
#[derive(Debug, Clone)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Its page; empty when it was taken out again.
    pub href: String,
    /// What it is and how big.
    pub facts: String,
    /// What its bytes add up to.
    pub digest: String,
}

/// What a history is told with.
pub struct Telling<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its events, oldest first.
    pub history: &'a [Recorded],
    /// The letters about it.
    pub letters: &'a [Posted],
    /// The names of products.
    pub products: &'a ProductNames,
    /// Who reads.
    pub reader: Side,
    /// In which words.
    pub shell: &'a Shell,
}

impl Telling<'_> {
    /// Everything that happened, by day, the latest first.
    pub fn days(&self) -> Vec<Day> {
        let mut days: Vec<(NaiveDate, Day)> = Vec::new();
        for (index, line) in self.history.iter().enumerate().rev() {
            let date = line.at.with_timezone(&self.shell.zone()).date_naive();
            let before = index.checked_sub(1).and_then(|before| self.history.get(before));
            let entry = self.entry(line, before);
            match days.last_mut() {
                Some((last, day)) if *last == date => day.entries.push(entry),
                _ => days.push((date, Day { title: self.shell.day(&date), entries: vec![entry] })),
            }
        }
        days.into_iter().map(|(_, day)| day).collect()
    }

    fn entry(&self, line: &Recorded, before: Option<&Recorded>) -> Entry {
        let event = &line.outcome.event;
        let mut then = self.deadline(line, before);
        then.extend(
            self.letters.iter().filter(|letter| letter.seq() == line.seq).filter_map(|l| self.letter(l)),
        );
        Entry {
            side_key: line.by.side.key(),
            side: self.shell.t(format!("side-{}", line.by.side.key())),
            iso: line.at.to_rfc3339(),
            clock: self.shell.words().time(line.at, self.shell.zone()),
            what: self.what(event),
            who: self.who(line),
            changes: self.changes(event),
            reasons: self.reasons(event),
            quote: self.quote(event).map_or_else(String::new, |note| note.as_str().to_owned()),
            files: self.files(event),
            then,
        }
    }

    fn what(&self, event: &Event) -> String {
        let reader = if self.reader == Side::Partner { "partner" } else { "reviewer" };
        let mut args = vec![("reader", reader.into())];
        match event {
            Event::TakenOver { from: Some(from) } => args.push(("from", self.person(from).into())),
            // A dispute, which nobody had.
            Event::TakenOver { from: None } => return self.shell.words().say("event-taken", &args),
            Event::Edited { changes } if changes.is_empty() => return self.shell.t("event-saved-unchanged"),
            Event::Edited { changes } => args.push(("sections", self.sections(changes).into())),
            Event::ConsentDenied { name, .. } => {
                args.push(("name", name.as_ref().map_or("", |name| name.as_str()).into()));
            }
            Event::ConsentResent { name, email, .. } => {
                args.push(("to", format!("{name} <{email}>").into()));
            }
            Event::PoeRemoved { name, .. } => args.push(("file", name.as_str().into())),
            _ => {}
        }
        self.shell.words().say(&format!("event-{}", event.key()), &args)
    }

    /// The parts of the form that changes are in.
    fn sections(&self, changes: &[Change]) -> String {
        let changed = |section: &&Section| changes.iter().any(|c| Section::of(&c.field) == Some(**section));
        let names = Section::ALL.iter().filter(changed).map(|s| self.shell.t(format!("section-{}", s.key())));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Who did it: what reviewers do not do is done by Microsoft, to everybody outside.
    fn who(&self, line: &Recorded) -> String {
        let admins = matches!(line.outcome.event, Event::AssessmentRecorded { .. });
        match (admins, self.reader) {
            (false, _) | (true, Side::Reviewer) => known_as(&line.by, self.reader, self.shell),
            (true, _) => self.shell.t("side-reviewer"),
        }
    }

    /// A person whom the history names; Microsoft's people stay unnamed to everybody else.
    fn person(&self, id: &PersonId) -> String {
        let known = self.history.iter().map(|line| &line.by).find(|by| by.person.as_ref() == Some(id));
        match known {
            Some(by) => known_as(by, self.reader, self.shell),
            None => self.shell.t("known-as-reviewer"),
        }
    }

    fn changes(&self, event: &Event) -> Vec<(String, String, String)> {
        match event {
            Event::Edited { changes } => changes_in_words(changes, self.products, self.shell),
            _ => Vec::new(),
        }
    }

    fn reasons(&self, event: &Event) -> Vec<String> {
        let t = |prefix: &str, key: &str| self.shell.t(format!("{prefix}-{key}"));
        match event {
            Event::InfoRequested { .. } => request_lines(event, self.products, self.shell),
            // What a reviewer has confirmed is between Microsoft's people.
            Event::Approved { checks, .. } if self.reader == Side::Reviewer => {
                checks.iter().map(|check| t("approve-check", check.key())).collect()
            }
            Event::Rejected { ground, .. } => ground_lines(ground, self.shell),
            Event::RejectionAsked { reason, .. } => vec![t("ask", reason.key())],
            Event::ConsentDenied { reason: Some(reason), .. } => vec![t("deny", reason.key())],
            Event::AssessmentRecorded { assessment } => assessment_lines(*assessment, self.shell),
            Event::CollisionSettled { against, .. } if self.reader == Side::Reviewer => {
                let others: Vec<_> = against.iter().map(ClaimId::as_str).collect();
                vec![self.shell.t1("history-against", "claims", others.join(", "))]
            }
            Event::WrongPersonReported { colleague: Some(colleague) } if self.reader == Side::Reviewer => {
                vec![self.shell.t1("history-colleague", "email", colleague.as_str())]
            }
            Event::WrongPersonReported { colleague: Some(_) } => {
                vec![self.shell.t("history-colleague-named")]
            }
            _ => Vec::new(),
        }
    }

    fn quote<'e>(&self, event: &'e Event) -> Option<&'e Note> {
        match event {
            Event::Commented { text } => Some(text),
            Event::InfoRequested { note, .. } => Some(note),
            // It speaks of another partner.
            Event::CollisionSettled { note, .. } => (self.reader == Side::Reviewer).then_some(note),
            Event::Resubmitted { reply, .. } => reply.as_ref(),
            Event::Disputed { justification, .. } => justification.as_ref(),
            Event::Approved { note, .. }
            | Event::Rejected { note, .. }
            | Event::RejectionAsked { note, .. }
            | Event::ConsentDenied { note, .. } => note.as_ref(),
            _ => None,
        }
    }

    fn files(&self, event: &Event) -> Vec<FileLine> {
        event.brought().iter().map(|file| self.file(file)).collect()
    }

    fn file(&self, file: &PoeFile) -> FileLine {
        let there = self.claim.poe_file(&file.id).is_some();
        FileLine {
            name: file.name.as_str().to_owned(),
            href: if there { urls::poe_file(&self.claim.id, &file.id) } else { String::new() },
            facts: format!("{} · {}", kind_of(file, self.shell), self.shell.words().bytes(file.size)),
            digest: file.digest.as_str().to_owned(),
        }
    }

    /// The deadline an event set, moved or took away.
    fn deadline(&self, line: &Recorded, before: Option<&Recorded>) -> Vec<String> {
        let (old, new) = (before.and_then(|before| before.outcome.due), line.outcome.due);
        let said = match new {
            Some(due) if old != new => {
                Some(self.shell.t1(deadline_key(&due, line.outcome.phase), "due", self.shell.until(&due)))
            }
            _ => None,
        };
        said.into_iter().collect()
    }

    /// A letter, as far as it concerns the reader: its own side's, and that the customer was written to.
    fn letter(&self, letter: &Posted) -> Option<String> {
        let audience = letter.notice.audience();
        if self.reader == Side::Partner
            && matches!(audience, Audience::Reviewer | Audience::Leads | Audience::Oneself)
        {
            return None;
        }
        let say_at = |key: &str, at: DateTime<Utc>| self.shell.t1(key, "when", self.shell.moment(&at));
        let state = match letter.delivery {
            Delivery::Waiting => self.shell.t("letter-waiting"),
            Delivery::Sent(at) => say_at("letter-sent", at),
            Delivery::Failed(at) if letter.is_overtaken() => say_at("letter-overtaken", at),
            Delivery::Failed(at) => say_at("letter-failed", at),
        };
        let args = [
            ("audience", audience.key().into()),
            ("letter", self.shell.t(format!("history-notice-{}", letter.notice.key())).into()),
            ("to", format!("{} <{}>", letter.to.name, letter.to.email).into()),
            ("state", state.into()),
        ];
        Some(self.shell.words().say("history-letter", &args))
    }
}

/// Where a field stands in the form.
fn place_of(field: &str) -> Option<usize> {
    Section::ALL.iter().flat_map(|section| section.fields()).position(|name| *name == field)
}

const fn deadline_key(due: &Deadline, phase: Phase) -> &'static str {
    match (due.kind, phase) {
        (DeadlineKind::Sla, Phase::Submitted) => "history-due-start",
        (DeadlineKind::Sla, _) => "history-due-decision",
        (DeadlineKind::Expiry, Phase::ConsentOpen | Phase::DisputeConsentOpen) => "history-due-consent",
        (DeadlineKind::Expiry, _) => "history-due-answer",
        (DeadlineKind::Window, _) => "history-due-dispute",
    }
}

/// Changed fields in words, in the form's order: name, before, after.
pub fn changes_in_words(
    changes: &[Change],
    products: &ProductNames,
    shell: &Shell,
) -> Vec<(String, String, String)> {
    let mut ordered: Vec<&Change> = changes.iter().collect();
    ordered.sort_by_key(|change| place_of(&change.field));
    let change = |change: &Change| {
        let words = |value| value_in_words(&change.field, value, products, shell);
        (field_name(shell.words(), &change.field), words(&change.old), words(&change.new))
    };
    ordered.into_iter().map(change).collect()
}

/// What a request for information asks for; nothing for any other event.
pub fn request_lines(event: &Event, products: &ProductNames, shell: &Shell) -> Vec<String> {
    let Event::InfoRequested { needed, products: about, may_add_products, .. } = event else {
        return Vec::new();
    };
    let reasons = needed.iter().map(|reason| shell.t(format!("reason-{}", reason.key())));
    let names: Vec<_> = about.iter().map(|code| product_name(code.as_str(), products)).collect();
    let concerns = (!names.is_empty()).then(|| shell.t1("history-concerns", "products", names.join(", ")));
    let may_add = may_add_products.then(|| shell.t("history-may-add"));
    reasons.chain(concerns).chain(may_add).collect()
}

/// Why a claim was rejected: the primary reason, then what was wrong in detail.
pub fn ground_lines(ground: &Ground, shell: &Shell) -> Vec<String> {
    let t = |prefix: &str, key: &str| shell.t(format!("{prefix}-{key}"));
    let mut lines = vec![t("ground", ground.key())];
    match ground {
        Ground::PartnerRequest { reason } => lines.push(t("ask", reason.key())),
        Ground::CustomerDecline { reason } => lines.extend(reason.map(|reason| t("deny", reason.key()))),
        Ground::InsufficientPoe { faults } => {
            lines.extend(faults.iter().map(|fault| t("reason", fault.key())));
        }
        Ground::NoPartnerResponse => {}
    }
    lines
}

/// What an assessment came to.
fn assessment_lines(assessment: Assessment, shell: &Shell) -> Vec<String> {
    let result = shell.t(format!("history-assessment-{}", assessment.key()));
    let reason = match assessment {
        Assessment::NotEligible { reason } => Some(shell.t(format!("ineligible-{}", reason.key()))),
        Assessment::Pending | Assessment::Eligible => None,
    };
    std::iter::once(result).chain(reason).collect()
}

/// A field's value as it stands in an event, in words; empty for none.
fn value_in_words(field: &str, value: &Value, products: &ProductNames, shell: &Shell) -> String {
    let words = shell.words();
    match (field, value) {
        (_, Value::Null) => String::new(),
        (_, Value::Bool(yes)) => yes_or_no(words, *yes),
        ("country", Value::String(code)) => country_name(words, code),
        ("customer_language", Value::String(key)) => language_name(words, key),
        ("activity", Value::String(key)) => {
            Activity::from_key(key).map_or_else(|| key.clone(), |activity| activity_name(words, activity))
        }
        ("products", value) => serde_json::from_value::<Vec<Claimed>>(value.clone())
            .map(|claimed| products_text(&claimed, products, words).replace('\n', ", "))
            .unwrap_or_default(),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}
