//! What CPOR is, in plain words, for customers who were told that a partner is associated with them.

use crate::web::{Reply, Shell, Visitor, page};
use askama::Template;

#[derive(Template)]
#[template(path = "customer/about_cpor.html")]
struct AboutCporPage {
    shell: Shell,
}

/// The explanation.
pub async fn get(visitor: Visitor) -> Reply {
    page(&AboutCporPage { shell: visitor.shell })
}
