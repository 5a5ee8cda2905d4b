//! Where one is signed in: each device, and a way to end what one does not know.

use crate::app::App;
use crate::domain::ids::PersonId;
use crate::store::OwnSession;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::{Confirmed, Reply, Shell, Viewer, page, see_other, session, urls};
use actix_session::Session;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "account/sessions.html")]
struct SessionsPage {
    shell: Shell,
    rows: Vec<SessionRow>,
}

struct SessionRow {
    handle: String,
    device: String,
    begun: String,
    used: String,
    is_this: bool,
}

/// The list.
pub async fn get(viewer: Viewer, session: Session, app: Data<App>) -> Reply {
    let sessions = own(&viewer.person.id, &app).await?;
    let rows = sessions.iter().map(|own| row(&viewer.shell, own, &session)).collect();
    page(&SessionsPage { shell: viewer.shell, rows })
}

/// Ends one of them, or with no name all but this one.
pub async fn post(viewer: Viewer, _: Confirmed, form: Checked, session: Session, app: Data<App>) -> Reply {
    let named = form.0.get("session").to_owned();
    if named.is_empty() {
        let this = this_one(&viewer.person.id, &session, &app).await?.ok_or(WebError::NotFound)?;
        app.workflow.end_other_sessions(&viewer.person.id, &viewer.door, this).await?;
        tracing::info!(person = %viewer.person.id, "ended all other sessions");
        session::flash(&session, "success", "sessions-others-ended");
    } else {
        app.workflow.end_session(&viewer.person.id, &viewer.door, named).await?;
        tracing::info!(person = %viewer.person.id, "ended a session");
        session::flash(&session, "success", "sessions-one-ended");
    }
    see_other(urls::own_sessions())
}

/// The name of the session one is in.
pub(super) async fn this_one(
    person: &PersonId,
    session: &Session,
    app: &App,
) -> Result<Option<String>, WebError> {
    let sessions = own(person, app).await?;
    Ok(sessions.into_iter().find(|own| is_this(own, session)).map(|own| own.handle))
}

async fn own(person: &PersonId, app: &App) -> Result<Vec<OwnSession>, WebError> {
    let (id, now) = (person.clone(), app.workflow.instant());
    Ok(app.store.read(move |reader| reader.sessions_of(&id, now)).await?)
}

fn is_this(own: &OwnSession, session: &Session) -> bool {
    session::token(session).is_some_and(|token| session::token_in(&own.state) == Some(token))
}

fn row(shell: &Shell, own: &OwnSession, session: &Session) -> SessionRow {
    let device = session::device_in(&own.state).filter(|device| !device.is_empty());
    SessionRow {
        handle: own.handle.clone(),
        device: device.unwrap_or_else(|| shell.t("sessions-unknown-device")),
        begun: shell.moment(&own.begun),
        used: shell.moment(&own.used),
        is_this: is_this(own, session),
    }
}
