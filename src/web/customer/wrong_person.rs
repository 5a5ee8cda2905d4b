//! The addressee is not the person to ask: a colleague may be named. Nothing is denied by it.

use super::closed;
use super::letter::{Letter, Standing, discreet};
use crate::app::App;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::contact::Email;
use crate::domain::limit::Deadline;
use crate::web::checked::Unchecked;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, Shell, form_page, page, see_other, urls};
use crate::workflow::{ActError, Seen};
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "customer/wrong_person.html")]
struct WrongPersonPage {
    shell: Shell,
    form: Entered,
    back: String,
    due: Deadline,
}

#[derive(Template)]
#[template(path = "customer/thanks.html")]
struct ThanksPage {
    shell: Shell,
    due: Deadline,
    reference: String,
}

/// What the address of the page ends with once the report was received, so that reading it again reports nothing.
const THANKS: &str = "thanks";

/// The form; or, after it was sent, the thanks.
pub async fn get(request: HttpRequest, token: Path<String>, app: Data<App>) -> Reply {
    let Some(letter) = Letter::open(&request, &app, &token).await? else {
        return closed::unknown(&request, &app).await;
    };
    let Standing::Open(due) = letter.standing else { return closed::show(&letter, false) };
    if request.query_string() == THANKS {
        let reference = letter.claim.id.to_string();
        return discreet(page(&ThanksPage { shell: letter.shell, due, reference }));
    }
    let form = Entered::blank(letter.shell.words());
    show(letter, form, due)
}

/// Tells the reviewer.
pub async fn post(request: HttpRequest, token: Path<String>, form: Unchecked, app: Data<App>) -> Reply {
    let Some(letter) = Letter::open(&request, &app, &token).await? else {
        return closed::unknown(&request, &app).await;
    };
    let Standing::Open(due) = letter.standing else { return closed::show(&letter, false) };
    let mut form = Entered::of(form.0, letter.shell.words());
    let colleague = form.optional("colleague", Email::parse);
    if !form.is_good() {
        return show(letter, form, due);
    }
    // The same report once more tells nothing new: a double click sends the reviewer one letter.
    if letter.reported(&colleague) {
        return thanks(&letter);
    }
    if letter.has_reported_enough() {
        form.complain("colleague", "customer-reported-enough", &[]);
        return show(letter, form, due);
    }
    let action = Action::ReportWrongPerson { colleague };
    let since = Seen::Since(letter.claim.consent_seq.unwrap_or_default());
    match app.workflow.act(&Actor::Customer, &letter.claim.id, since, action).await {
        Ok(_) => thanks(&letter),
        Err(ActError::Refused(_) | ActError::Stale) => discreet(see_other(urls::consent(&letter.token))),
        Err(error) => Err(WebError::of_act(error, &letter.claim.id)),
    }
}

fn thanks(letter: &Letter) -> Reply {
    discreet(see_other(format!("{}?{THANKS}", urls::wrong_person(&letter.token))))
}

fn show(letter: Letter, form: Entered, due: Deadline) -> Reply {
    let (shell, back) = (letter.shell.around(&form), urls::consent(&letter.token));
    let page = WrongPersonPage { shell, form, back, due };
    discreet(form_page(&page.form, &page))
}
