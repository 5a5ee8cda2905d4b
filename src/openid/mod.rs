//! Sign-in by OpenID Connect: the talk with a provider such as Microsoft Entra ID, and the checks of what it says.
//! May know: `domain`.
//! Start reading at `Provider`.

mod asking;
mod claims;
mod known;

use crate::domain::directory::Introduced;
use asking::Asking;
use chrono::{DateTime, Duration, Utc};
use claims::{CLOCKS_APART, Client, Token};
use known::{Known, Metadata};
use openidconnect::core::{CoreAuthPrompt, CoreResponseType};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

/// How the portal is known to the provider.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The provider's own name, which is where it is asked about itself.
    pub issuer: String,
    /// Whose people may come: the tenant's ID.
    pub tenant: String,
    /// The portal's name there.
    pub client_id: String,
    /// The portal's secret there, where it has one.
    pub secret: Option<SecretString>,
    /// Where people come back to.
    pub returns_to: String,
    /// Whether the name somebody signs in with there lies in a domain that their tenant has proved to be its own. Where
    /// people choose it themselves it is nobody's address.
    pub names_are_addresses: bool,
}

/// Why nobody was vouched for. What it holds is for the log.
#[derive(Debug, Error)]
pub enum Trouble {
    /// The provider cannot be asked.
    #[error("the provider cannot be asked: {0}")]
    Away(String),
    /// The provider does not take the code.
    #[error("the provider refuses: {0}")]
    Refused(String),
    /// What it says is not to be believed.
    #[error("not to be believed: {0}")]
    Unsound(String),
}

/// What goes along with one sign-in and is known to nobody but the portal and, for the state and the nonce, the provider.
pub struct Secrets {
    /// Comes back with the answer.
    pub state: String,
    /// Comes back within the token.
    pub nonce: String,
    /// Proves that whoever redeems the code asked for it (PKCE).
    pub verifier: String,
}

/// What the provider says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// Who.
    pub who: Introduced,
    /// Whether they gave a second factor there.
    pub second_factor: bool,
    /// When they last proved who they are, where it says so.
    pub proved_at: Option<DateTime<Utc>>,
}

impl Vouched {
    /// Whether they proved it within this time before now. Where the provider does not say when, they did not: what asks
    /// it for a new proof stands in an address, and browsers change addresses.
    pub fn is_of_just_now(&self, now: DateTime<Utc>, within: Duration) -> bool {
        self.proved_at.is_some_and(|at| (-CLOCKS_APART..within).contains(&(now - at)))
    }
}

/// An OpenID provider, and the portal's registration there.
pub struct Provider {
    registration: Registration,
    asking: Asking,
    known: Known,
}

impl Provider {
    /// Nothing is asked yet: a provider that is away keeps no portal from starting.
    ///
    /// # Errors
    /// When TLS cannot be had.
    pub fn new(registration: Registration) -> Result<Self, Trouble> {
        let asking = Asking::new(&registration.issuer).map_err(|error| Trouble::Away(error.to_string()))?;
        Ok(Self { registration, asking, known: Known::default() })
    }

    /// Where a browser is sent to sign in; `anew` when they are to prove who they are although they did.
    ///
    /// # Errors
    /// `Away`.
    pub async fn door(&self, secrets: &Secrets, anew: bool) -> Result<String, Trouble> {
        let client = self.client(&self.metadata().await?)?;
        let (state, nonce) = (secrets.state.clone(), secrets.nonce.clone());
        let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut request = client
            .authorize_url(flow, move || CsrfToken::new(state), move || Nonce::new(nonce))
            .add_scopes(["profile", "email"].map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        if anew {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
        }
        Ok(request.url().0.to_string())
    }

    /// Whether an answer comes from this provider (RFC 9207): one that names itself must be it, and one that always names
    /// itself must do so here.
    ///
    /// # Errors
    /// `Unsound`, or `Away`.
    pub async fn is_sender(&self, named: &str) -> Result<(), Trouble> {
        let always = self.metadata().await?.additional_metadata().names_itself();
        if (named.is_empty() && !always) || named == self.registration.issuer {
            return Ok(());
        }
        Err(Trouble::Unsound("the answer comes from another provider".into()))
    }

    /// Redeems a code for what the provider says of whoever brings it, and checks all of it.
    ///
    /// # Errors
    /// `Away`, `Refused` or `Unsound`.
    pub async fn redeem(
        &self,
        code: String,
        secrets: Secrets,
        now: DateTime<Utc>,
    ) -> Result<Vouched, Trouble> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata)?;
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Trouble::Away("it names no place where codes are redeemed".into()))?
            .set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier));
        let answer = request.request_async(&self.asking.client()).await.map_err(|error| match error {
            RequestTokenError::Request(error) => Trouble::Away(error.to_string()),
            RequestTokenError::ServerResponse(answer) => Trouble::Refused(answer.error().to_string()),
            // Its words may hold what it was sent.
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                Trouble::Unsound("an answer that is no token".into())
            }
        })?;
        let token =
            answer.id_token().ok_or_else(|| Trouble::Unsound("an answer without an ID token".into()))?;
        self.judge(token, &Nonce::new(secrets.nonce), &metadata, now).await
    }

    /// A token signed with a key nobody has seen yet is looked at once more with the keys of now.
    async fn judge(
        &self,
        token: &Token,
        nonce: &Nonce,
        metadata: &Metadata,
        now: DateTime<Utc>,
    ) -> Result<Vouched, Trouble> {
        match claims::judge(token, nonce, metadata, &self.registration, now) {
            Err(claims::Wrong::UnknownKey) => {
                let metadata = self.known.with_newer_keys(&self.asking).await?;
                claims::judge(token, nonce, &metadata, &self.registration, now)
            }
            judged => judged,
        }
        .map_err(|wrong| Trouble::Unsound(wrong.to_string()))
    }

    async fn metadata(&self) -> Result<Metadata, Trouble> {
        self.known.metadata(&self.registration.issuer, &self.asking).await
    }

    fn client(&self, metadata: &Metadata) -> Result<Client, Trouble> {
        let Registration { client_id, secret, returns_to, .. } = &self.registration;
        let secret = secret.as_ref().map(|secret| ClientSecret::new(secret.expose_secret().to_owned()));
        let returns_to = RedirectUrl::new(returns_to.clone());
        let returns_to = returns_to.map_err(|_| Trouble::Unsound("the portal's own address".into()))?;
        let client =
            Client::from_provider_metadata(metadata.clone(), ClientId::new(client_id.clone()), secret);
        Ok(client.set_redirect_uri(returns_to))
    }
}
