//! A PoE file in, and a PoE file out through the permission of its reader.

use super::{ActError, Receipt, Seen, Workflow};
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::claim::Claim;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::lifecycle::Status;
use crate::domain::poe::PoeFile;
use crate::domain::scan::Scan;
use crate::domain::trace::{Deed, Door, Fact, Trace, Word};
use crate::files::{KeptBytes, PoeFiles, is_whole};
use crate::store::{Reader, StoreError};
use std::io::{self, Seek};
use std::sync::Arc;
use thiserror::Error;

/// A PoE file that its reader may see, and its bytes.
pub struct OpenPoe {
    /// What it is.
    pub file: PoeFile,
    /// What is in it.
    pub bytes: Box<dyn KeptBytes>,
}

/// Why a PoE file is not opened.
#[derive(Debug, Error)]
pub enum OpenPoeError {
    /// Not theirs, or not there: the same to whoever asks.
    #[error("no such file")]
    NotFound,
    /// Its bytes are gone, or are not the ones that were handed in.
    #[error("PoE file {0} is damaged: {1}")]
    Damaged(PoeId, String),
    /// It has no verdict of the malware scanner yet, or a bad one.
    #[error("PoE file {0} is held: {scan}", scan = .1.key())]
    Held(PoeId, Scan),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
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

    /// Opens a file of a claim for somebody who may see the claim. Not a byte leaves before all of them have been found
    /// to be the ones that were handed in, and before it is written down who opened what, and how.
    ///
    /// # Errors
    /// `NotFound` when claim or file is not theirs or not there; `Damaged`; the database's failure.
    pub async fn open_poe(
        &self,
        actor: &Actor,
        door: &Door,
        (claim, poe): (&ClaimId, &PoeId),
        how: Word,
    ) -> Result<OpenPoe, OpenPoeError> {
        let (viewer, id, wanted) = (actor.clone(), claim.clone(), poe.clone());
        let read =
            move |reader: &mut Reader<'_>| Ok((reader.claim_for(&viewer, &id)?, reader.scans_of(&id)?));
        let (claim, scans) = self.store.read(read).await?;
        let claim =
            claim.filter(|claim| claim.status() != Status::Discarded).ok_or(OpenPoeError::NotFound)?;
        let file = claim.poe_file(&wanted).cloned().ok_or(OpenPoeError::NotFound)?;
        let scan = scans.get(&wanted).copied().unwrap_or(Scan::Pending);
        if !scan.is_open_to(actor.side()) {
            return Err(OpenPoeError::Held(wanted, scan));
        }
        let (files, looked_at) = (self.files.clone(), file.clone());
        let trace = opened_by(actor, &claim, door).file(&wanted).with(Fact::How, how);
        let opened = tokio::task::spawn_blocking(move || open_whole(files.as_ref(), &looked_at)).await;
        match opened.map_err(io::Error::other).and_then(|opened| opened) {
            Ok(bytes) => {
                self.leave(trace).await?;
                Ok(OpenPoe { file, bytes })
            }
            Err(cause) => Err(OpenPoeError::Damaged(wanted, cause.to_string())),
        }
    }

    /// Which of a claim's files are gone or not the ones that were handed in.
    pub async fn damaged(&self, claim: &Claim) -> Vec<PoeFile> {
        let (files, mut held) = (self.files.clone(), claim.poe.clone());
        let looked = tokio::task::spawn_blocking(move || {
            held.retain(|file| open_whole(files.as_ref(), file).is_err());
            held
        });
        // Not looked at is not found whole.
        looked.await.unwrap_or_else(|_| claim.poe.clone())
    }
}

/// Who opens evidence of a claim, and whether it is theirs to review.
fn opened_by(actor: &Actor, claim: &Claim, door: &Door) -> Trace {
    let reader = match actor {
        Actor::Partner { .. } => Word::OwnOrganisation,
        _ if claim.reviewer.is_some() && claim.reviewer.as_ref() == actor.person() => Word::Assigned,
        _ => Word::NotAssigned,
    };
    let trace = Trace::of(Deed::EvidenceOpened, door).on(&claim.id).of_partner(Some(&claim.partner));
    actor.person().into_iter().fold(trace, Trace::by).with(Fact::Reader, reader)
}

/// A file's bytes, from the first, when they are the ones that were handed in.
fn open_whole(files: &dyn PoeFiles, file: &PoeFile) -> io::Result<Box<dyn KeptBytes>> {
    let mut bytes = files.open(&file.blob)?;
    if is_whole(bytes.as_mut(), file)? {
        bytes.rewind()?;
        Ok(bytes)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "its bytes are not the ones that were handed in"))
    }
}
