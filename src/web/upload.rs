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
use std::sync::Arc;

/// A form with files, whose token was verified before the first file was read.
#[derive(Debug, Default)]
pub struct Upload {
    /// The fields beside the files.
    pub fields: Fields,
    /// What became of each file, in order.
    pub files: Vec<Arrived>,
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
    /// Reads a form with files to its end.
    ///
    /// # Errors
    /// `Token` when the form is not this session's, `Bad` when it cannot be read, `Broken` when the disk fails.
    pub async fn receive(request: &HttpRequest, payload: Multipart, app: &App) -> Result<Self, WebError> {
        let mut reading =
            Reading { request, app, upload: Self::default(), checked: false, unkept: Unkept::default() };
        reading.read(payload).await?;
        if reading.checked && reading.unkept.names.is_empty() {
            return Ok(reading.upload);
        }
        again::remember_with_files(request, reading.upload.fields, reading.unkept.names);
        Err(WebError::Token)
    }
}

struct Reading<'a> {
    request: &'a HttpRequest,
    app: &'a App,
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
    while let Some(field) = payload.next().await {
        let field = field.map_err(|error| unreadable(&error))?;
        parts += 1;
        if parts > PART_LIMIT {
            return Err(WebError::Bad);
        }
        match file_name(&field) {
            Some(name) => unkept.read_over(name, field).await?,
            None => fields.0.push(text_of(field).await?),
        }
    }
    Ok(Worded { fields, files: unkept.names })
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
    async fn read(&mut self, mut payload: Multipart) -> Result<(), WebError> {
        let mut parts = 0;
        while let Some(field) = payload.next().await {
            let field = field.map_err(|error| unreadable(&error))?;
            parts += 1;
            if parts > PART_LIMIT {
                return Err(WebError::Bad);
            }
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
        let empty_control = sent_name.is_empty();
        let arrived = match PoeName::parse(&sent_name) {
            Ok(name) => self.keep(name, field).await?,
            Err(refusal) => {
                drain(field).await?;
                Arrived::Refused(sent_name, refusal)
            }
        };
        if !empty_control {
            self.upload.files.push(arrived);
        }
        Ok(())
    }

    async fn keep(&self, name: PoeName, mut field: Field) -> Result<Arrived, WebError> {
        let refused = |name: &PoeName, refusal| Arrived::Refused(name.as_str().to_owned(), refusal);
        let kept = self.upload.files.iter().filter(|file| matches!(file, Arrived::Kept(_))).count();
        let too_many = kept >= POE_LIMITS.files;
        if let Some(refusal) = too_many.then_some(PoeRefusal::TooMany).or(name.media().err()) {
            drain(field).await?;
            return Ok(refused(&name, refusal));
        }
        let key = self.app.workflow.ids().blob();
        let files = self.app.files.clone();
        let (opening, blob) = (files.clone(), key.clone());
        let incoming = blocking(move || opening.receive(&blob, POE_LIMITS.file_bytes)).await?;
        let incoming = incoming.map_err(|error| WebError::broken(&error))?;
        match stream(incoming, &mut field).await? {
            Err(refusal) => {
                drain(field).await?;
                Ok(refused(&name, refusal))
            }
            Ok(incoming) => self.finish(name, key, incoming, files).await,
        }
    }

    async fn finish(
        &self,
        name: PoeName,
        blob: BlobKey,
        incoming: Incoming,
        files: Arc<dyn PoeFiles>,
    ) -> Result<Arrived, WebError> {
        let looked_at = name.clone();
        let kept = blocking(move || finish_and_keep(&looked_at, incoming, files.as_ref())).await?;
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

/// Writes a field's bytes as they come; a refusal stops it at once.
async fn stream(mut incoming: Incoming, field: &mut Field) -> Result<Result<Incoming, PoeRefusal>, WebError> {
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
            Err(refusal) => return Ok(Err(refusal)),
            Ok(()) if end => return Ok(Ok(incoming)),
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
    actix_web::web::block(work).await.map_err(|error| WebError::broken(&error))
}

/// A form that breaks off or makes no sense is the sender's trouble.
fn unreadable(error: &MultipartError) -> WebError {
    tracing::debug!(cause = %error, "a form with files could not be read");
    WebError::Bad
}
