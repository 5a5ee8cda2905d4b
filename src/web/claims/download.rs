//! A PoE file: its page with a preview, its bytes in a frame, its bytes to keep.

use super::card::ClaimCard;
use super::files::{ListedFile, files_of};
use super::scans::scan_of;
use super::{id_of, open};
use crate::app::App;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::poe::{Media, PoeFile};
use crate::domain::trace::Word;
use crate::files::KeptBytes;
use crate::web::error::WebError;
use crate::web::{Reply, Shell, Viewer, page, urls};
use crate::workflow::{OpenPoe, OpenPoeError};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use actix_web::web::{Bytes, Data, Path};
use askama::Template;
use std::io;

#[derive(Template)]
#[template(path = "claims/poe_file.html")]
struct PoeFilePage {
    shell: Shell,
    card: ClaimCard,
    file: ListedFile,
    /// Why it is not opened for its reader.
    held: Option<String>,
    digest: String,
    preview: Preview,
    others: Vec<ListedFile>,
}

/// How a file is shown on its page.
enum Preview {
    /// As a picture.
    Picture(String),
    /// In a frame; and its bytes on a page of their own.
    Frame(String, String),
    /// Not at all: it is downloaded.
    None,
}

/// The file's page.
pub async fn get(viewer: Viewer, path: Path<(String, String)>, app: Data<App>) -> Reply {
    let (id, poe) = names(&path)?;
    let (actor, shell) = (viewer.actor(), viewer.shell);
    let (opened, (history, scans)) = open(&app, &actor, &id, |reader, claim| {
        Ok((reader.history(&claim.id)?, reader.scans_of(&claim.id)?))
    })
    .await?;
    let place = opened.claim.poe.iter().position(|file| file.id == poe).ok_or(WebError::NotFound)?;
    let mut others = files_of(&opened.claim, &history, &scans, actor.side(), &shell);
    let file = others.remove(place);
    let about = &opened.claim.poe[place];
    let scan = scan_of(&scans, &poe);
    let says = WebError::Held(id.clone(), scan);
    let held = (!scan.is_open_to(actor.side())).then(|| shell.t(says.key()));
    let preview = match about.media {
        _ if held.is_some() => Preview::None,
        Media::Png | Media::Jpeg => Preview::Picture(urls::poe_view(&id, &poe)),
        media if media.opens_in_browser() => {
            Preview::Frame(urls::poe_frame(&id, about), urls::poe_view(&id, &poe))
        }
        _ => Preview::None,
    };
    let digest = about.digest.as_str().to_owned();
    let card = opened.card(&actor, &shell);
    page(&PoeFilePage { shell, card, file, held, digest, preview, others })
}

/// The bytes, to look at. Whatever stands in them runs nothing, loads nothing and leads nowhere.
pub async fn view(viewer: Viewer, path: Path<(String, String)>, app: Data<App>) -> Reply {
    let (id, poe) = names(&path)?;
    let opened = fetch(&viewer, &app, (&id, &poe), Word::Viewed).await?;
    if !opened.file.media.opens_in_browser() {
        return Err(WebError::NotFound);
    }
    let policy = policy_of(opened.file.media);
    answer(opened, "inline", policy)
}

/// The bytes, to keep.
pub async fn download(viewer: Viewer, path: Path<(String, String)>, app: Data<App>) -> Reply {
    let (id, poe) = names(&path)?;
    let opened = fetch(&viewer, &app, (&id, &poe), Word::Downloaded).await?;
    answer(opened, "attachment", "default-src 'none'; sandbox")
}

fn names(path: &(String, String)) -> Result<(ClaimId, PoeId), WebError> {
    Ok((id_of(&path.0)?, PoeId::new(path.1.as_str())))
}

async fn fetch(
    viewer: &Viewer,
    app: &App,
    (id, poe): (&ClaimId, &PoeId),
    how: Word,
) -> Result<OpenPoe, WebError> {
    let opened = app.workflow.open_poe(&viewer.actor(), &viewer.door, (id, poe), how).await;
    opened.map_err(|error| match error {
        OpenPoeError::NotFound => WebError::NotFound,
        OpenPoeError::Held(_, scan) => WebError::Held(id.clone(), scan),
        OpenPoeError::Damaged(..) => WebError::damaged(id, &error),
        OpenPoeError::Store(error) => error.into(),
    })
}

/// A sandbox would stop the browser's own reader of PDF, which is walled off by itself.
const fn policy_of(media: Media) -> &'static str {
    match media {
        Media::Pdf => {
            "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        }
        _ => "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
    }
}

fn answer(opened: OpenPoe, how: &str, policy: &'static str) -> Reply {
    let OpenPoe { file, bytes } = opened;
    let mime = match file.media {
        // What the text is written in was never asked; nearly all of it is UTF-8.
        Media::Text | Media::Csv => format!("{}; charset=utf-8", file.media.mime()),
        media => media.mime().to_owned(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, mime))
        .insert_header((CONTENT_LENGTH, file.size))
        .insert_header((CONTENT_DISPOSITION, disposition(how, &file)))
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .no_chunking(file.size)
        .streaming(pieces(bytes)))
}

/// The file's name in both forms: plain letters for old readers (RFC 6266), every letter for the others (RFC 8187).
fn disposition(how: &str, file: &PoeFile) -> String {
    let name = file.name.as_str();
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    let full: String = name
        .bytes()
        .map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

/// How much of a file is in memory at a time.
const PIECE: usize = 64 * 1024;

/// Reads piece by piece on threads that may wait, only as fast as the browser takes.
fn pieces(bytes: Box<dyn KeptBytes>) -> impl futures_util::Stream<Item = io::Result<Bytes>> {
    futures_util::stream::try_unfold(bytes, |mut bytes| async move {
        let read = actix_web::web::block(move || {
            let mut piece = vec![0; PIECE];
            let read = bytes.read(&mut piece).map(|n| {
                piece.truncate(n);
                Bytes::from(piece)
            });
            (bytes, read)
        });
        let (bytes, piece) = read.await.map_err(io::Error::other)?;
        let piece = piece?;
        Ok((!piece.is_empty()).then_some((piece, bytes)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::BlobKey;
    use crate::domain::poe::{Digest, PoeName};

    #[test]
    fn a_files_name_reaches_old_readers_and_new_ones_and_leaves_its_quotes_never() {
        let file = PoeFile {
            id: PoeId::new("p"),
            blob: BlobKey::new("b"),
            name: PoeName::parse("Över \"lämning\"; 50 %.pdf").unwrap(),
            media: Media::Pdf,
            size: 1,
            digest: Digest::from_bytes(&[0; 32]),
        };
        let said = disposition("attachment", &file);
        assert_eq!(
            said,
            "attachment; filename=\"_ver _l_mning_; 50 _.pdf\"; \
             filename*=UTF-8''%C3%96ver%20%22l%C3%A4mning%22%3B%2050%20%25.pdf"
        );
    }
}
