//! One's own second factors: which there are, adding and removing them, and the codes for when all are lost. Whoever
//! changes them says the password once more.

pub mod add_app;
pub mod add_passkey;
pub mod demand;
pub mod recovery_codes;
pub mod remove;

use crate::app::App;
use crate::domain::second_factor::{Factor, FactorKind};
use crate::domain::text::Label;
use crate::web::error::WebError;
use crate::web::form::Entered;
use crate::web::{Reply, Shell, Viewer, page, urls};
use crate::workflow::FactorError;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/second_factors.html")]
struct SecondFactorsPage {
    shell: Shell,
    rows: Vec<FactorRow>,
    codes_left: i64,
    has_passkeys: bool,
}

struct FactorRow {
    name: String,
    kind: String,
    added: String,
    used: String,
    remove: String,
}

/// The list.
pub async fn get(viewer: Viewer, app: Data<App>) -> Reply {
    let (factors, codes_left) = app.workflow.factors_of(&viewer.person.id).await?;
    let shell = viewer.shell;
    let rows = factors.iter().map(|factor| row(&shell, factor)).collect();
    page(&SecondFactorsPage { rows, codes_left, has_passkeys: app.workflow.has_passkeys(), shell })
}

fn row(shell: &Shell, factor: &Factor) -> FactorRow {
    FactorRow {
        name: factor.name.clone(),
        kind: kind_in_words(shell, factor.kind),
        added: shell.moment(&factor.added_at),
        used: factor.used_at.map_or_else(|| shell.t("second-factors-never"), |at| shell.moment(&at)),
        remove: urls::remove_factor(&factor.id),
    }
}

fn kind_in_words(shell: &Shell, kind: FactorKind) -> String {
    shell.t(format!("second-factor-{}", kind.key()))
}

/// What a new factor is to be called; by its kind when nothing was typed.
fn name_of(form: &mut Entered, shell: &Shell, kind: FactorKind) -> Option<String> {
    if form.value("factor_name").trim().is_empty() {
        return Some(kind_in_words(shell, kind));
    }
    form.required("factor_name", Label::parse).map(|name| name.as_str().to_owned())
}

/// Says at its field what the door refused; what belongs to no field becomes a page of its own.
fn complain_or_fail(form: &mut Entered, error: FactorError) -> Result<(), WebError> {
    let (field, key) = match error {
        FactorError::WrongCode => ("code", "second-factors-code-wrong"),
        FactorError::NoPasskey => ("factor_name", "second-factors-no-passkey"),
        FactorError::TooMany => ("factor_name", "second-factors-too-many"),
        FactorError::NotFound => return Err(WebError::NotFound),
        FactorError::Store(error) => return Err(error.into()),
    };
    form.complain(field, key, &[]);
    Ok(())
}
