//! Every variant people can meet has its words, in both languages.

use super::Words;
use crate::domain::actor::{Role, Side};
use crate::domain::calendar::Period;
use crate::domain::contact::Lang;
use crate::domain::figures::Step;
use crate::domain::lifecycle::{Phase, Status};
use crate::domain::notice::{Audience, Notice};
use crate::domain::product::{Activity, Programme, SolutionArea};
use crate::domain::reason::{AskReason, DenyReason, Ground, Ineligible, InfoNeeded, PoeFault};

/// The keys of every variant, with each of the ends its words have.
fn keys<T: Copy>(all: &[T], key: impl Fn(T) -> &'static str, start: &str, ends: &[&str]) -> Vec<String> {
    all.iter().flat_map(|v| ends.iter().map(|end| format!("{start}-{}{end}", key(*v)))).collect()
}

fn grounds() -> Vec<&'static str> {
    let each = [
        Ground::PartnerRequest { reason: AskReason::Other },
        Ground::CustomerDecline { reason: None },
        Ground::InsufficientPoe { faults: Vec::new() },
        Ground::NoPartnerResponse,
    ];
    each.iter().map(Ground::key).collect()
}

/// Letters that a claim's history tells of.
fn of_claims() -> Vec<Notice> {
    let all = Notice::ALL.iter().copied();
    all.filter(|notice| notice.audience() != Audience::Oneself).collect()
}

fn all_keys() -> Vec<String> {
    let explained = ["", "-meaning", "-cure"];
    [
        keys(InfoNeeded::ALL, InfoNeeded::key, "reason", &explained),
        keys(PoeFault::ALL, PoeFault::key, "reason", &explained),
        keys(&grounds(), |key| key, "ground", &explained),
        keys(AskReason::ALL, AskReason::key, "ask", &[""]),
        keys(DenyReason::ALL, DenyReason::key, "deny", &[""]),
        keys(Ineligible::ALL, Ineligible::key, "ineligible", &["", "-cure"]),
        keys(SolutionArea::ALL, SolutionArea::key, "area", &[""]),
        keys(Programme::ALL, Programme::key, "programme", &[""]),
        keys(&of_claims(), Notice::key, "history-notice", &[""]),
        keys(Notice::ALL, Notice::key, "letters-kind", &[""]),
        keys(Activity::ALL, Activity::key, "activity", &["", "-when"]),
        keys(Status::ALL, Status::key, "status", &["", "-meaning"]),
        keys(Role::ALL, Role::key, "role", &[""]),
        keys(Side::ALL, Side::key, "side", &[""]),
        keys(Period::ALL, Period::key, "period", &[""]),
        keys(Phase::ALL, Phase::key, "step", &[""]),
        keys(Step::ALL, Step::key, "figures-step", &["", "-short"]),
    ]
    .concat()
}

#[test]
fn every_reason_status_role_and_period_has_its_words_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        let without: Vec<_> = all_keys().into_iter().filter(|key| !words.knows(key)).collect();
        assert_eq!(without, Vec::<String>::new(), "{lang:?}");
    }
}

#[test]
fn statuses_are_spelled_as_in_the_source_document() {
    let words = Words::of(Lang::En);
    let names: Vec<_> = Status::ALL.iter().map(|s| words.t(&format!("status-{}", s.key()))).collect();
    let six = ["Editing", "Submitted", "Under review", "Partner action required", "Approved", "Rejected"];
    assert_eq!(names[..6], six);
}
