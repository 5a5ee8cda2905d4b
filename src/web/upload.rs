//! Files sent with a form: streamed to the disk piece by piece, never whole in memory.
//!
//! A file that is refused takes nothing with it: the good files of the same form stay.

use crate::app::App;
use crate::domain::ids::BlobKey;
use crate::domain::poe::{Media, POE_LIMITS, PoeFile, PoeName, PoeRefusal};
use crate::files::{Finished, Incoming, PoeFiles, inspect};
use crate::web::error::WebError;
use crate::web::form::Fields;
use crate::web::{again, session};
use actix_multipart::{Field, Multipart, MultipartError};
use actix_session::SessionExt;
use actix_web::HttpRequest;
use actix_web::web::Bytes;
use futures_util::StreamExt;
use std::io::ErrorKind;
use std::sync::Arc;

/// A form with files, whose token was verified before the first file was read.
#[derive(Debug, Default)]
pub struct Upload {
    /// The fields beside the files.
    pub fields: Fields,
    /// What became of each file, in order.
    pub files: Vec<Arrived>,
    /// The bytes that were kept.
    pub received: Received,
}

/// Bytes of this form that are kept, until an act names them.
#[derive(Debug, Default)]
pub struct Received {
    blobs: Vec<BlobKey>,
}

impl Received {
    /// The same without the bytes of files that the form keeps for its next try.
    #[must_use]
    pub fn sparing(mut self, files: &[PoeFile]) -> Self {
        self.blobs.retain(|blob| files.iter().all(|file| file.blob != *blob));
        self
    }

    /// Removes the bytes that no claim has come to name, once the form has been acted upon. What cannot be removed now
    /// goes when the house is kept.
    pub async fn settle(&self, app: &App) {
        for blob in &self.blobs {
            let asked = blob.clone();
            let named = app.store.read(move |reader| reader.names_blob(&asked)).await;
            if matches!(named, Ok(false)) {
                let (files, blob) = (app.files.clone(), blob.clone());
                let removed = blocking(move || files.remove(&blob)).await;
                if !matches!(removed, Ok(Ok(()))) {
                    tracing::warn!("the bytes of a refused file could not be removed yet");
                }
            }
        }
    }
}

/// What became of one file.
#[derive(Debug)]
pub enum Arrived {
    /// Its bytes are kept; the act that names it may follow.
    Kept(PoeFile),
    /// It was refused; the name as sent, cleaned where possible.
    Refused(String, PoeRefusal),
}

/// The most that stands in one text field of such a form, in bytes.
const FIELD_LIMIT: usize = 64 * 1024;
/// The most parts a form may have.
const PART_LIMIT: usize = 64;
/// How much is gathered before a thread that may wait writes it.
const CHUNK: usize = 256 * 1024;

impl Upload {
    /// Reads a form whose files nobody wants any more, so that what was typed beside them is not lost.
    ///
    /// # Errors
    /// As `receive`.
    pub async fn receive_words(
        request: &HttpRequest,
        payload: Multipart,
        app: &App,
    ) -> Result<Self, WebError> {
        Reading {
            request,
            app,
            there: None,
            upload: Self::default(),
            checked: false,
            unkept: Unkept::default(),
        }
        .finish(payload)
        .await
    }

    /// Reads a form with files to its end, for a claim that has these already. What it has no room for is not stored.
    ///
    /// # Errors
    /// `Token` when the form is not this session's, `Bad` when it cannot be read, `Broken` when the disk fails.
    pub async fn receive(
        request: &HttpRequest,
        payload: Multipart,
        app: &App,
        there: &[PoeFile],
    ) -> Result<Self, WebError> {
        let there = Some(there);
        Reading { request, app, there, upload: Self::default(), checked: false, unkept: Unkept::default() }
            .finish(payload)
            .await
    }
}

struct Reading<'a> {
    request: &'a HttpRequest,
    app: &'a App,
    /// What the claim has; `None` when no file is wanted.
    there: Option<&'a [PoeFile]>,
    upload: Upload,
    checked: bool,
    unkept: Unkept,
}

/// Files of a form that is not taken in: read over, so that the rest of the form is heard.
#[derive(Default)]
struct Unkept {
    /// The control and the file's name.
    names: Vec<(String, String)>,
    bytes: u64,
}

impl Unkept {
    async fn read_over(&mut self, name: String, mut field: Field) -> Result<(), WebError> {
        let control = field.name().unwrap_or_default().to_owned();
        while let Some(chunk) = field.next().await {
            self.bytes += chunk.map_err(|error| unreadable(&error))?.len() as u64;
            if self.bytes > POE_LIMITS.claim_bytes {
                return Err(WebError::TooLarge(POE_LIMITS.claim_bytes));
            }
        }
        if !name.is_empty() {
            self.names.push((control, name));
        }
        Ok(())
    }
}

/// What a form with files says in words.
#[derive(Debug, Default)]
pub struct Worded {
    /// The fields beside the files.
    pub fields: Fields,
    /// The control and the name of each file.
    pub files: Vec<(String, String)>,
}

/// Reads a form with files for its words alone; not a byte of a file is kept.
///
/// # Errors
/// `Bad` when it cannot be read, `TooLarge` when it has no end.
pub async fn read_words(mut payload: Multipart) -> Result<Worded, WebError> {
    let (mut fields, mut unkept, mut parts) = (Fields::default(), Unkept::default(), 0);
    while let Some(field) = next_part(&mut payload, &mut parts).await? {
        match file_name(&field) {
            Some(name) => unkept.read_over(name, field).await?,
            None => fields.0.push(text_of(field).await?),
        }
    }
    Ok(Worded { fields, files: unkept.names })
}

/// The next part of a form, as long as it has no more than a form of ours may have; `None` at its end.
async fn next_part(payload: &mut Multipart, parts: &mut usize) -> Result<Option<Field>, WebError> {
    let Some(field) = payload.next().await else { return Ok(None) };
    let field = field.map_err(|error| unreadable(&error))?;
    *parts += 1;
    if *parts > PART_LIMIT { Err(WebError::Bad) } else { Ok(Some(field)) }
}

fn file_name(field: &Field) -> Option<String> {
    field.content_disposition().and_then(|d| d.get_filename()).map(ToOwned::to_owned)
}

/// A text field's name and value.
async fn text_of(mut field: Field) -> Result<(String, String), WebError> {
    let name = field.name().unwrap_or_default().to_owned();
    let bytes = field.bytes(FIELD_LIMIT).await;
    let bytes = bytes.map_err(|_| WebError::TooLarge(FIELD_LIMIT as u64))?.map_err(|e| unreadable(&e))?;
    let value = String::from_utf8(bytes.to_vec()).map_err(|_| WebError::Bad)?;
    if value.contains('\0') { Err(WebError::Bad) } else { Ok((name, value)) }
}

impl Reading<'_> {
    async fn finish(mut self, payload: Multipart) -> Result<Upload, WebError> {
        let read = self.read(payload).await;
        if read.is_err() {
            // A form that broke off leaves nothing behind.
            self.upload.received.settle(self.app).await;
        }
        read?;
        if self.checked && self.unkept.names.is_empty() {
            return Ok(self.upload);
        }
        self.upload.received.settle(self.app).await;
        again::remember_with_files(self.request, self.upload.fields, self.unkept.names);
        Err(WebError::Token)
    }

    async fn read(&mut self, mut payload: Multipart) -> Result<(), WebError> {
        let mut parts = 0;
        while let Some(field) = next_part(&mut payload, &mut parts).await? {
            match file_name(&field) {
                Some(name) => self.read_file(name, field).await?,
                None => self.read_field(field).await?,
            }
        }
        Ok(())
    }

    async fn read_field(&mut self, field: Field) -> Result<(), WebError> {
        let (name, value) = text_of(field).await?;
        if name == "token" {
            self.checked = session::is_token(&self.request.get_session(), &value);
        }
        self.upload.fields.0.push((name, value));
        Ok(())
    }

    /// The token stands first in our forms: not a byte of a file is kept for a form that is not ours.
    async fn read_file(&mut self, sent_name: String, field: Field) -> Result<(), WebError> {
        if !self.checked {
            return self.unkept.read_over(sent_name, field).await;
        }
        let Some(there) = self.there else { return drain(field).await };
        let empty_control = sent_name.is_empty();
        let arrived = match PoeName::parse(&sent_name) {
            Ok(name) => self.keep(name, field, there).await?,
            Err(refusal) => {
                drain(field).await?;
                Arrived::Refused(sent_name, refusal)
            }
        };
        if let Arrived::Kept(file) = &arrived {
            self.upload.received.blobs.push(file.blob.clone());
        }
        if !empty_control {
            self.upload.files.push(arrived);
        }
        Ok(())
    }

    async fn keep(&self, name: PoeName, mut field: Field, there: &[PoeFile]) -> Result<Arrived, WebError> {
        let refused = |name: &PoeName, refusal| Arrived::Refused(name.as_str().to_owned(), refusal);
        let room = match name.media().and_then(|_| self.room(there)) {
            Ok(room) => room,
            Err(refusal) => {
                drain(field).await?;
                return Ok(refused(&name, refusal));
            }
        };
        let key = self.app.workflow.ids().blob();
        let files = self.app.files.clone();
        let (opening, blob) = (files.clone(), key.clone());
        let incoming = match blocking(move || opening.receive(&blob, room)).await? {
            Ok(incoming) => incoming,
            Err(error) if error.kind() == ErrorKind::StorageFull => {
                tracing::error!(cause = %error, "a file was turned away: the disk is nearly full");
                drain(field).await?;
                return Ok(refused(&name, PoeRefusal::NoRoom));
            }
            Err(error) => return Err(WebError::broken(&error)),
        };
        match stream(incoming, &mut field).await? {
            Streamed::Whole(incoming) => self.look(name, key, incoming, files).await,
            Streamed::Refused { why, ended } => {
                // A field that has told its end must not be asked again.
                if !ended {
                    drain(field).await?;
                }
                let claim_is_full = why == PoeRefusal::TooLarge && room < POE_LIMITS.file_bytes;
                Ok(refused(&name, if claim_is_full { PoeRefusal::TooMuch } else { why }))
            }
        }
    }

    /// How large the next file may be, in bytes.
    fn room(&self, there: &[PoeFile]) -> Result<u64, PoeRefusal> {
        let kept = self.upload.files.iter().filter_map(|file| match file {
            Arrived::Kept(file) => Some(file),
            Arrived::Refused(..) => None,
        });
        let (mut files, mut bytes) = (0, 0);
        for file in there.iter().chain(kept) {
            files += 1;
            bytes += file.size;
        }
        POE_LIMITS.admit(files, bytes, 1)?;
        Ok((POE_LIMITS.claim_bytes - bytes).min(POE_LIMITS.file_bytes))
    }

    async fn look(
        &self,
        name: PoeName,
        blob: BlobKey,
        incoming: Incoming,
        files: Arc<dyn PoeFiles>,
    ) -> Result<Arrived, WebError> {
        let Some(turn) = self.app.inspections.take().await else {
            tracing::warn!("a file was turned away: too many are being looked at");
            return Ok(Arrived::Refused(name.as_str().to_owned(), PoeRefusal::NotNow));
        };
        let looked_at = name.clone();
        let kept = blocking(move || {
            let _turn = turn;
            finish_and_keep(&looked_at, incoming, files.as_ref())
        });
        let kept = kept.await?;
        Ok(match kept {
            Err(refusal) => Arrived::Refused(name.as_str().to_owned(), refusal),
            Ok((media, size, digest)) => {
                let id = self.app.workflow.ids().poe(self.app.workflow.instant());
                Arrived::Kept(PoeFile { id, blob, name, media, size, digest })
            }
        })
    }
}

type Kept = (Media, u64, crate::domain::poe::Digest);

/// Judges a received file by its bytes and makes it last.
fn finish_and_keep(name: &PoeName, incoming: Incoming, files: &dyn PoeFiles) -> Result<Kept, PoeRefusal> {
    let mut finished: Finished = incoming.finish()?;
    let media = inspect(name, &mut finished)?;
    let (size, digest) = (finished.size(), finished.digest().clone());
    files.keep(finished).map_err(|error| {
        tracing::error!(cause = %error, "a PoE file could not be kept");
        PoeRefusal::NotStored
    })?;
    Ok((media, size, digest))
}

/// What became of a field's bytes.
enum Streamed {
    /// All of them are written.
    Whole(Incoming),
    /// No more of them are wanted; the field may have ended all the same.
    Refused { why: PoeRefusal, ended: bool },
}

/// Writes a field's bytes as they come; a refusal stops it at once.
async fn stream(mut incoming: Incoming, field: &mut Field) -> Result<Streamed, WebError> {
    let mut gathered: Vec<Bytes> = Vec::new();
    loop {
        let chunk = field.next().await.transpose().map_err(|error| unreadable(&error))?;
        let end = chunk.is_none();
        gathered.extend(chunk);
        if !end && gathered.iter().map(Bytes::len).sum::<usize>() < CHUNK {
            continue;
        }
        let pieces = std::mem::take(&mut gathered);
        let (back, written) = blocking(move || {
            let written = pieces.iter().try_for_each(|piece| incoming.write_chunk(piece));
            (incoming, written)
        })
        .await?;
        incoming = back;
        match written {
            Err(why) => return Ok(Streamed::Refused { why, ended: end }),
            Ok(()) if end => return Ok(Streamed::Whole(incoming)),
            Ok(()) => {}
        }
    }
}

/// Reads a refused file to its end, so that the rest of the form is heard and the browser hears the answer.
async fn drain(mut field: Field) -> Result<(), WebError> {
    let mut left = 4 * POE_LIMITS.file_bytes;
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error))?;
        left = left.checked_sub(chunk.len() as u64).ok_or(WebError::TooLarge(POE_LIMITS.file_bytes))?;
    }
    Ok(())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, WebError> {
    let span = tracing::Span::current();
    actix_web::web::block(move || span.in_scope(work)).await.map_err(|error| WebError::broken(&error))
}

/// A form that breaks off or makes no sense is the sender's trouble.
fn unreadable(error: &MultipartError) -> WebError {
    tracing::debug!(cause = %error, "a form with files could not be read");
    WebError::Bad
}
