//! People who act: each through pages and forms, with a browser's patience for signing in again.

use super::page::{Form, Page};
use super::portal::{House, PASSWORD};
use super::wanted::Wanted;
use portal::domain::action::Act;
use portal::domain::actor::Actor;
use portal::domain::contact::Lang;
use portal::domain::ids::ClaimId;
use portal::domain::person::Person as Enrolled;
use portal::domain::reason::{AskReason, InfoNeeded, PoeFault};
use portal::web::urls;
use reqwest::multipart;
use std::sync::Arc;

/// Somebody with a browser of their own.
pub struct Person {
    pub name: String,
    pub email: String,
    pub password: String,
    /// Who they are to the lifecycle; `None` for somebody without an account.
    pub actor: Option<Actor>,
    pub house: Arc<House>,
    client: reqwest::Client,
}

fn browser() -> reqwest::Client {
    let client = reqwest::Client::builder().cookie_store(true).redirect(reqwest::redirect::Policy::none());
    // A connection that the server closes at the very moment it is used again is opened anew by browsers; this client
    // would give up.
    client.pool_max_idle_per_host(0).build().unwrap()
}

impl Person {
    pub fn stranger(house: Arc<House>) -> Self {
        let (name, email, password) = (String::new(), String::new(), String::new());
        Self { name, email, password, actor: None, house, client: browser() }
    }

    pub fn known(house: Arc<House>, who: &Enrolled) -> Self {
        let (name, email, password) = (who.name.clone(), who.email.to_string(), PASSWORD.to_owned());
        Self { name, email, password, actor: Some(who.actor()), house, client: browser() }
    }

    /// The same person at another machine, not signed in there.
    pub fn elsewhere(&self) -> Self {
        let (name, email, password) = (self.name.clone(), self.email.clone(), self.password.clone());
        Self {
            name,
            email,
            password,
            actor: self.actor.clone(),
            house: self.house.clone(),
            client: browser(),
        }
    }

    pub fn actor(&self) -> &Actor {
        self.actor.as_ref().expect("somebody with an account")
    }

    async fn read(&self, path: &str, request: reqwest::RequestBuilder) -> Page {
        let answer = request.send().await.unwrap_or_else(|error| panic!("{path}: {error}"));
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let bytes = answer.bytes().await.unwrap_or_else(|error| panic!("{path}: {error}")).to_vec();
        self.house.secrets.learn(&headers, &String::from_utf8_lossy(&bytes));
        let page = Page { status, path: path.to_owned(), headers, bytes };
        if status >= 500 {
            self.house.broken.lock().unwrap().push(format!("{status} {path}: {}", page.text()));
        }
        page
    }

    /// Asks for a path, once.
    pub async fn gets(&self, path: impl AsRef<str>) -> Page {
        let path = path.as_ref();
        self.read(path, self.client.get(format!("{}{path}", self.house.base))).await
    }

    /// Asks as a browser would that says more.
    pub async fn gets_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let mut request = self.client.get(format!("{}{path}", self.house.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.read(path, request).await
    }

    pub async fn heads(&self, path: &str) -> Page {
        self.read(path, self.client.head(format!("{}{path}", self.house.base))).await
    }

    /// Sends whatever bytes, as anybody can.
    pub async fn posts_raw(&self, path: &str, kind: &str, body: Vec<u8>) -> Page {
        let request = self.client.post(format!("{}{path}", self.house.base)).header("content-type", kind);
        self.read(path, request.body(body)).await
    }

    /// Asks for a path and follows where it leads. Whoever was signed out by the passing of time signs in again.
    pub async fn opens(&self, path: impl AsRef<str>) -> Page {
        let mut path = path.as_ref().to_owned();
        for _ in 0..6 {
            let page = self.gets(&path).await;
            if page.status != 303 {
                return page;
            }
            path = page.location().to_owned();
            if path.starts_with(urls::sign_in()) && self.actor.is_some() {
                path = self.signs_in_at(&path).await.done().to_owned();
            }
        }
        panic!("{path} leads round in circles");
    }

    pub async fn signs_in(&self) {
        self.signs_in_at(urls::sign_in()).await.done();
    }

    async fn signs_in_at(&self, path: &str) -> Page {
        let page = self.gets(path).await;
        let form = page.form(urls::sign_in()).fill(&[("email", &self.email), ("password", &self.password)]);
        self.sends(form).await
    }

    /// Sends a form. That takes a second, so that what was done later is known to be later.
    pub async fn sends(&self, form: Form) -> Page {
        // As browsers do: they say which site a form's page was of.
        self.sends_with(form, &[("origin", &self.house.base)]).await
    }

    /// Sends a form as a browser would that says something else of it.
    pub async fn sends_with(&self, form: Form, headers: &[(&str, &str)]) -> Page {
        self.house.clock.set(self.house.app.workflow.instant() + chrono::Duration::seconds(1));
        // Sentences are what people wrote; single words are choices and numbers.
        for (_, typed) in form.fields.iter().filter(|(_, typed)| typed.contains(' ')) {
            self.house.secrets.add(typed);
        }
        let url = format!("{}{}", self.house.base, form.action);
        let mut request = self.client.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = if form.is_multipart {
            let mut body = multipart::Form::new();
            for (name, value) in form.fields {
                body = body.text(name, value);
            }
            for (name, bytes) in form.files {
                body = body.part(form.file_control.clone(), multipart::Part::bytes(bytes).file_name(name));
            }
            request.multipart(body)
        } else {
            request.form(&form.fields)
        };
        self.read(&form.action, request).await
    }

    /// Sends a form as a browser does that says which page it was on.
    pub async fn sends_from(&self, page: &str, form: Form) -> Page {
        let base = &self.house.base;
        let request =
            self.client.post(format!("{base}{}", form.action)).header("referer", format!("{base}{page}"));
        self.read(&form.action, request.form(&form.fields)).await
    }

    /// Opens a page, fills in the form that is sent to the same path, and sends it.
    pub async fn fills(&self, path: impl AsRef<str>, values: &[(&str, &str)]) -> Page {
        let path = path.as_ref();
        let form = self.opens(path).await.form(path).fill(values);
        self.sends(form).await
    }

    /// Opens a page and presses the button whose form is sent to another path.
    pub async fn presses(&self, page: impl AsRef<str>, action: impl AsRef<str>) -> Page {
        let form = self.opens(page).await.form(action);
        self.sends(form).await
    }

    /// Sends fields to a path for which no page has a form, with the token of one's own session and the claim's version.
    pub async fn sends_by_hand(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut form = self.opens("/").await.form(urls::language()).with(fields);
        let id = path.split('/').find(|part| part.starts_with("CPOR-")).map(ClaimId::new);
        if let Some(id) = id {
            let claim = self.house.app.store.read(move |reader| reader.claim(&id)).await.unwrap();
            form = form.with(&[("seen", &claim.map_or(0, |claim| claim.version).to_string())]);
        }
        path.clone_into(&mut form.action);
        self.sends(form).await
    }

    /// Sends the same form several times at once.
    pub async fn sends_at_once(&self, form: Form, times: usize) -> Vec<Page> {
        futures_util::future::join_all((0..times).map(|_| self.sends(form.clone()))).await
    }

    pub async fn speaks(&self, lang: Lang) {
        let page = self.opens("/").await;
        let form = page.form(urls::language()).with(&[("lang", lang.key())]);
        self.sends(form).await.done();
    }

    /// Where this person sees a claim.
    pub async fn looks_at(&self, claim: &ClaimId) -> Page {
        self.opens(urls::claim(claim)).await
    }

    // What a partner does.

    pub async fn begins(&self, name: &str) -> ClaimId {
        self.fills(urls::new_claim(), &[("name", name)]).await.claim()
    }

    pub async fn edits(&self, claim: &ClaimId, section: &str, values: &[(&str, &str)]) -> Page {
        self.fills(urls::edit(claim, section), values).await
    }

    /// Fills in every part of a draft.
    pub async fn fills_in(&self, claim: &ClaimId, wanted: &Wanted) {
        for (section, values) in wanted.sections() {
            let path = urls::edit(claim, section);
            let form = self.opens(&path).await.form(&path);
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.sends(form.fill(&values)).await.done();
        }
        self.chooses_a_location(claim).await;
    }

    /// Chooses the first location the form offers.
    async fn chooses_a_location(&self, claim: &ClaimId) {
        let path = urls::edit(claim, "location");
        let page = self.opens(&path).await;
        let first = page
            .document()
            .select(&super::page::select("input[name=mpn]"))
            .next()
            .map(|input| input.attr("value").unwrap_or_default().to_owned());
        let first = first.unwrap_or_else(|| panic!("no location to choose: {}", page.text()));
        self.sends(page.form(&path).fill(&[("mpn", &first)])).await.done();
    }

    pub async fn uploads(&self, claim: &ClaimId, files: &[(&str, &[u8])]) -> Page {
        let path = urls::poe(claim);
        let form = self.opens(&path).await.form(&path).attach(files);
        self.sends(form).await
    }

    /// The form with which a claim is handed in, every acknowledgement ticked.
    pub async fn submission(&self, claim: &ClaimId) -> Form {
        let path = urls::submit(claim);
        self.opens(&path).await.form(&path).fill(ACKNOWLEDGED)
    }

    pub async fn submits(&self, claim: &ClaimId) -> Page {
        let form = self.submission(claim).await;
        self.sends(form).await
    }

    pub async fn resubmits(&self, claim: &ClaimId, reply: &str) -> Page {
        self.fills(urls::resubmit(claim), &[("reply", reply), ("ack-right", "yes")]).await
    }

    pub async fn disputes(&self, claim: &ClaimId, why: &str, files: &[(&str, &[u8])]) -> Page {
        let path = urls::dispute(claim);
        let form = self.opens(&path).await.form(&path).fill(&[("justification", why)]).attach(files);
        self.sends(form).await
    }

    pub async fn asks_to_reject(&self, claim: &ClaimId, reason: AskReason, note: &str) -> Page {
        self.fills(urls::ask_to_reject(claim), &[("reason", reason.key()), ("note", note)]).await
    }

    /// Says something in the Comments section.
    pub async fn comments(&self, claim: &ClaimId, text: &str) -> Page {
        let form = self.looks_at(claim).await.form(urls::comment(claim)).fill(&[("comment", text)]);
        self.sends(form).await
    }

    // What a reviewer does.

    pub async fn starts(&self, claim: &ClaimId) -> Page {
        self.presses(urls::review(claim), urls::start_review(claim)).await
    }

    pub async fn takes_over(&self, claim: &ClaimId) -> Page {
        self.presses(urls::review(claim), urls::take_over(claim)).await
    }

    pub async fn asks(&self, claim: &ClaimId, needed: &[InfoNeeded], note: &str) -> Page {
        let mut values: Vec<(&str, &str)> = needed.iter().map(|needed| ("needed", needed.key())).collect();
        values.push(("ask_note", note));
        self.fills(urls::request_info(claim), &values).await
    }

    /// The form of an approval, every point confirmed.
    pub async fn approval(&self, claim: &ClaimId) -> Form {
        let path = urls::approve(claim);
        let page = self.opens(&path).await;
        let boxes = page.document();
        let boxes: Vec<_> = boxes.select(&super::page::select("input[name=checks]")).collect();
        let checks: Vec<_> =
            boxes.iter().map(|input| ("checks", input.attr("value").unwrap_or_default())).collect();
        page.form(&path).fill(&checks)
    }

    pub async fn approves(&self, claim: &ClaimId) -> Page {
        let form = self.approval(claim).await;
        self.sends(form).await
    }

    /// The form of a rejection, filled in.
    pub async fn rejection(&self, claim: &ClaimId, faults: &[PoeFault], note: &str) -> Form {
        let path = urls::reject(claim);
        let page = self.opens(&path).await;
        let mut values: Vec<(&str, &str)> = faults.iter().map(|fault| ("faults", fault.key())).collect();
        values.push(("reject_note", note));
        if page.has_field("no_cure") {
            values.push(("no_cure", "yes"));
        }
        page.form(&path).fill(&values)
    }

    pub async fn rejects(&self, claim: &ClaimId, faults: &[PoeFault], note: &str) -> Page {
        let form = self.rejection(claim, faults, note).await;
        self.sends(form).await
    }

    pub async fn confirms_rejection(&self, claim: &ClaimId) -> Page {
        self.fills(urls::confirm_rejection(claim), &[]).await
    }

    // What the customer does.

    pub async fn denies(&self, link: &str, values: &[(&str, &str)]) -> Page {
        let form = self.gets(link).await.form(link).fill(&[("confirm", "yes")]).fill(values);
        self.sends(form).await
    }
}

/// What is ticked when a claim is handed in.
pub const ACKNOWLEDGED: &[(&str, &str)] =
    &[("ack-right", "yes"), ("ack-customer-knows", "yes"), ("ack-may-sign", "yes")];

/// Where an act's form stands; `None` for acts that have no page of their own.
pub fn form_of(act: Act, claim: &ClaimId) -> Option<String> {
    Some(match act {
        Act::Edit => urls::edit(claim, "products"),
        Act::AttachPoe => urls::poe(claim),
        Act::Submit => urls::submit(claim),
        Act::Discard => urls::discard(claim),
        Act::Comment => urls::comment(claim),
        Act::AskToReject => urls::ask_to_reject(claim),
        Act::ConfirmRejection => urls::confirm_rejection(claim),
        Act::RequestInfo => urls::request_info(claim),
        Act::Resubmit => urls::resubmit(claim),
        Act::Approve => urls::approve(claim),
        Act::Reject => urls::reject(claim),
        Act::SettleCollision => urls::settle_collision(claim),
        Act::Dispute => urls::dispute(claim),
        Act::ResendConsent => urls::resend_consent(claim),
        Act::RecordAssessment => urls::record_assessment(claim),
        _ => return None,
    })
}
