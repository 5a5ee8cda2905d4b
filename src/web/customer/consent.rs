//! The customer sees who is associated with it and for what, and may deny. Looking never changes anything.

use super::closed;
use super::letter::{Letter, Standing, discreet};
use crate::app::App;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::limit::Deadline;
use crate::domain::product::Activity;
use crate::domain::reason::DenyReason;
use crate::domain::text::{Note, PersonName, Wrong};
use crate::web::checked::Unchecked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{Reply, Shell, form_page, see_other, urls};
use crate::workflow::{ActError, Seen};
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "customer/consent.html")]
struct ConsentPage {
    shell: Shell,
    letter: Letter,
    form: Entered,
    due: Deadline,
    reasons: Vec<Choice>,
    /// What the partner gets to see: `usage`, or `seats` too.
    sees: &'static str,
}

/// What is claimed, and the form to deny it.
pub async fn get(request: HttpRequest, token: Path<String>, app: Data<App>) -> Reply {
    match Letter::open(&request, &app, &token).await? {
        None => closed::unknown(&request, &app).await,
        Some(letter) => {
            let form = Entered::blank(letter.shell.words());
            show(letter, form)
        }
    }
}

/// Denies. The link is the permission; a scanner that submits the form untouched is stopped by the unticked box.
pub async fn post(request: HttpRequest, token: Path<String>, form: Unchecked, app: Data<App>) -> Reply {
    let Some(letter) = Letter::open(&request, &app, &token).await? else {
        return closed::unknown(&request, &app).await;
    };
    let Standing::Open(_) = letter.standing else {
        return closed::show(&letter, true);
    };
    let mut form = Entered::of(form.0, letter.shell.words());
    let Some(action) = parse(&mut form) else { return show(letter, form) };
    match app.workflow.act(&Actor::Customer, &letter.claim.id, Seen::Any, action).await {
        // Somebody was faster, perhaps the same person in another window: the page says what the claim is now.
        Ok(_) | Err(ActError::Refused(_) | ActError::Stale) => {
            discreet(see_other(urls::consent(&letter.token)))
        }
        Err(error) => Err(WebError::of_act(error, &letter.claim.id)),
    }
}

fn parse(form: &mut Entered) -> Option<Action> {
    if !form.is("confirm", "yes") {
        form.complain("confirm", "customer-confirm-wrong", &[]);
    }
    let reason = form.optional("deny_reason", |key| match key {
        "" => Err(Wrong::new("wrong-empty")),
        key => DenyReason::from_key(key).ok_or(Wrong::new("wrong-choice")),
    });
    let note = form.optional("deny_note", Note::parse);
    let name = form.optional("deny_name", PersonName::parse);
    form.is_good().then_some(Action::DenyConsent { reason, note, name })
}

fn show(letter: Letter, form: Entered) -> Reply {
    let Standing::Open(due) = letter.standing else { return closed::show(&letter, false) };
    let shell = letter.shell.clone().around(&form);
    let choice = |reason: &DenyReason| Choice::new(reason.key(), shell.t(format!("deny-{}", reason.key())));
    let reasons = DenyReason::ALL.iter().map(choice).collect();
    let is_usage = letter.claim.details.activity.is_some_and(Activity::is_usage);
    let sees = if is_usage { "usage" } else { "seats" };
    let page = ConsentPage { shell, letter, form, due, reasons, sees };
    discreet(form_page(&page.form, &page))
}
