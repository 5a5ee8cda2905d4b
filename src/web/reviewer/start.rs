//! A reviewer begins; from then on the partner's form is closed.

use super::knock::take;
use crate::app::App;
use crate::domain::action::Action;
use crate::web::checked::Checked;
use crate::web::{Reply, ReviewerViewer};
use actix_session::Session;
use actix_web::web::{Data, Path};

/// Begins the review.
pub async fn post(
    viewer: ReviewerViewer,
    path: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    take(&viewer, &path, &form, &session, &app, Action::StartReview, "flash-review-started").await
}
