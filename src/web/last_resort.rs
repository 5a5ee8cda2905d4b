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
use actix_web::error::{ErrorInternalServerError, InternalError};
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, HeaderValue, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::web::Data;
use askama::Template;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;

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
    // What a handler that panics had in its hands is a request that ends here; nobody else sees it half changed.
    let (error, status) = match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(response)) => return Ok(response.map_into_boxed_body()),
        Ok(Err(error)) => (error, StatusCode::SERVICE_UNAVAILABLE),
        Err(_) => (ErrorInternalServerError("a handler panicked"), StatusCode::INTERNAL_SERVER_ERROR),
    };
    let page = page(lang, &error);
    let mut response = HttpResponse::build(status).content_type(ContentType::html()).body(page);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("10"));
    }
    headers::add(response.headers_mut(), secure);
    Err(InternalError::from_response(error, response).into())
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
    use actix_web::body::to_bytes;
    use actix_web::middleware::from_fn;
    use actix_web::test::{TestRequest, call_service, init_service, try_call_service};
    use actix_web::{App as Pages, web};

    async fn stumbles() -> HttpResponse {
        panic!("the customer's address is eva@fabrikam.example")
    }

    #[actix_web::test]
    async fn a_handler_that_panics_gives_its_request_a_page_with_the_requests_number_and_the_portal_lives_on()
    {
        let pages = Pages::new()
            .route("/stumbles", web::get().to(stumbles))
            .route("/stands", web::get().to(HttpResponse::Ok))
            .wrap(from_fn(answer))
            .wrap(from_fn(crate::web::numbered::answer));
        let pages = init_service(pages).await;
        for _ in 0..2 {
            let outcome = try_call_service(&pages, TestRequest::get().uri("/stumbles").to_request()).await;
            let response = outcome.map(|_| ()).expect_err("no answer of the handler's").error_response();
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let number = response.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
            let body = to_bytes(response.into_body()).await.unwrap_or_default();
            let page = String::from_utf8(body.to_vec()).unwrap();
            assert!(page.contains(&number), "{number} is not on {page}");
            assert!(!page.contains("eva@"), "{page}");
        }
        let response = call_service(&pages, TestRequest::get().uri("/stands").to_request()).await;
        assert_eq!(response.status(), StatusCode::OK);
    }

    #[test]
    fn the_page_of_last_resort_says_a_number_and_nothing_of_the_cause() {
        let page = page(Lang::Sv, &ErrorInternalServerError("sessions: no such table"));
        assert!(page.contains("lang=\"sv\"") && page.contains("Något gick fel"), "{page}");
        assert!(!page.contains("no such table"), "{page}");
    }
}
