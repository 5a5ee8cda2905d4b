//! What a visit weighs: pages and what they load, as browsers get them.

use crate::support::{Page, Person, Portal};
use portal::web::urls;
use scraper::Selector;

/// The most a first visit may weigh, compressed, in bytes.
const FIRST_VISIT: usize = 100 * 1024;
/// The most a later page may weigh.
const LATER_PAGE: usize = 15 * 1024;

const BROWSER: &[(&str, &str)] = &[("accept-encoding", "gzip, deflate, br, zstd")];

/// The addresses of what a page loads by itself.
fn loaded_by(page: &Page) -> Vec<String> {
    let document = page.document();
    let all = Selector::parse("link[rel=stylesheet], link[rel=icon], script[src], img[src]").unwrap();
    let address =
        |element: scraper::ElementRef<'_>| element.attr("href").or(element.attr("src")).unwrap().to_owned();
    document.select(&all).map(address).collect()
}

async fn weight_of(person: &Person, path: &str) -> usize {
    let page = person.gets_with(path, BROWSER).await;
    page.is(200);
    assert_eq!(page.header("content-encoding"), "gzip", "{path} is not compressed");
    assert_eq!(page.header("vary"), "accept-encoding", "{path}");
    page.bytes.len()
}

#[actix_web::test]
async fn a_first_visit_is_light_and_every_later_page_lighter() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    for _ in 0..12 {
        anna.has_submitted().await;
    }
    let claim = anna.has_been_asked(&rolf).await;
    let first = anna.gets(urls::dashboard()).await;
    let mut visit = weight_of(&anna, urls::dashboard()).await;
    for path in loaded_by(&first) {
        assert!(path.starts_with("/static/"), "{path} comes from elsewhere");
        let asset = anna.gets_with(&path, BROWSER).await;
        asset.is(200);
        visit += asset.bytes.len();
    }
    assert!(visit < FIRST_VISIT, "a first visit weighs {visit} bytes");
    let of_anna = [urls::dashboard().to_owned(), urls::claim(&claim), urls::history(&claim)];
    let of_rolf = [urls::queue().to_owned(), urls::review(&claim), urls::request_info(&claim)];
    let pages = of_anna.iter().map(|path| (&anna, path)).chain(of_rolf.iter().map(|path| (&rolf, path)));
    for (person, path) in pages {
        if person.gets(path).await.status == 200 {
            let weight = weight_of(person, path).await;
            assert!(weight < LATER_PAGE, "{path} weighs {weight} bytes");
        }
    }
}

#[actix_web::test]
async fn what_pages_load_is_kept_for_ever_and_asked_for_once() {
    let portal = Portal::start().await;
    let visitor = portal.stranger();
    let sign_in = visitor.gets(urls::sign_in()).await;
    for path in loaded_by(&sign_in) {
        let plain = visitor.gets(&path).await;
        plain.is(200);
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        let kind = plain.header("content-type");
        assert!(kind.ends_with("; charset=utf-8"), "{path}: {kind}");
        assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
        let small = visitor.gets_with(&path, BROWSER).await;
        assert!(small.bytes.len() < plain.bytes.len() || plain.bytes.len() < 1024, "{path}");
        let tag = plain.header("etag").to_owned();
        let again = visitor.gets_with(&path, &[("if-none-match", &tag)]).await;
        again.is(304);
        assert!(again.bytes.is_empty());
    }
}

#[actix_web::test]
async fn whoever_reads_no_gzip_gets_plain_pages() {
    let portal = Portal::start().await;
    let visitor = portal.stranger();
    for asked in [&[][..], &[("accept-encoding", "identity")], &[("accept-encoding", "gzip;q=0")]] {
        let page = visitor.gets_with(urls::about_cpor(), asked).await;
        page.is(200).says("CPOR");
        assert_eq!(page.header("content-encoding"), "", "{asked:?}");
    }
}

#[actix_web::test]
async fn the_token_of_a_form_stands_on_no_two_pages_in_the_same_digits() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let token = |page: &Page| {
        let form = page.form(urls::new_claim());
        form.fields.into_iter().find(|(name, _)| name == "token").map(|(_, token)| token).unwrap()
    };
    let one = token(&anna.opens(urls::new_claim()).await);
    let other = token(&anna.opens(urls::new_claim()).await);
    assert_ne!(one, other);
    // Either of them is good.
    anna.begins("With a token of its own").await;
}
