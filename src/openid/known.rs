//! What is known of the provider: where its doors are, and its keys. Asked for when it is first needed, believed for an
//! hour, and for a day while the provider is away.

use super::Trouble;
use super::asking::{Asking, NoAnswer};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, DiscoveryError, IssuerUrl, ProviderMetadata};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// How long what the provider says of itself is not asked for again.
const FRESH_FOR: Duration = Duration::from_secs(3600);
/// How long it is believed while the provider is away.
const BELIEVED_FOR: Duration = Duration::from_secs(24 * 3600);
/// How long a provider that did not answer is left alone: a queue of people is told at once.
const AWAY_FOR: Duration = Duration::from_secs(5);
/// How often an unknown key is asked about.
const KEYS_EVERY: Duration = Duration::from_secs(60);

/// What the provider says of itself, and its keys.
pub type Metadata = ProviderMetadata<
    SaysMore,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What else is looked at.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SaysMore {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl SaysMore {
    /// Whether each answer names the provider (RFC 9207).
    pub const fn names_itself(&self) -> bool {
        self.authorization_response_iss_parameter_supported
    }
}

impl AdditionalProviderMetadata for SaysMore {}

/// One for all threads. Held while the provider is asked: others wait for the same answer.
#[derive(Default)]
pub struct Known(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    metadata: Option<(Metadata, Instant)>,
    keys_asked_at: Option<Instant>,
    away_since: Option<Instant>,
}

fn within(at: Option<Instant>, long: Duration) -> bool {
    at.is_some_and(|at| at.elapsed() < long)
}

impl Memory {
    fn younger_than(&self, age: Duration) -> Option<Metadata> {
        self.metadata.as_ref().filter(|(_, at)| at.elapsed() < age).map(|(metadata, _)| metadata.clone())
    }
}

impl Known {
    /// What the provider says of itself.
    pub async fn metadata(&self, issuer: &str, asking: &Asking) -> Result<Metadata, Trouble> {
        let mut memory = self.0.lock().await;
        if let Some(fresh) = memory.younger_than(FRESH_FOR) {
            return Ok(fresh);
        }
        let answer = if within(memory.away_since, AWAY_FOR) {
            Err(Trouble::Away("it did not answer just now".into()))
        } else {
            let answer = discover(issuer, asking).await;
            memory.away_since = answer.is_err().then(Instant::now);
            answer
        };
        match answer {
            Ok(metadata) => {
                memory.metadata = Some((metadata.clone(), Instant::now()));
                Ok(metadata)
            }
            Err(trouble) => memory.younger_than(BELIEVED_FOR).ok_or(trouble),
        }
    }

    /// The same with the keys of now, asked for at most once a minute.
    pub async fn with_newer_keys(&self, asking: &Asking) -> Result<Metadata, Trouble> {
        let mut memory = self.0.lock().await;
        let asked = within(memory.keys_asked_at, KEYS_EVERY);
        let Some((metadata, at)) = memory.metadata.clone() else {
            return Err(Trouble::Away("nothing is known of it".into()));
        };
        if asked {
            return Ok(metadata);
        }
        memory.keys_asked_at = Some(Instant::now());
        let keys = CoreJsonWebKeySet::fetch_async(metadata.jwks_uri(), &asking.client()).await;
        let metadata = metadata.set_jwks(keys.map_err(away)?);
        memory.metadata = Some((metadata.clone(), at));
        Ok(metadata)
    }
}

async fn discover(issuer: &str, asking: &Asking) -> Result<Metadata, Trouble> {
    let wrong = |what: &str| Trouble::Away(what.to_owned());
    let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| wrong("its name is no address"))?;
    let metadata = Metadata::discover_async(url, &asking.client()).await.map_err(away)?;
    let door = metadata.authorization_endpoint().url().scheme();
    if door == "https" || issuer.starts_with("http://") {
        Ok(metadata)
    } else {
        Err(wrong("people would be sent there in the clear"))
    }
}

fn away(error: DiscoveryError<NoAnswer>) -> Trouble {
    Trouble::Away(match error {
        DiscoveryError::Request(error) => error.to_string(),
        DiscoveryError::Response(status, ..) => format!("it answers {status}"),
        DiscoveryError::Validation(_) => "it gives another name than its own".to_owned(),
        _ => "its answer cannot be read".to_owned(),
    })
}
