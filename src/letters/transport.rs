//! The ways letters leave: through a mail server, into a folder, into memory.

mod folder;
mod memory;
mod smtp;

pub use folder::Folder;
pub use memory::Memory;
pub use smtp::Smtp;

use super::Letter;
use std::pin::Pin;
use thiserror::Error;

/// Why a letter did not leave. The sentences name no address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SendError {
    /// It may go later: the server is away, slow, or says "not now"; or our own settings are wrong.
    #[error("not now: {0}")]
    Again(String),
    /// It will not go: this letter, to this address, is refused.
    #[error("not at all: {0}")]
    Never(String),
}

/// An address of a mail server, or a sender's, that cannot be used. Does not repeat it: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct BadAddress(pub &'static str);

/// A letter on its way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SendError>> + Send + 'a>>;

/// A way letters leave.
pub trait Transport: Send + Sync {
    /// Sends a letter; when this answers well, somebody else has taken charge of it.
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a>;
}

/// Does work that blocks on a thread where that is allowed.
async fn apart(work: impl FnOnce() -> Result<(), SendError> + Send + 'static) -> Result<(), SendError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(SendError::Again("the sending thread came to an end".into())))
}
