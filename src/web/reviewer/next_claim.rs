//! The next claim, on request only: nobody is led to another claim by deciding on one.

use crate::app::App;
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::calendar::Now;
use crate::domain::claim::Claim;
use crate::domain::lifecycle::{Phase, may};
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::{Reply, ReviewerViewer, see_other, session, urls};
use crate::workflow::{ActError, Seen};
use actix_session::Session;
use actix_web::web::Data;

/// How often the list is read anew when colleagues were faster with everything on it.
const ROUNDS: usize = 3;

/// Takes the claim that nobody has and that is due first, and opens it. Passed over are those whose partner wants them
/// rejected, those of organisations the reviewer must not act for, and those this reviewer may not decide. Whoever loses one to a colleague gets the next: the lifecycle
/// lets only one of them begin.
pub async fn post(viewer: ReviewerViewer, _: Checked, session: Session, app: Data<App>) -> Reply {
    let actor = viewer.actor();
    for _ in 0..ROUNDS {
        let now = app.workflow.now().await?;
        let without = viewer.person.conflicts.clone();
        for claim in app.store.read(move |reader| reader.nobodys(&without)).await? {
            let Some((action, done)) = taking(&claim, &actor, now) else { continue };
            match app.workflow.act(&actor, &claim.id, Seen::Version(claim.version), action).await {
                Ok(_) => {
                    session::flash(&session, "success", done);
                    return see_other(urls::review(&claim.id));
                }
                Err(ActError::Refused(_) | ActError::NotFound | ActError::Stale) => {}
                Err(error) => return Err(WebError::of_act(error, &claim.id)),
            }
        }
    }
    session::flash(&session, "info", "flash-queue-empty");
    see_other(urls::queue())
}

/// How a claim that nobody has is taken, if this reviewer may, and what is said then.
fn taking(claim: &Claim, actor: &Actor, now: Now) -> Option<(Action, &'static str)> {
    let (action, done) = match claim.phase() {
        Phase::Submitted => (Action::StartReview, "flash-review-started"),
        Phase::DisputeReview => (Action::TakeOver, "flash-taken-over"),
        _ => return None,
    };
    may(claim, action.act(), actor, now).ok().map(|_| (action, done))
}
