//! Changing the language, on any page, and staying on it. A form that had failed is sent again as it was, so that its
//! page comes back in the other language with every word still in it; such a form is read and never acted on.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::web::checked::Unchecked;
use crate::web::error::WebError;
use crate::web::form::{AGAIN, Fields};
use crate::web::shell::LANGUAGE_COOKIE;
use crate::web::signed::cookie;
use crate::web::upload::Upload;
use crate::web::{Reply, Visitor, urls};
use actix_multipart::Multipart;
use actix_web::cookie::time::Duration;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Payload};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, dev};

/// Remembers the language: with the person, and in a cookie for when nobody is signed in.
pub async fn post(visitor: Visitor, request: HttpRequest, payload: Payload, app: Data<App>) -> Reply {
    let form = fields_of(&request, payload.into_inner(), &app).await?;
    let lang = Lang::from_key(form.get("lang")).ok_or(WebError::Bad)?;
    if let Some(person) = &visitor.person {
        app.workflow.set_language(&person.id, lang).await?;
    }
    let cookie = cookie(&app, LANGUAGE_COOKIE, lang.key(), Duration::days(365));
    let back = urls::inside(form.get("back")).to_owned();
    let again = !form.get(AGAIN).is_empty() && back != urls::language();
    let mut answer = if again { HttpResponse::TemporaryRedirect() } else { HttpResponse::SeeOther() };
    Ok(answer.cookie(cookie).insert_header((LOCATION, back)).finish())
}

/// The form's fields, sent in parts where the form that is sent again was.
async fn fields_of(request: &HttpRequest, mut payload: dev::Payload, app: &App) -> Result<Fields, WebError> {
    if request.content_type() == "multipart/form-data" {
        return Ok(Upload::receive_words(request, Multipart::new(request.headers(), payload), app)
            .await?
            .fields);
    }
    Ok(Unchecked::from_request(request, &mut payload).await?.0)
}
