//! The answer page that shows a temporary password: once, in this answer only. It is in no address, no message
//! and no log, and no page can be kept (`no-store`).

use crate::domain::person::Person;
use crate::web::{Reply, Shell, page};
use askama::Template;

#[derive(Template)]
#[template(path = "account/temporary_password.html")]
struct TemporaryPasswordPage {
    shell: Shell,
    title: String,
    name: String,
    email: String,
    password: String,
    back: String,
}

/// What was given to whom.
pub struct Given<'a> {
    /// To whom.
    pub person: &'a Person,
    /// The temporary password.
    pub password: String,
    /// The list the reader came from.
    pub back: String,
    /// Whether the person was added just now.
    pub is_new: bool,
}

/// Shows it.
pub fn show(shell: Shell, given: Given<'_>) -> Reply {
    let key = if given.is_new { "people-added" } else { "people-password-reset" };
    let title = shell.t1(key, "name", given.person.name.as_str());
    let (name, email) = (given.person.name.clone(), given.person.email.to_string());
    page(&TemporaryPasswordPage { shell, title, name, email, password: given.password, back: given.back })
}
