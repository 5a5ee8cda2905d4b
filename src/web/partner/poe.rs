//! A claim's proof of execution: what is there, and adding more. A refused file takes nothing with it.

use super::tasks::{task_after, tasks_of};
use super::uploader::Uploader;
use super::{Link, back_from};
use crate::app::App;
use crate::domain::action::Act;
use crate::domain::actor::Actor;
use crate::domain::claim::Claim;
use crate::domain::ids::{ClaimId, PoeId};
use crate::domain::lifecycle::Phase;
use crate::domain::poe::{Media, POE_LIMITS, PoeFile};
use crate::web::claims::card::ClaimCard;
use crate::web::claims::details_rows::product_names;
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::scans::held;
use crate::web::claims::{id_of, open};
use crate::web::error::WebError;
use crate::web::error_pages::{mebibytes, wants_json};
use crate::web::form::{Entered, Fields};
use crate::web::upload::{Arrived, Upload};
use crate::web::{PartnerViewer, Reply, Shell, page_with, refusal_says, see_other, session, urls};
use crate::words::Words;
use crate::workflow::ActError;
use actix_multipart::Multipart;
use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "partner/poe.html")]
struct PoePage {
    shell: Shell,
    card: ClaimCard,
    form: Entered,
    files: Vec<ListedFile>,
    can_remove: bool,
    accept: String,
    limits: String,
    action: String,
    back: Link,
    uploader: Uploader,
    /// Files that are held back because of malware, or may be, in a sentence each.
    held: Vec<String>,
    /// Files that the organisation has sent with other claims too, in a sentence each.
    same: Vec<String>,
    /// How many files of a form with refused ones were kept.
    kept: usize,
    /// What is to be done next in a draft that has its files.
    onward: Option<Link>,
}

/// The files and the form.
pub async fn get(
    viewer: PartnerViewer,
    path: Path<String>,
    query: Query<Vec<(String, String)>>,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let from = Fields(query.into_inner()).get("from").to_owned();
    let form = Entered::blank(viewer.shell.words()).with("from", from);
    show(viewer, &id, form, StatusCode::OK, 0, &app).await
}

/// Takes files in: each that is good is added, each that is not is named with its reason.
pub async fn post(
    viewer: PartnerViewer,
    path: Path<String>,
    request: HttpRequest,
    payload: Multipart,
    session: Session,
    app: Data<App>,
) -> Reply {
    let id = id_of(&path)?;
    let (actor, words) = (viewer.actor(), viewer.shell.words().clone());
    let (opened, ()) = open(&app, &actor, &id, |_, _| Ok(())).await?;
    // Asked before a byte is read: nothing is uploaded in vain.
    opened.allows(Act::AttachPoe, &actor)?;
    let upload = Upload::receive(&request, payload, &app, &opened.claim.poe).await?;
    let mut form = Entered::of(upload.fields, &words);
    let good = sort(upload.files, &opened.claim.poe, &mut form, &words);
    let kept = attach(good, &actor, &id, &mut form, &words, &app).await?;
    upload.received.settle(&app).await;
    let says = if kept == 1 { "flash-poe-added" } else { "flash-poe-added-many" };
    if wants_json(request.headers()) {
        return Ok(in_words(&form, &words.t(says)));
    }
    if form.is_good() {
        session::flash(&session, "success", says);
        let on_the_way = !form.value("from").is_empty();
        return see_other(if on_the_way { back_from(&form, &id, &words).href } else { urls::poe(&id) });
    }
    show(viewer, &id, form, StatusCode::UNPROCESSABLE_ENTITY, kept, &app).await
}

/// What became of the files, as the script shows it beside each.
fn in_words(form: &Entered, added: &str) -> HttpResponse {
    let says = form.error("poe").unwrap_or_else(|| added.to_owned());
    let mut answer = if form.is_good() { HttpResponse::Ok() } else { HttpResponse::UnprocessableEntity() };
    answer.json(serde_json::json!({ "kept": form.is_good(), "says": says }))
}

/// Adds files one by one and tells how many; a file the claim has no room for is named with its reason.
async fn attach(
    files: Vec<PoeFile>,
    actor: &Actor,
    id: &ClaimId,
    form: &mut Entered,
    words: &Words,
    app: &App,
) -> Result<usize, WebError> {
    let mut kept = 0;
    for file in files {
        let name = file.name.as_str().to_owned();
        match app.workflow.attach(actor, id, file).await {
            Ok(_) => kept += 1,
            Err(ActError::Refused(refusal)) => {
                let why = refusal_says(words, &refusal);
                form.complain("poe", "poe-refused", &[("file", name.into()), ("why", why.into())]);
            }
            Err(error) => return Err(WebError::of_act(error, id)),
        }
    }
    Ok(kept)
}

/// Complains about what was refused and about what the claim has already; gives back the rest.
pub fn sort(arrived: Vec<Arrived>, there: &[PoeFile], form: &mut Entered, words: &Words) -> Vec<PoeFile> {
    let mut good: Vec<PoeFile> = Vec::new();
    for file in arrived {
        let (name, why) = match file {
            Arrived::Refused(name, refusal) => (name, words.say(refusal.key(), &limit_args(words))),
            Arrived::Kept(file) if there.iter().chain(&good).any(|known| known.digest == file.digest) => {
                (file.name.as_str().to_owned(), words.t("poe-refused-there-already"))
            }
            Arrived::Kept(file) => {
                good.push(file);
                continue;
            }
        };
        form.complain("poe", "poe-refused", &[("file", name.into()), ("why", why.into())]);
    }
    if good.is_empty() && form.is_good() {
        form.complain("poe", "poe-none-chosen", &[]);
    }
    good
}

pub(super) fn limit_args(words: &Words) -> [(&'static str, crate::words::Arg); 3] {
    [
        ("file", mebibytes(words, POE_LIMITS.file_bytes).into()),
        ("files", POE_LIMITS.files.into()),
        ("claim", mebibytes(words, POE_LIMITS.claim_bytes).into()),
    ]
}

/// What may be sent, for the page and for the browser's file dialogue.
pub fn limits(words: &Words) -> String {
    words.say("poe-limits", &limit_args(words))
}

/// The allowed ends of names.
pub fn accept() -> String {
    let ends = Media::ALL.iter().flat_map(|media| media.extensions());
    ends.map(|end| format!(".{end}")).collect::<Vec<_>>().join(",")
}

/// That a file is in other claims of the organisation's too; not wrong, but worth a second look.
fn same_says(claim: &Claim, same: &[(PoeId, ClaimId)], shell: &Shell) -> Vec<String> {
    let others = |file: &PoeFile| {
        let others = same.iter().filter(|(id, _)| *id == file.id).map(|(_, other)| other.as_str());
        let others = others.collect::<Vec<_>>().join(", ");
        let args = [("file", file.name.as_str().into()), ("claims", others.as_str().into())];
        (!others.is_empty()).then(|| shell.words().say("poe-same-file", &args))
    };
    claim.poe.iter().filter_map(others).collect()
}

async fn show(
    viewer: PartnerViewer,
    id: &ClaimId,
    form: Entered,
    status: StatusCode,
    kept: usize,
    app: &App,
) -> Reply {
    let (actor, shell) = (viewer.actor(), viewer.shell.around(&form));
    let reach = viewer.reach;
    let (opened, (history, same, scans, products)) = open(app, &actor, id, move |reader, claim| {
        let products = product_names(&reader.products()?);
        let scans = reader.scans_of(&claim.id)?;
        Ok((reader.history(&claim.id)?, reader.same_files(claim, &reach)?, scans, products))
    })
    .await?;
    if form.is_good() {
        opened.allows(Act::AttachPoe, &actor)?;
    }
    let draft = opened.claim.phase() == Phase::Editing && !opened.claim.poe.is_empty();
    let onward =
        draft.then(|| task_after(&tasks_of(&opened.claim, &products, &actor, &shell), &urls::poe(id)));
    let page = PoePage {
        card: opened.card(&actor, &shell),
        files: files_of(&opened.claim, &history, &scans, actor.side(), &shell),
        held: held(&opened.claim, &scans, actor.side(), &shell),
        same: same_says(&opened.claim, &same, &shell),
        can_remove: opened.allows(Act::RemovePoe, &actor).is_ok(),
        accept: accept(),
        limits: limits(shell.words()),
        action: urls::poe(id),
        back: back_from(&form, id, shell.words()),
        uploader: Uploader::of(opened.claim.poe.len(), shell.words()),
        kept,
        onward: onward.flatten().filter(|_| form.value("from").is_empty()),
        form,
        shell,
    };
    page_with(status, &page)
}
