//! The one "what now" of a claim's page: what happened, until when, and the button that goes on.

use super::Link;
use super::admins::names_of;
use super::requested::{Explained, Requested, rejected_because};
use super::tasks::{Task, next_task};
use crate::domain::action::Act;
use crate::domain::actor::{Actor, Role};
use crate::domain::claim::{Claim, State};
use crate::domain::event::{Event, Recorded};
use crate::domain::lifecycle::{Phase, may};
use crate::domain::reason::{Assessment, Ground};
use crate::domain::text::Note;
use crate::web::claims::Opened;
use crate::web::claims::addressee::reports;
use crate::web::claims::card::Mover;
use crate::web::claims::details_rows::{ProductNames, Section};
use crate::web::{Shell, refusal_says, urls};

/// What now.
#[derive(Debug, Clone)]
pub struct Next {
    /// `yours`, `waiting`, `done` or `bad`.
    pub kind: &'static str,
    /// Whose move it is.
    pub who: String,
    /// What happened.
    pub title: String,
    /// What it means and what follows.
    pub text: Vec<String>,
    /// Why, with what would cure it.
    pub reasons: Vec<Explained>,
    /// In the other side's words.
    pub quote: String,
    /// The one button that goes on.
    pub go: Option<Link>,
    /// Other ways from here.
    pub others: Vec<Link>,
}

/// What the card is made from.
pub struct Facts<'a> {
    /// The claim, and when it was opened.
    pub opened: &'a Opened,
    /// Its history.
    pub history: &'a [Recorded],
    /// The tasks of a draft.
    pub tasks: &'a [Task],
    /// The names of products.
    pub products: &'a ProductNames,
    /// Who reads.
    pub actor: &'a Actor,
    /// Who does what the reader may not.
    pub admins: &'a [String],
    /// In which words.
    pub shell: &'a Shell,
}

impl Facts<'_> {
    /// The card of a claim.
    pub fn next(&self) -> Next {
        match self.claim().phase() {
            Phase::Editing | Phase::Discarded => self.draft(),
            Phase::Submitted => self.submitted(),
            Phase::Review => self.waiting("review"),
            Phase::DisputeReview => self.waiting("dispute-review"),
            Phase::Answering | Phase::DisputeAnswering => self.asked(),
            Phase::ConsentOpen | Phase::DisputeConsentOpen => self.approved(),
            Phase::Associated => self.associated(),
            Phase::Rejected | Phase::RejectedFinally => self.rejected(),
        }
    }

    const fn claim(&self) -> &Claim {
        &self.opened.claim
    }

    fn offers(&self, act: Act) -> bool {
        may(self.claim(), act, self.actor, self.opened.now).is_ok()
    }

    /// That an admin does it, and who could; nothing for an admin.
    fn for_an_admin(&self, key: &str) -> Option<String> {
        let names = || names_of(self.admins, self.shell);
        (!self.is_admin()).then(|| self.shell.t1(key, "names", names()))
    }

    fn is_admin(&self) -> bool {
        self.actor.has_any_at(Role::PARTNER_ADMINS, self.claim().details.mpn.as_ref())
    }

    fn card(&self, kind: &'static str, mover: Mover, title: &str) -> Next {
        Next {
            kind,
            who: mover.says(self.actor.side(), self.shell),
            title: self.shell.t(title),
            text: Vec::new(),
            reasons: Vec::new(),
            quote: String::new(),
            go: None,
            others: Vec::new(),
        }
    }

    fn link(&self, href: String, text: &str) -> Link {
        Link { href, text: self.shell.t(text) }
    }

    /// A sentence with the end of the deadline in force.
    fn until(&self, key: &str) -> Option<String> {
        self.claim().due.map(|due| self.shell.t1(key, "due", self.shell.until(&due)))
    }

    fn is_over(&self) -> bool {
        self.claim().due.is_some_and(|due| due.has_passed(self.opened.now))
    }

    fn draft(&self) -> Next {
        let mut next = self.card("yours", Mover::Partner, "next-draft");
        let for_an_admin = self.for_an_admin("next-draft-for-an-admin");
        next.text = vec![for_an_admin.unwrap_or_else(|| self.shell.t("next-draft-about"))];
        next.go = next_task(self.tasks)
            .map(|task| Link { text: self.shell.t1("next-continue", "task", task.text), href: task.href });
        next
    }

    /// Nobody has begun yet, and whoever may can still change some of it.
    fn submitted(&self) -> Next {
        let mut next = self.waiting("submitted");
        let changes = self.for_an_admin("next-submitted-for-an-admin");
        next.text.push(changes.unwrap_or_else(|| self.shell.t("next-submitted-changes")));
        next
    }

    /// It is Microsoft's turn.
    fn waiting(&self, what: &str) -> Next {
        let late = self.claim().is_overdue(self.opened.now);
        let mut next = self.card("waiting", Mover::Microsoft, &format!("next-{what}"));
        let promise = if late { "next-late".to_owned() } else { format!("next-{what}-until") };
        next.text.extend(self.until(&promise));
        next.text.push(self.shell.t(format!("next-{what}-about")));
        next.others = self.ways();
        next
    }

    /// What the partner may still add while it waits.
    fn ways(&self) -> Vec<Link> {
        let id = &self.claim().id;
        let poe = self.offers(Act::AttachPoe).then(|| self.link(urls::poe(id), "next-upload"));
        let products = urls::edit(id, Section::Products.key());
        let edit = self.offers(Act::Edit).then(|| self.link(products, "next-edit-products"));
        poe.into_iter().chain(edit).collect()
    }

    /// It is the partner's turn, and the clock runs.
    fn asked(&self) -> Next {
        if self.is_over() {
            let mut next = self.card("bad", Mover::Nobody, "next-answer-over");
            let last = self.claim().is_dispute();
            next.text.extend(self.until(if last {
                "next-answer-over-final"
            } else {
                "next-answer-over-about"
            }));
            return next;
        }
        let mut next = self.card("yours", Mover::Partner, "next-asked");
        next.text.extend(self.until("next-asked-until"));
        if let Some(asked) = Requested::of(self.history, self.products, self.shell) {
            let about = (!asked.products.is_empty())
                .then(|| self.shell.t1("next-asked-products", "products", asked.products.as_str()));
            next.text.extend(about);
            next.text.push(self.shell.t(if asked.may_add { "next-may-add" } else { "next-only-remove" }));
            next.reasons = asked.reasons;
            next.quote = asked.note;
        }
        next.text.extend(self.for_an_admin("next-asked-for-an-admin"));
        let answer = self.link(urls::resubmit(&self.claim().id), "next-resubmit");
        next.go = self.offers(Act::Resubmit).then_some(answer);
        next.others =
            self.ways().into_iter().map(|way| Link { href: urls::from_answer(&way.href), ..way }).collect();
        next
    }

    /// Approved is not money (R6), and the customer may still say no.
    fn approved(&self) -> Next {
        let unreachable = self.claim().customer_unreachable();
        let (kind, mover) = match self.claim().due {
            Some(_) => ("done", Mover::Customer),
            None if unreachable => ("yours", Mover::Partner),
            None => ("done", Mover::Untold),
        };
        let mut next = self.card(kind, mover, "next-approved");
        next.text = vec![self.associated_with()];
        let over = if self.is_over() { "next-consent-over" } else { "next-consent-until" };
        let untold = if unreachable { "next-consent-bounced" } else { "next-consent-sending" };
        next.text.push(self.until(over).unwrap_or_else(|| self.shell.t(untold)));
        next.text.extend(self.misaddressed());
        next.go = unreachable.then(|| self.link(urls::comment(&self.claim().id), "next-comment"));
        next.text.push(self.shell.t("next-not-money"));
        next.quote = said(self.history, |event| match event {
            Event::Approved { note, .. } => Some(note.as_ref()),
            _ => None,
        });
        next
    }

    /// That the customer's letter came to the wrong person; who is named instead stays with Microsoft.
    fn misaddressed(&self) -> Option<String> {
        let reports = reports(self.claim(), self.history);
        let named = reports.iter().any(|report| report.colleague.is_some());
        let key = if named { "next-wrong-person-named" } else { "next-wrong-person" };
        (!reports.is_empty()).then(|| self.shell.t(key))
    }

    fn associated(&self) -> Next {
        let mut next = self.card("done", Mover::Nobody, "next-associated");
        next.text = vec![self.associated_with()];
        if !matches!(self.claim().assessment, Some(Assessment::NotEligible { .. })) {
            next.text.push(self.shell.t("next-not-money"));
        }
        next.text.push(self.shell.t(match self.claim().assessment {
            Some(Assessment::Eligible) => "next-eligible",
            Some(Assessment::NotEligible { .. }) => "next-not-eligible",
            Some(Assessment::Pending) | None => "next-assessment-pending",
        }));
        if self.claim().rejection_came_to_nothing() {
            next.text.push(self.shell.t("next-wish-lapsed"));
        }
        if let Some(Assessment::NotEligible { reason }) = self.claim().assessment {
            let cure = self.shell.t(format!("ineligible-{}-cure", reason.key()));
            let title = self.shell.t(format!("ineligible-{}", reason.key()));
            next.reasons = vec![Explained { title, meaning: String::new(), cure }];
        }
        next
    }

    fn associated_with(&self) -> String {
        let customer = self.claim().details.customer.as_ref().map_or("", |c| c.as_str());
        self.shell.t1("next-associated-with", "customer", customer)
    }

    fn rejected(&self) -> Next {
        let State::Rejected { ground, is_final } = &self.claim().state else { return self.draft() };
        let dispute =
            may(self.claim(), Act::Dispute, &self.actor.with_roles(Role::PARTNER_ADMINS), self.opened.now);
        let mover = if dispute.is_ok() { Mover::MayDispute } else { Mover::Nobody };
        let title = if *is_final { "next-rejected-finally" } else { "next-rejected" };
        let mut next = self.card("bad", mover, title);
        next.reasons = rejected_because(ground, self.shell);
        next.quote = rejected_saying(self.history);
        let id = &self.claim().id;
        match dispute {
            Ok(_) => {
                next.text.extend(self.until("next-dispute-until"));
                next.text.extend(self.for_an_admin("next-dispute-for-an-admin"));
                next.go = self.offers(Act::Dispute).then(|| self.link(urls::dispute(id), "next-dispute"));
                next.others = vec![self.link(urls::copy(id), "next-copy")];
            }
            Err(refusal) => {
                let why = match (*is_final, ground.can_be_disputed()) {
                    (true, true) => self.shell.t("next-final-about"),
                    (true, false) => self.shell.t("next-final-own-wish"),
                    (false, _) => refusal_says(self.shell.words(), &refusal),
                };
                next.text = vec![why];
                next.go = Some(self.link(urls::copy(id), "next-copy"));
            }
        }
        let asked = matches!(ground, Ground::NoPartnerResponse)
            .then(|| Requested::of(self.history, self.products, self.shell))
            .flatten();
        if let Some(asked) = asked {
            next.reasons.extend(asked.reasons);
            next.quote = asked.note;
        }
        next
    }
}

/// What the reviewer, or the customer who denied, wrote with the last rejection.
pub(super) fn rejected_saying(history: &[Recorded]) -> String {
    said(history, |event| match event {
        Event::Rejected { note, .. } | Event::ConsentDenied { note, .. } => Some(note.as_ref()),
        Event::NoResponse => Some(None),
        _ => None,
    })
}

/// What was said with the last event of a kind; `pick` gives the words of an event of that kind, if it has any.
fn said(history: &[Recorded], pick: impl Fn(&Event) -> Option<Option<&Note>>) -> String {
    let last = history.iter().rev().find_map(|line| pick(&line.outcome.event));
    last.flatten().map_or_else(String::new, |note| note.as_str().to_owned())
}
