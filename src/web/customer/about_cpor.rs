//! What CPOR is, in plain words, for customers who were told that a partner is associated with them.

use crate::app::App;
use crate::domain::calendar::Period;
use crate::web::{Reply, Shell, Visitor, page};
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "customer/about_cpor.html")]
struct AboutCporPage {
    shell: Shell,
    /// How long the customer can deny.
    days: String,
    /// Where genuine letters lead.
    address: String,
}

/// The explanation.
pub async fn get(visitor: Visitor, app: Data<App>) -> Reply {
    let calendar = app.workflow.calendar().await?;
    let days = visitor.shell.words().span(calendar.span(Period::Consent));
    page(&AboutCporPage { shell: visitor.shell, days, address: app.public_url.clone() })
}
