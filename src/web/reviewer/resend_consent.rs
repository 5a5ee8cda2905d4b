//! The customer's letter goes out again, to the right person, with a fresh window; older links stop working.

use super::desk::Desk;
use super::knock::Decision;
use super::side_facts::SideFacts;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::contact::{Email, Lang};
use crate::domain::limit::DeadlineKind;
use crate::domain::text::PersonName;
use crate::web::Shell;
use crate::web::claims::details_rows::language_name;
use crate::web::form::{Choice, Entered, Fields};
use crate::words::Words;
use askama::Template;

/// The form, filled with whom the letter went to, or with the colleague who was named instead.
#[derive(Template)]
#[template(path = "reviewer/resend_consent.html")]
pub struct ResendConsentPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    languages: Vec<Choice>,
    until: String,
    technical: Option<String>,
    reported: Option<String>,
}

impl Decision for ResendConsentPage {
    const ACT: Act = Act::ResendConsent;
    const DONE: &'static str = "flash-consent-resent";

    fn fresh(desk: &Desk, words: &Words) -> Entered {
        Entered::of(prefilled(desk), words)
    }

    fn parse(form: &mut Entered, _: &Desk) -> Option<Action> {
        let name = form.required("consent_name", PersonName::parse);
        let email = form.required("consent_email", Email::parse);
        let language = form.chosen("consent_language", Lang::from_key);
        Some(Action::ResendConsent { name: name?, email: email?, language: language? })
    }

    fn page(shell: Shell, desk: &Desk, form: Entered) -> Self {
        let language = |lang: Lang| Choice::new(lang.key(), language_name(shell.words(), lang.key()));
        let technical = desk.claim().details.technical_contact_email.as_ref();
        Self {
            side: SideFacts::of(desk, Act::ResendConsent, &form, &shell),
            heading: shell.t("resend-title"),
            languages: Lang::ALL.into_iter().map(language).collect(),
            until: shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Consent)),
            technical: technical.map(|email| shell.t1("resend-technical", "email", email.as_str())),
            reported: colleague(desk).map(|email| shell.t1("resend-reported", "email", email.as_str())),
            form,
            shell,
        }
    }
}

/// The colleague named last since the newest letter, if one was.
fn colleague(desk: &Desk) -> Option<&Email> {
    desk.reports().into_iter().rev().find_map(|report| report.colleague)
}

fn prefilled(desk: &Desk) -> Fields {
    let details = &desk.claim().details;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let (name, email) = match colleague(desk) {
        // Whose name goes with the address nobody has said.
        Some(colleague) => (String::new(), colleague.as_str().to_owned()),
        None => (
            text(details.customer_contact_name.as_ref().map(|name| name.as_str())),
            text(details.customer_contact_email.as_ref().map(|email| email.as_str())),
        ),
    };
    Fields(vec![
        ("consent_name".to_owned(), name),
        ("consent_email".to_owned(), email),
        ("consent_language".to_owned(), details.customer_language.key().to_owned()),
    ])
}
