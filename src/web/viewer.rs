//! Who looks at a page. A handler that takes one of these cannot be reached by anybody else.

use crate::app::App;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::PartnerId;
use crate::domain::person::Person;
use crate::domain::reach::Reach;
use crate::domain::trace::Door;
use crate::web::device::door;
use crate::web::error::WebError;
use crate::web::session::Proof;
use crate::web::shell::{Shell, language_of};
use crate::web::urls;
use crate::web::{again, session};
use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Future, Ready, ready};
use std::pin::Pin;

/// Anybody who is signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Who.
    pub person: Person,
    /// The frame of the page.
    pub shell: Shell,
    /// Where they stand, for the traces they leave.
    pub door: Door,
}

impl Viewer {
    /// The person as one who acts on claims.
    pub fn actor(&self) -> Actor {
        self.person.actor()
    }
}

/// A person of a partner organisation.
#[derive(Debug, Clone)]
pub struct PartnerViewer {
    /// Who.
    pub person: Person,
    /// Of which organisation.
    pub partner: PartnerId,
    /// Which of its claims this person may know of.
    pub reach: Reach,
    /// The frame of the page.
    pub shell: Shell,
    /// Where they stand, for the traces they leave.
    pub door: Door,
}

impl PartnerViewer {
    /// The person as one who acts on claims.
    pub fn actor(&self) -> Actor {
        self.person.actor()
    }
}

/// A person of Microsoft's who reviews, or a Portal admin who may look.
#[derive(Debug, Clone)]
pub struct ReviewerViewer {
    /// Who.
    pub person: Person,
    /// The frame of the page.
    pub shell: Shell,
    /// Where they stand, for the traces they leave.
    pub door: Door,
}

impl ReviewerViewer {
    /// The person as one who acts on claims.
    pub fn actor(&self) -> Actor {
        self.person.actor()
    }
}

/// A Portal admin.
#[derive(Debug, Clone)]
pub struct AdminViewer {
    /// Who.
    pub person: Person,
    /// The frame of the page.
    pub shell: Shell,
    /// Where they stand, for the traces they leave.
    pub door: Door,
}

impl AdminViewer {
    /// The person as one who acts on claims.
    pub fn actor(&self) -> Actor {
        self.person.actor()
    }
}

/// Whoever sends this has said the password within the last minutes. Stands before the form in a handler's arguments:
/// where the password is asked for first, the form waits.
#[derive(Debug, Clone, Copy)]
pub struct Confirmed;

/// Somebody who may not be signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who, where known.
    pub person: Option<Person>,
    /// The frame of the page.
    pub shell: Shell,
    /// Where they stand, for the traces they leave.
    pub door: Door,
}

impl FromRequest for Confirmed {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let session = request.get_session();
        let now = request.app_data::<Data<App>>().map(|app| app.workflow.instant());
        // Who is not signed in at all is told so by the viewer.
        let signed_out = session::person(&session).is_none();
        if signed_out || now.is_some_and(|now| session::is_confirmed(&session, now)) {
            return ready(Ok(Self));
        }
        again::put_aside(request, payload);
        ready(Err(WebError::Confirm(wanted(request))))
    }
}

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T, WebError>>>>;

/// The person of the session, if it is one and may still sign in.
pub(super) async fn known(request: &HttpRequest, app: &App) -> Result<Option<Person>, WebError> {
    let session = request.get_session();
    let Some(id) = session::person(&session) else { return Ok(None) };
    let person = app.store.read(move |reader| reader.person(&id)).await?;
    Ok(person.filter(|person| person.active).map(|mut person| {
        // A temporary password that was not used harms nobody.
        person.must_change_password &= session::proof(&session) == Proof::Password;
        person
    }))
}

fn app_of(request: &HttpRequest) -> Result<Data<App>, WebError> {
    let app = request.app_data::<Data<App>>().cloned();
    app.ok_or_else(|| WebError::broken(&"the application's parts are not there"))
}

async fn visitor(request: HttpRequest) -> Result<Visitor, WebError> {
    let app = app_of(&request)?;
    let person = known(&request, &app).await?;
    let words = app.words(language_of(&request, person.as_ref())).await?;
    let shell = Shell::of(&request, &app, words, person.clone());
    Ok(Visitor { person, shell, door: door(&request) })
}

async fn viewer(request: HttpRequest) -> Result<Viewer, WebError> {
    let app = app_of(&request)?;
    let Some(person) = known(&request, &app).await? else {
        return Err(WebError::SignIn(wanted(&request)));
    };
    let path = request.path();
    if person.must_change_password && path != urls::change_password() && path != urls::sign_out() {
        return Err(WebError::ChangePassword);
    }
    let gave_one = session::proof(&request.get_session()).is_twofold();
    let lacks = !person.must_change_password && !gave_one && lacks_second_factor(&app, &person);
    if lacks && !urls::leads_to_second_factor(path) {
        return Err(WebError::AddSecondFactor);
    }
    let words = app.words(person.language).await?;
    let shell = Shell::of(&request, &app, words, Some(person.clone()));
    let shell = if person.is(Role::PortalAdmin) { shell.told_of_room(app.files.as_ref()) } else { shell };
    let shell = if lacks { shell.without_ways() } else { shell };
    Ok(Viewer { person, shell, door: door(&request) })
}

/// Whether a second factor is demanded of somebody who has none.
fn lacks_second_factor(app: &App, person: &Person) -> bool {
    let demanded = match person.partner {
        None => app.microsoft_second_factor,
        Some(_) => person.second_factor_demanded,
    };
    demanded && !person.has_second_factor
}

/// Where to go after signing in: where they were going, if going there again asks for nothing but a page.
fn wanted(request: &HttpRequest) -> String {
    let asked_for_a_page = request.method() == Method::GET;
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if asked_for_a_page { path.to_owned() } else { request.path().to_owned() }
}

/// Declares an extractor.
macro_rules! extractor {
    ($name:ident needs a person: $needs:literal, $request:ident => $body:expr) => {
        impl FromRequest for $name {
            type Error = WebError;
            type Future = Extracting<Self>;
            fn from_request($request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                if $needs && session::person(&$request.get_session()).is_none() {
                    again::put_aside($request, payload);
                }
                let $request = $request.clone();
                Box::pin(async move { $body })
            }
        }
    };
}

extractor!(Visitor needs a person: false, request => visitor(request).await);
extractor!(Viewer needs a person: true, request => viewer(request).await);
extractor!(PartnerViewer needs a person: true, request => {
    let Viewer { person, shell, door } = viewer(request).await?;
    let partner = person.partner.clone().ok_or(WebError::NotFound)?;
    let reach = person.actor().reach().ok_or(WebError::NotFound)?;
    Ok(Self { person, partner, reach, shell, door })
});
extractor!(ReviewerViewer needs a person: true, request => {
    let Viewer { person, shell, door } = viewer(request).await?;
    let may_look = person.partner.is_none() && (person.reviews() || person.is(Role::PortalAdmin));
    if may_look { Ok(Self { person, shell, door }) } else { Err(WebError::NotFound) }
});
extractor!(AdminViewer needs a person: true, request => {
    let Viewer { person, shell, door } = viewer(request).await?;
    let may = person.partner.is_none() && person.is(Role::PortalAdmin);
    if may { Ok(Self { person, shell, door }) } else { Err(WebError::NotFound) }
});
