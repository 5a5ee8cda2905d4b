//! A reviewer takes a colleague's claim, or a dispute nobody has yet. The button says from whom.

use super::knock::take;
use crate::app::App;
use crate::domain::action::Action;
use crate::web::checked::Checked;
use crate::web::{Reply, ReviewerViewer};
use actix_session::Session;
use actix_web::web::{Data, Path};

/// Takes the claim.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    take(&viewer, &path, &form, &session, &app, Action::TakeOver, "flash-taken-over").await
}
