//! What a body may take, in time and in bytes, whoever reads it. Whoever sends a byte a minute, or a gigabyte, is told so
//! and holds nothing up.

use crate::app::Pace;
use crate::domain::poe::POE_LIMITS;
use crate::web::checked::FORM_LIMIT;
use crate::web::error::WebError;
use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use futures_util::StreamExt;
use futures_util::stream::unfold;
use std::cell::RefCell;
use std::rc::Rc;
use tokio::time::{Duration, Instant, timeout};

/// What was found wrong with a body, once it has been read as far as it was.
#[derive(Clone, Default)]
pub struct Verdict(Rc<RefCell<Option<WebError>>>);

impl Verdict {
    /// What was wrong, once.
    pub fn take(&self) -> Option<WebError> {
        self.0.borrow_mut().take()
    }
}

/// Puts a watch on a request's body.
pub fn watch(request: &mut ServiceRequest, pace: Pace) -> Verdict {
    let verdict = Verdict::default();
    let watched = Watched {
        payload: request.take_payload(),
        pace,
        most: most(request),
        taken: 0,
        waited: Duration::ZERO,
        verdict: verdict.clone(),
    };
    let pieces = unfold(watched, |mut watched| async move {
        let piece = watched.next().await?;
        Some((piece, watched))
    });
    // A reader of forms with files asks once more after the end.
    request.set_payload(Payload::Stream { payload: Box::pin(pieces.fuse()) });
    verdict
}

/// The most that is read of a body: for a form with files those of a full claim and one too many.
fn most(request: &ServiceRequest) -> u64 {
    let kind = request.headers().get(CONTENT_TYPE).map_or(&[][..], |kind| kind.as_bytes());
    if kind.starts_with(b"multipart/form-data") {
        POE_LIMITS.claim_bytes + POE_LIMITS.file_bytes
    } else {
        8 * FORM_LIMIT as u64
    }
}

struct Watched {
    payload: Payload,
    pace: Pace,
    most: u64,
    taken: u64,
    /// How long we waited for its sender; how long it waited for us is not its fault.
    waited: Duration,
    verdict: Verdict,
}

impl Watched {
    async fn next(&mut self) -> Option<Result<Bytes, PayloadError>> {
        if self.verdict.0.borrow().is_some() {
            return None;
        }
        let begun = Instant::now();
        let earned = Duration::from_secs(self.taken / self.pace.bytes_a_second.max(1));
        let left = (self.pace.grace + earned).saturating_sub(self.waited);
        let piece = timeout(self.pace.silence.min(left), self.payload.next()).await;
        self.waited += begun.elapsed();
        match piece {
            Err(_) => Some(Err(self.refuse(WebError::TooSlow))),
            Ok(Some(Ok(bytes))) => {
                self.taken += bytes.len() as u64;
                if self.taken > self.most {
                    return Some(Err(self.refuse(WebError::TooLarge(self.most.min(POE_LIMITS.claim_bytes)))));
                }
                Some(Ok(bytes))
            }
            Ok(other) => other,
        }
    }

    fn refuse(&self, why: WebError) -> PayloadError {
        *self.verdict.0.borrow_mut() = Some(why);
        PayloadError::Incomplete(None)
    }
}
