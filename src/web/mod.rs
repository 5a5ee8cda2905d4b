//! HTTP and HTML: who asks, what they see, what they send.
//! May know: `app`, `workflow`, `words`, `domain`, and of `store` what reading needs.
//! Start reading at `routes` below, in the order a reader would tell it; then any page's file.

pub mod account;
mod admin;
mod again;
mod body;
pub mod checked;
pub mod claims;
pub mod client;
mod compress;
mod customer;
mod demo;
mod device;
pub mod error;
mod error_pages;
mod figures;
pub mod form;
mod guidance;
mod headers;
mod host;
mod last_resort;
mod numbered;
mod operations;
pub mod partner;
mod pictures;
mod rate;
mod results;
mod reviewer;
mod seal;
mod session;
mod session_store;
mod sheet;
mod shell;
mod signed;
mod statics;
pub mod upload;
pub mod urls;
mod viewer;
mod visit;

pub use error::{Reply, WebError};
pub use error_pages::refusal_says;
pub use shell::Shell;
pub use viewer::{AdminViewer, Confirmed, PartnerViewer, ReviewerViewer, Viewer, Visitor};

use crate::app::App;
use crate::store::Lasting;
use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_web::cookie::{Key, SameSite};
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, LOCATION};
use actix_web::middleware::from_fn;
use actix_web::{HttpResponse, web};
use askama::Template;
use session_store::DatabaseSessions;
use std::sync::Arc;

/// How long a sign-in lasts in the demo, by its clock: ten years. It leaps over days at a time, and nobody is to be
/// signed out by that.
const DEMO_SESSION: chrono::Duration = chrono::Duration::days(10 * 365);

/// Every route of the portal.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .configure(account::routes)
        .configure(customer::routes)
        .configure(reviewer::routes)
        .configure(claims::routes)
        // Before the partner's, where any other word behind /claims/ is a claim's number.
        .configure(figures::routes)
        .configure(partner::routes)
        .configure(results::routes)
        .configure(guidance::routes)
        .configure(admin::routes)
        .configure(demo::routes)
        .configure(statics::routes)
        .route(urls::health(), web::get().to(operations::health))
        .route(urls::ready(), web::get().to(operations::ready));
}

/// The portal's pages behind everything that stands before them, outermost last.
pub fn configure(app: &App) -> impl Fn(&mut web::ServiceConfig) + Clone + use<> {
    let app = app.clone();
    // One for all threads.
    let rates = web::Data::new(rate::Rates::new(app.limits));
    move |config| {
        let layers = web::scope("")
            .configure(routes)
            .default_service(web::to(nothing_here))
            .wrap(from_fn(rate::hold))
            .wrap(from_fn(headers::guard))
            .wrap(from_fn(error_pages::draw))
            .wrap(from_fn(visit::hand_out))
            .wrap(sessions(&app))
            .wrap(from_fn(last_resort::answer))
            .wrap(from_fn(compress::pages))
            .wrap(from_fn(numbered::answer));
        config.app_data(web::Data::new(app.clone())).app_data(rates.clone()).service(layers);
    }
}

/// The figures, for an address of their own that no visitor reaches.
pub fn configure_metrics(app: &App) -> impl Fn(&mut web::ServiceConfig) + Clone + use<> {
    let app = app.clone();
    move |config| {
        config.app_data(web::Data::new(app.clone())).route("/metrics", web::get().to(operations::metrics));
    }
}

fn sessions(app: &App) -> SessionMiddleware<DatabaseSessions> {
    let workflow = app.workflow.clone();
    let demo = app.demo.as_ref().map(|_| Lasting { at_most: DEMO_SESSION, idle: DEMO_SESSION });
    let lasting = demo.unwrap_or(app.sessions);
    let store = DatabaseSessions::new(app.store.sessions(), lasting, Arc::new(move || workflow.instant()));
    let lasts = actix_web::cookie::time::Duration::seconds(lasting.at_most.num_seconds());
    SessionMiddleware::builder(store, Key::from(&app.cookie_key))
        .cookie_name(signed::cookie_name(app, "portal"))
        .cookie_secure(app.secure)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(PersistentSession::default().session_ttl(lasts))
        .build()
}

async fn nothing_here() -> Reply {
    Err(WebError::NotFound)
}

/// A page.
pub fn page(template: &impl Template) -> Reply {
    page_with(StatusCode::OK, template)
}

/// A page with a status: a form drawn again is 422.
pub fn page_with(status: StatusCode, template: &impl Template) -> Reply {
    Ok(HttpResponse::build(status).content_type(ContentType::html()).body(template.render()?))
}

/// A page that is drawn already.
fn page_of(html: String) -> Reply {
    Ok(HttpResponse::Ok().content_type(ContentType::html()).body(html))
}

/// A form's page: 422 when something in it is wrong.
pub fn form_page(form: &form::Entered, template: &impl Template) -> Reply {
    let status = if form.is_good() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, template)
}

/// On to another page, after something was done.
pub fn see_other(url: impl AsRef<str>) -> Reply {
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, url.as_ref())).finish())
}
