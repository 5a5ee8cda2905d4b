//! A provider that lies, dawdles and dies as the test wants.

use crate::support::base64_url;
use actix_web::dev::ServerHandle;
use actix_web::http::header::LOCATION;
use actix_web::{App, HttpResponse, HttpServer, web};
use chrono::{DateTime, Duration, Utc};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The tenant whose people may come.
pub const TENANT: &str = "6f1ed4c2-0d2c-4b0e-9a51-3c0a52e0b7a1";

/// Asked about itself, it …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Answers,
    SaysNothing,
    SaysTooMuch,
    SendsElsewhere,
    PassesForAnother,
    Breaks,
}

/// A token before it is signed.
#[derive(Clone)]
pub struct Speech {
    pub header: Value,
    pub claims: Value,
    /// Which key signs it.
    pub key: u8,
    /// Said instead of the signature.
    pub signature: Option<&'static str>,
}

struct Mind {
    asked: Asked,
    keys: Vec<u8>,
    speech: Option<Speech>,
    /// What the verifier of the code must come to.
    challenge: String,
    issuer: String,
    times_asked_for_keys: u32,
}

pub struct Hostile {
    pub issuer: String,
    mind: Arc<Mutex<Mind>>,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

type Shared = web::Data<Mutex<Mind>>;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

async fn discovery(mind: Shared) -> HttpResponse {
    let (asked, issuer) = {
        let mind = mind.lock().unwrap();
        (mind.asked, mind.issuer.clone())
    };
    let named = if asked == Asked::PassesForAnother { "https://login.example" } else { &issuer };
    let document = json!({
        "issuer": named,
        "authorization_endpoint": format!("{issuer}/door"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "none"],
        "more": if asked == Asked::SaysTooMuch { "x".repeat(2_000_000) } else { String::new() },
    });
    match asked {
        Asked::SaysNothing => {
            actix_web::rt::time::sleep(std::time::Duration::from_secs(30)).await;
            HttpResponse::Ok().finish()
        }
        Asked::SendsElsewhere => {
            HttpResponse::Found().insert_header((LOCATION, format!("{issuer}/elsewhere"))).json(document)
        }
        Asked::Breaks => HttpResponse::InternalServerError().json(document),
        _ => HttpResponse::Ok().json(document),
    }
}

async fn keys(mind: Shared) -> HttpResponse {
    let mut mind = mind.lock().unwrap();
    mind.times_asked_for_keys += 1;
    let public = |seed: &u8| {
        let point = key(*seed).verifying_key().to_encoded_point(false);
        let (x, y) = (base64_url(point.x().unwrap()), base64_url(point.y().unwrap()));
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": format!("key {seed}"), "x": x, "y": y})
    };
    HttpResponse::Ok().json(json!({"keys": mind.keys.iter().map(public).collect::<Vec<_>>()}))
}

async fn token(mind: Shared, form: web::Form<HashMap<String, String>>) -> HttpResponse {
    let mut mind = mind.lock().unwrap();
    let verifier = form.get("code_verifier").map(|verifier| base64_url(&Sha256::digest(verifier)));
    let speech = mind.speech.take().filter(|_| verifier.as_ref() == Some(&mind.challenge));
    let Some(speech) = speech else {
        return HttpResponse::BadRequest().json(json!({"error": "invalid_grant"}));
    };
    HttpResponse::Ok()
        .json(json!({"access_token": "of no use", "token_type": "Bearer", "id_token": signed(&speech)}))
}

fn signed(speech: &Speech) -> String {
    let part = |value: &Value| base64_url(value.to_string().as_bytes());
    let text = format!("{}.{}", part(&speech.header), part(&speech.claims));
    let signature: Signature = key(speech.key).sign(text.as_bytes());
    let signature = speech.signature.map_or_else(|| base64_url(&signature.to_bytes()), ToOwned::to_owned);
    format!("{text}.{signature}")
}

impl Hostile {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let mind = Arc::new(Mutex::new(Mind {
            asked: Asked::Answers,
            keys: vec![1],
            speech: None,
            challenge: String::new(),
            issuer: issuer.clone(),
            times_asked_for_keys: 0,
        }));
        let (tell, told) = std::sync::mpsc::channel();
        let shared = web::Data::from(mind.clone());
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(shared.clone())
                        .route("/.well-known/openid-configuration", web::get().to(discovery))
                        .route("/elsewhere", web::get().to(discovery))
                        .route("/keys", web::get().to(keys))
                        .route("/token", web::post().to(token))
                })
                .workers(1)
                .disable_signals()
                .listen(listener)
                .unwrap()
                .run();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { issuer, mind, server: told.recv().unwrap(), thread: Some(thread) }
    }

    /// What it does from now on when it is asked about itself.
    pub fn when_asked(&self, asked: Asked) {
        self.mind.lock().unwrap().asked = asked;
    }

    /// Publishes these keys from now on.
    pub fn publishes(&self, keys: &[u8]) {
        self.mind.lock().unwrap().keys = keys.to_vec();
    }

    pub fn times_asked_for_keys(&self) -> u32 {
        self.mind.lock().unwrap().times_asked_for_keys
    }

    /// Takes in whoever comes through the door, and readies what it will say of them: the truth, changed. Answers the
    /// path the browser is sent back to.
    pub fn lets_in(&self, door: &str, now: DateTime<Utc>, change: impl FnOnce(&mut Speech)) -> String {
        let door = reqwest::Url::parse(door).unwrap();
        let asked: HashMap<_, _> = door.query_pairs().into_owned().collect();
        assert_eq!((&*asked["response_type"], &*asked["code_challenge_method"]), ("code", "S256"));
        let mut speech = Speech {
            header: json!({"alg": "ES256", "kid": "key 1", "typ": "JWT"}),
            claims: json!({
                "iss": self.issuer,
                "aud": "portal",
                "sub": "pairwise-of-anna",
                "oid": "oid-of-anna",
                "tid": TENANT,
                "iat": now.timestamp(),
                "exp": (now + Duration::minutes(5)).timestamp(),
                "nonce": asked["nonce"],
                "name": "Anna Ek",
                "preferred_username": "anna.ek@contoso.example",
            }),
            key: 1,
            signature: None,
        };
        change(&mut speech);
        let mut mind = self.mind.lock().unwrap();
        mind.speech = Some(speech);
        mind.challenge.clone_from(&asked["code_challenge"]);
        let back = reqwest::Url::parse(&asked["redirect_uri"]).unwrap();
        format!("{}?code=a-code-of-the-provider&state={}", back.path(), asked["state"])
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        drop(self.server.stop(false));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
