//! What a browser keeps for the portal, when somebody else has chosen, kept or changed it.

use crate::support::{Page, Person, Portal};
use portal::web::urls;
use reqwest::header::{COOKIE, HeaderValue, LOCATION, SET_COOKIE};

/// A browser that keeps nothing by itself: each request carries the cookies it is given.
pub struct Bare {
    client: reqwest::Client,
    base: String,
}

impl Bare {
    pub fn of(portal: &Portal) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self { client: client.build().unwrap(), base: portal.house.base.clone() }
    }

    async fn read(&self, path: &str, request: reqwest::RequestBuilder) -> Page {
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Page { status, path: path.to_owned(), headers, bytes: answer.bytes().await.unwrap().to_vec() }
    }

    pub async fn gets(&self, path: &str, cookies: impl AsRef<[u8]>) -> Page {
        let cookies = HeaderValue::from_bytes(cookies.as_ref()).unwrap();
        let request = self.client.get(format!("{}{path}", self.base)).header(COOKIE, cookies);
        self.read(path, request).await
    }

    /// Signs somebody in with whatever the browser holds, and gives what it holds then.
    pub async fn signs_in(&self, person: &Person, cookies: &str) -> String {
        let page = self.gets(urls::sign_in(), cookies).await;
        let cookies = with(cookies, &page);
        let form = page.form(urls::sign_in());
        let form = form.fill(&[("email", &person.email), ("password", &person.password)]);
        let answer = self.sends(&form.action, &form.fields, &cookies).await;
        answer.done();
        with(&cookies, &answer)
    }

    pub async fn sends(&self, path: &str, fields: &[(String, String)], cookies: &str) -> Page {
        let request = self.client.post(format!("{}{path}", self.base)).header(COOKIE, cookies);
        self.read(path, request.header("origin", &self.base).form(fields)).await
    }
}

/// The cookies a browser holds after an answer.
fn with(cookies: &str, page: &Page) -> String {
    let set = page.headers.get_all(SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let set: Vec<&str> = set.filter_map(|cookie| cookie.split(';').next()).collect();
    let name = |cookie: &str| cookie.split('=').next().unwrap_or_default().to_owned();
    let stay =
        cookies.split("; ").filter(|old| !old.is_empty() && set.iter().all(|new| name(new) != name(old)));
    stay.chain(set.iter().copied()).collect::<Vec<_>>().join("; ")
}

/// The session's own cookie among them.
fn session(cookies: &str) -> &str {
    cookies.split("; ").find(|cookie| cookie.starts_with("portal=")).expect("a session's cookie")
}

#[actix_web::test]
async fn a_planted_cookie_is_worth_nothing_before_and_after_signing_in() {
    let portal = Portal::start().await;
    let (anna, eve) = (portal.incentives_admin("Contoso").await, portal.incentives_admin("Fabrikam").await);
    let bare = Bare::of(&portal);
    // Somebody else's session, planted in a browser whose owner signs that one out and herself in.
    let planted = bare.signs_in(&eve, "").await;
    let form = bare.gets(urls::dashboard(), &planted).await.form(urls::sign_out());
    bare.sends(&form.action, &form.fields, &planted).await.is(303);
    let hers = bare.signs_in(&anna, &planted).await;
    assert_ne!(session(&hers), session(&planted), "the session kept its name over a sign-in");
    bare.gets(urls::dashboard(), &hers).await.is(200).says(&anna.name);
    bare.gets(urls::dashboard(), &planted).await.is(303);
    // What a browser holds before anybody signs in opens nothing afterwards either.
    let before = with("", &bare.gets(urls::sign_in(), "").await);
    let hers = bare.signs_in(&anna, &before).await;
    assert!(!before.contains(session(&hers)));
    bare.gets(urls::dashboard(), &before).await.is(303);
    // One that nobody ever had.
    let hers = bare.signs_in(&anna, "portal=planted").await;
    assert!(!session(&hers).contains("planted"));
    bare.gets(urls::dashboard(), "portal=planted").await.is(303);
}

#[actix_web::test]
async fn a_cookie_kept_from_before_signing_out_opens_nothing() {
    let portal = Portal::start().await;
    let (anna, bare) = (portal.incentives_admin("Contoso").await, Bare::of(&portal));
    let kept = bare.signs_in(&anna, "").await;
    let page = bare.gets(urls::dashboard(), &kept).await;
    // Back shows what the browser kept: it was told to keep nothing.
    assert_eq!(page.is(200).header("cache-control"), "no-store");
    let form = page.form(urls::sign_out());
    bare.sends(&form.action, &form.fields, &kept).await.is(303);
    let again = bare.gets(urls::dashboard(), &kept).await;
    again.is(303);
    assert!(again.headers[LOCATION].to_str().unwrap().starts_with(urls::sign_in()));
    bare.sends(&form.action, &form.fields, &kept).await.is(403);
}

#[actix_web::test]
async fn a_cookie_that_is_not_ours_is_no_cookie() {
    let portal = Portal::start().await;
    let (anna, bare) = (portal.incentives_admin("Contoso").await, Bare::of(&portal));
    let good = bare.signs_in(&anna, "").await;
    let own = session(&good).to_owned();
    bare.gets(urls::dashboard(), &own).await.is(200);
    let flipped = |at: usize| {
        let mut bytes = own.clone().into_bytes();
        bytes[at] = if bytes[at] == b'a' { b'b' } else { b'a' };
        bytes
    };
    let mut odd: Vec<Vec<u8>> = ("portal=".len()..own.len()).step_by(7).map(flipped).collect();
    odd.push(flipped(own.len() - 1));
    odd.push(own[..own.len() - 4].into());
    odd.push(format!("{own}{}", "a".repeat(6_000)).into_bytes());
    odd.push(b"portal=\x80\xff\xfe\xe5".to_vec());
    odd.push(b"portal=%00%ff; =; ;;; portal".to_vec());
    odd.push([b"portal=".to_vec(), "å🦊".as_bytes().to_vec()].concat());
    odd.push(b"portal=".to_vec());
    odd.push(
        (0..500).flat_map(|n| format!("c{n}=x; ").into_bytes()).collect::<Vec<_>>().trim_ascii().to_vec(),
    );
    for cookie in odd {
        let page = bare.gets(urls::dashboard(), &cookie).await;
        assert_eq!(page.status, 303, "{}: {}", String::from_utf8_lossy(&cookie), page.text());
        // The other cookies are read where nobody is signed in.
        let text = String::from_utf8_lossy(&cookie).replace("portal=", "portal-visit=");
        let text = format!("{text}; {}", text.replace("portal-visit=", "portal-device="));
        bare.gets(urls::sign_in(), text.replace("portal-visit=", "language=")).await.is(200);
        bare.gets(urls::sign_in(), text).await.is(200);
    }
}
