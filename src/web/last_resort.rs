//! When not even the session can be read or kept: a page that needs no database.

use crate::app::App;
use crate::domain::contact::Lang;
use crate::web::error::WebError;
use crate::web::shell::language_of;
use crate::web::{headers, statics, urls};
use crate::words::Words;
use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{ContentType, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "errors/last.html")]
struct LastPage {
    lang: &'static str,
    style: String,
    title: String,
    says: String,
    onward: &'static str,
    onward_text: String,
}

/// Answers for whatever failed outside the pages.
pub async fn answer(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let lang = language_of(request.request(), None);
    let secure = request.app_data::<Data<App>>().is_some_and(|app| app.secure);
    match next.call(request).await {
        Ok(response) => Ok(response.map_into_boxed_body()),
        Err(error) => {
            let page = page(lang, &error);
            let mut response = HttpResponse::ServiceUnavailable()
                .content_type(ContentType::html())
                .insert_header((RETRY_AFTER, "10"))
                .body(page);
            headers::add(response.headers_mut(), secure);
            Err(InternalError::from_response(error, response).into())
        }
    }
}

fn page(lang: Lang, error: &actix_web::Error) -> String {
    let wrong = WebError::broken(error);
    let id = if let WebError::Broken(id) = &wrong { id.as_str() } else { "" };
    let words = Words::of(lang);
    let page = LastPage {
        lang: lang.key(),
        style: statics::url("portal.css"),
        title: words.t("error-broken-title"),
        says: words.say("error-broken", &[("id", id.into())]),
        onward: urls::home(),
        onward_text: words.t("onward-home"),
    };
    page.render().unwrap_or_else(|_| wrong.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::error::ErrorInternalServerError;

    #[test]
    fn the_page_of_last_resort_says_a_number_and_nothing_of_the_cause() {
        let page = page(Lang::Sv, &ErrorInternalServerError("sessions: no such table"));
        assert!(page.contains("lang=\"sv\"") && page.contains("Något gick fel"), "{page}");
        assert!(!page.contains("no such table"), "{page}");
    }
}
