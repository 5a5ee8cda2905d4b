//! A PoE file in, and a PoE file out through the permission of its reader.

use super::{ActError, Receipt, Seen, Workflow};
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::poe::PoeFile;
use crate::files::PoeFiles;
use std::io::{self, Read};
use std::sync::Arc;

/// A PoE file that its reader may see, and its bytes.
pub struct OpenPoe {
    /// What it is.
    pub file: PoeFile,
    /// What is in it.
    pub bytes: Box<dyn Read + Send>,
}

impl Workflow {
    /// Where uploads are received: bytes first, then the act.
    pub fn poe_files(&self) -> Arc<dyn PoeFiles> {
        self.files.clone()
    }

    /// Adds files whose bytes are kept, one event each; stops at the first that is refused.
    ///
    /// # Errors
    /// As `act`; what was added before stays.
    pub async fn attach(&self, actor: &Actor, claim: &ClaimId, file: PoeFile) -> Result<Receipt, ActError> {
        self.act(actor, claim, Seen::Any, Action::AttachPoe(file)).await
    }

    /// Opens a file of a claim for somebody who may see the claim.
    ///
    /// # Errors
    /// `NotFound` when claim or file is not theirs or not there; `Store` when the bytes cannot be read.
    pub async fn open_poe(&self, actor: &Actor, claim: &ClaimId, poe: &PoeId) -> Result<OpenPoe, ActError> {
        let (viewer, id, wanted) = (actor.clone(), claim.clone(), poe.clone());
        let claim = self.store.read(move |reader| reader.claim_for(&viewer, &id)).await?;
        let claim = claim.ok_or(ActError::NotFound)?;
        let file = claim.poe_file(&wanted).cloned().ok_or(ActError::NotFound)?;
        let (files, key) = (self.files.clone(), file.blob.clone());
        let opened = tokio::task::spawn_blocking(move || files.open(&key)).await;
        let bytes = opened.map_err(io::Error::other).and_then(|open| open).map_err(broken)?;
        Ok(OpenPoe { file, bytes })
    }
}

fn broken(error: io::Error) -> ActError {
    ActError::Store(crate::store::StoreError::Broken(format!("a PoE file's bytes: {error}")))
}
