//! Changing the language, on any page, and staying on it.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::web::checked::Unchecked;
use crate::web::error::WebError;
use crate::web::shell::LANGUAGE_COOKIE;
use crate::web::{Reply, Visitor, urls};
use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::LOCATION;
use actix_web::web::Data;

/// Remembers the language: with the person, and in a cookie for when nobody is signed in.
pub async fn post(visitor: Visitor, form: Unchecked, app: Data<App>) -> Reply {
    let lang = Lang::from_key(form.0.get("lang")).ok_or(WebError::Bad)?;
    if let Some(person) = &visitor.person {
        app.workflow.set_language(&person.id, lang).await?;
    }
    let cookie = Cookie::build(LANGUAGE_COOKIE, lang.key())
        .path("/")
        .secure(app.secure)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish();
    let back = urls::inside(form.0.get("back")).to_owned();
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((LOCATION, back)).finish())
}
