//! The customer's letter goes out again, to the right person, with a fresh window; older links stop working.

use super::desk::Desk;
use super::knock::{Knocked, back_to_review, knock};
use super::side_facts::SideFacts;
use crate::app::App;
use crate::domain::action::{Act, Action};
use crate::domain::calendar::Period;
use crate::domain::contact::{Email, Lang};
use crate::domain::event::Event;
use crate::domain::limit::DeadlineKind;
use crate::domain::text::PersonName;
use crate::web::checked::Checked;
use crate::web::claims::details_rows::language_name;
use crate::web::form::{Choice, Entered, Fields};
use crate::web::{Reply, ReviewerViewer, Shell, page_with};
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/resend_consent.html")]
struct ResendConsentPage {
    shell: Shell,
    form: Entered,
    side: SideFacts,
    heading: String,
    languages: Vec<Choice>,
    until: String,
    technical: Option<String>,
    reported: Option<String>,
}

/// The form, filled with whom the letter went to, or with the colleague who was named instead.
pub async fn get(viewer: ReviewerViewer, path: Path<String>, app: Data<App>) -> Reply {
    let desk = Desk::open_for(&app, &viewer, &path, Act::ResendConsent).await?;
    let form = Entered::of(prefilled(&desk), viewer.shell.words());
    show(viewer.shell, &desk, form, StatusCode::OK)
}

/// Sends it.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some(action) = parse(&mut form) else {
        let desk = Desk::open(&app, &viewer, &path).await?;
        return show(viewer.shell, &desk, form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match knock(&app, &viewer, &path, form, action).await? {
        Knocked::Done => back_to_review(&path, &session, "flash-consent-resent"),
        Knocked::Kept(form) => {
            let desk = Desk::open(&app, &viewer, &path).await?;
            show(viewer.shell, &desk, form, StatusCode::CONFLICT)
        }
    }
}

fn parse(form: &mut Entered) -> Option<Action> {
    let name = form.required("consent_name", PersonName::parse);
    let email = form.required("consent_email", Email::parse);
    let language = form.chosen("consent_language", Lang::from_key);
    Some(Action::ResendConsent { name: name?, email: email?, language: language? })
}

/// The colleague named since the newest letter, if one was.
fn colleague(desk: &Desk) -> Option<&Email> {
    let since = desk.claim().consent_seq.unwrap_or_default();
    let named = desk.last(|event| match event {
        Event::WrongPersonReported { colleague } => colleague.as_ref(),
        _ => None,
    });
    named.filter(|(line, _)| line.seq > since).map(|(_, email)| email)
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

fn show(shell: Shell, desk: &Desk, form: Entered, status: StatusCode) -> Reply {
    let shell = shell.around(&form);
    let language = |lang: Lang| Choice::new(lang.key(), language_name(shell.words(), lang.key()));
    let technical = desk.claim().details.technical_contact_email.as_ref();
    page_with(
        status,
        &ResendConsentPage {
            side: SideFacts::of(desk, Act::ResendConsent, &form, &shell),
            heading: shell.t("resend-title"),
            languages: Lang::ALL.into_iter().map(language).collect(),
            until: shell.until(&desk.deadline(DeadlineKind::Expiry, Period::Consent)),
            technical: technical.map(|email| shell.t1("resend-technical", "email", email.as_str())),
            reported: colleague(desk).map(|email| shell.t1("resend-reported", "email", email.as_str())),
            form,
            shell,
        },
    )
}
