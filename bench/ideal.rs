//! The bare program: the same stack with nothing a portal needs: no roles, no tokens, no rules, no words, no errors
//! worth reading. What it does in a second is what the stack can do.

mod store;

use crate::process;
use actix_multipart::Multipart;
use actix_web::cookie::{Cookie, CookieJar, Key};
use actix_web::http::header::{ContentType, LOCATION, SET_COOKIE};
use actix_web::web::{self, Bytes, Data, Form, Path as Segment};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error};
use anyhow::Context;
use askama::Template;
use futures_util::StreamExt;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Bare, Event, Listed, NewClaim, NewFile};

/// Where a folder keeps the bare program's database: a copy of the portal's.
pub fn database(folder: &Path) -> PathBuf {
    folder.join("ideal.db")
}

/// Where a folder keeps the bare program's files.
pub fn files(folder: &Path) -> PathBuf {
    folder.join("ideal-files")
}

type Reply = actix_web::Result<HttpResponse>;

struct Ideal {
    store: Arc<Bare>,
    key: Key,
    files: PathBuf,
}

/// A list: 21 KB for 25 rows.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Claims</title><link rel="stylesheet" href="/static/portal.css"></head>
<body><header class="site"><nav><ul><li><a href="/list">Claims</a></li><li><a href="/queue">Queue</a></li></ul></nav></header>
<main id="main"><h1>Claims</h1><table class="table"><thead><tr><th>Claim</th><th>Customer</th><th>Status</th><th>MPN ID</th><th>Until</th><th>Changed</th></tr></thead><tbody>
{%- for row in rows %}
<tr class="row row--{{ row.status }}">
  <td data-label="Claim"><a class="table__link" href="/detail/{{ row.id }}">{{ row.name }}</a><br><span class="ref">{{ row.id }}</span></td>
  <td data-label="Customer"><span class="customer">{{ row.customer.as_deref().unwrap_or_default() }}</span></td>
  <td data-label="Status"><span class="tag tag--{{ row.status }}">{{ row.status }}</span> <span class="mark mark--{{ row.phase }}">{{ row.phase }}</span></td>
  <td data-label="MPN ID"><span class="ref">{{ row.mpn.as_deref().unwrap_or_default() }}</span></td>
  <td data-label="Until"><span class="due"><time datetime="{% if let Some(at) = row.due_at %}{{ at }}{% endif %}">{% if let Some(at) = row.due_at %}{{ at }}{% endif %}</time></span></td>
  <td data-label="Changed"><time datetime="{{ row.changed_at }}">{{ row.changed_at }}</time></td>
</tr>
{%- endfor %}
</tbody></table></main></body></html>"#
)]
struct List {
    rows: Vec<Listed>,
}

/// A claim with its history.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ claim.name }}</title><link rel="stylesheet" href="/static/portal.css"></head>
<body><main id="main"><h1>{{ claim.name }}</h1>
<dl class="facts"><div><dt>Claim</dt><dd>{{ claim.id }}</dd></div><div><dt>Customer</dt><dd>{{ claim.customer.as_deref().unwrap_or_default() }}</dd></div><div><dt>Status</dt><dd>{{ claim.status }} {{ claim.phase }}</dd></div><div><dt>Changed</dt><dd>{{ claim.changed_at }}</dd></div></dl>
<ol class="history">
{%- for event in events %}
<li class="history__entry history__entry--{{ event.side }}"><time datetime="{{ event.at }}">{{ event.at }}</time> <span class="history__what">{{ event.kind }}</span> <span class="history__who">{{ event.person_name }}</span><p>{{ event.body }}</p></li>
{%- endfor %}
</ol></main></body></html>"#
)]
struct Detail {
    claim: Listed,
    events: Vec<Event>,
}

/// Serves until the parent goes away.
pub fn serve(folder: &Path) -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    fs::create_dir_all(files(folder))?;
    let store = Arc::new(Bare::open(&database(folder))?);
    let ideal = Data::new(Ideal { store, key: Key::generate(), files: files(folder) });
    actix_web::rt::System::new().block_on(async {
        let server = HttpServer::new(move || App::new().app_data(ideal.clone()).configure(routes))
            .workers(process::WORKERS)
            .worker_max_blocking_threads(16)
            .tcp_nodelay(true)
            .listen(listener)?
            .run();
        process::say_port(port);
        server.await.context("the bare program ended")
    })
}

fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/login/{partner}", web::get().to(login))
        .route("/list", web::get().to(list))
        .route("/queue", web::get().to(queue))
        .route("/detail/{id}", web::get().to(detail))
        .route("/create", web::post().to(create))
        .route("/create_gc", web::post().to(create_gc))
        .route("/upload/{id}", web::post().to(upload));
}

async fn login(partner: Segment<String>, ideal: Data<Ideal>) -> HttpResponse {
    let mut jar = CookieJar::new();
    jar.private_mut(&ideal.key).add(Cookie::new("session", partner.into_inner()));
    let mut response = HttpResponse::Ok();
    for cookie in jar.delta() {
        response.append_header((SET_COOKIE, cookie.encoded().to_string()));
    }
    response.finish()
}

/// The organisation in the encrypted cookie.
fn partner_of(request: &HttpRequest, key: &Key) -> actix_web::Result<String> {
    let mut jar = CookieJar::new();
    let sent = request.cookie("session").ok_or_else(|| error::ErrorUnauthorized("no session"))?;
    jar.add_original(sent);
    let opened = jar.private(key).get("session").ok_or_else(|| error::ErrorUnauthorized("no session"))?;
    Ok(opened.value().to_owned())
}

/// Reads and draws in one visit to a thread that may wait.
async fn drawn(work: impl FnOnce() -> anyhow::Result<String> + Send + 'static) -> Reply {
    let page = web::block(work).await?.map_err(error::ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().content_type(ContentType::html()).body(page))
}

async fn list(request: HttpRequest, ideal: Data<Ideal>) -> Reply {
    let (store, partner) = (ideal.store.clone(), partner_of(&request, &ideal.key)?);
    drawn(move || Ok(List { rows: store.list(&partner)? }.render()?)).await
}

async fn queue(request: HttpRequest, ideal: Data<Ideal>) -> Reply {
    let store = ideal.store.clone();
    partner_of(&request, &ideal.key)?;
    drawn(move || Ok(List { rows: store.queue()? }.render()?)).await
}

async fn detail(request: HttpRequest, id: Segment<String>, ideal: Data<Ideal>) -> Reply {
    let store = ideal.store.clone();
    partner_of(&request, &ideal.key)?;
    drawn(move || {
        let (claim, events) = store.claim(&id)?;
        Ok(Detail { claim, events }.render()?)
    })
    .await
}

#[derive(Deserialize)]
struct Filled {
    number: String,
    name: String,
}

fn gone_to(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

async fn create(request: HttpRequest, form: Form<Filled>, ideal: Data<Ideal>) -> Reply {
    let Filled { number, name } = form.into_inner();
    let new = NewClaim { number, name, partner: partner_of(&request, &ideal.key)? };
    let store = ideal.store.clone();
    web::block(move || store.create(&new)).await?.map_err(error::ErrorInternalServerError)?;
    Ok(gone_to("/list"))
}

async fn create_gc(request: HttpRequest, form: Form<Filled>, ideal: Data<Ideal>) -> Reply {
    let Filled { number, name } = form.into_inner();
    let new = NewClaim { number, name, partner: partner_of(&request, &ideal.key)? };
    ideal.store.create_together(new).await.map_err(error::ErrorInternalServerError)?;
    Ok(gone_to("/list"))
}

async fn upload(request: HttpRequest, id: Segment<String>, mut form: Multipart, ideal: Data<Ideal>) -> Reply {
    partner_of(&request, &ideal.key)?;
    while let Some(field) = form.next().await {
        let mut field = field?;
        let blob = portal::clock::Ids::random().secret();
        let (chunks, waiting) = tokio::sync::mpsc::channel::<Bytes>(16);
        let (folder, name) = (ideal.files.clone(), blob.clone());
        let writing = tokio::task::spawn_blocking(move || keep(&folder, &name, waiting));
        while let Some(chunk) = field.next().await {
            chunks.send(chunk?).await.map_err(error::ErrorInternalServerError)?;
        }
        drop(chunks);
        let kept = writing.await.map_err(error::ErrorInternalServerError)?;
        let (size, digest) = kept.map_err(error::ErrorInternalServerError)?;
        let file = NewFile { claim: id.clone(), blob, size, digest };
        ideal.store.add_file(file).await.map_err(error::ErrorInternalServerError)?;
    }
    Ok(gone_to("/list"))
}

/// Writes as it comes, and makes it last.
fn keep(
    folder: &Path,
    name: &str,
    mut chunks: tokio::sync::mpsc::Receiver<Bytes>,
) -> std::io::Result<(i64, String)> {
    let half = folder.join(format!("{name}.half"));
    let (mut file, mut hasher, mut size) = (File::create(&half)?, Sha256::new(), 0);
    while let Some(chunk) = chunks.blocking_recv() {
        hasher.update(&chunk);
        file.write_all(&chunk)?;
        size += i64::try_from(chunk.len()).unwrap_or_default();
    }
    file.sync_all()?;
    fs::rename(&half, folder.join(name))?;
    File::open(folder)?.sync_all()?;
    Ok((size, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}
