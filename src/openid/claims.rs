//! What a token says, and whether it is believed: signature, issuer, audience, times, nonce, tenant.

use super::known::Metadata;
use super::{Registration, Vouched};
use crate::domain::contact::Email;
use crate::domain::directory::Introduced;
use crate::domain::text::PersonName;
use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, ClientId, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdToken, IdTokenClaims, IdTokenFields, IdTokenVerifier, Nonce,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Signatures that are believed: made with a key that only the provider has.
const SIGNATURES: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];

/// How far two clocks may be apart.
pub(super) const CLOCKS_APART: Duration = Duration::minutes(5);
/// How old a token may be that was asked for just now.
const OLDEST: Duration = Duration::minutes(10);

/// What Entra ID says beyond the standard.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SaidOfPeople {
    /// The tenant.
    #[serde(default)]
    tid: Option<String>,
    /// The person's name in the tenant, the same for all its applications.
    #[serde(default)]
    oid: Option<String>,
    #[serde(default)]
    groups: Vec<String>,
    /// Stands there in place of groups that are too many for a token.
    #[serde(default, rename = "_claim_names")]
    elsewhere: Option<serde_json::Value>,
    /// Whether the domain of the e-mail address is proved to be the owner's (`xms_edov`).
    #[serde(default, rename = "xms_edov")]
    owns_domain: Option<serde_json::Value>,
}

impl AdditionalClaims for SaidOfPeople {}

/// An ID token.
pub type Token =
    IdToken<SaidOfPeople, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

type Claims = IdTokenClaims<SaidOfPeople, CoreGenderClaim>;

type Fields = IdTokenFields<
    SaidOfPeople,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

/// The portal as the provider's client.
pub type Client = openidconnect::Client<
    SaidOfPeople,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why a token is not believed. Never with what it holds: it goes to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Wrong {
    #[error("signed with an unknown key")]
    UnknownKey,
    #[error("a signature that is not the provider's")]
    Signature,
    #[error("of another issuer")]
    Issuer,
    #[error("meant for somebody else")]
    Audience,
    #[error("of another time")]
    Time,
    #[error("an answer to another question")]
    Nonce,
    #[error("of another tenant")]
    Tenant,
    #[error("without what it must say")]
    Incomplete,
}

impl From<ClaimsVerificationError> for Wrong {
    fn from(error: ClaimsVerificationError) -> Self {
        use ClaimsVerificationError as Error;
        match error {
            Error::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Self::UnknownKey,
            Error::SignatureVerification(_) | Error::Unsupported(_) => Self::Signature,
            Error::InvalidIssuer(_) => Self::Issuer,
            Error::InvalidAudience(_) => Self::Audience,
            Error::Expired(_) | Error::InvalidAuthTime(_) => Self::Time,
            Error::InvalidNonce(_) => Self::Nonce,
            _ => Self::Incomplete,
        }
    }
}

/// Believes a token, or says what is wrong with it.
pub fn judge(
    token: &Token,
    nonce: &Nonce,
    metadata: &Metadata,
    registration: &Registration,
    now: DateTime<Utc>,
) -> Result<Vouched, Wrong> {
    let client = ClientId::new(registration.client_id.clone());
    // A public client's: no token is believed that is signed with the secret.
    let verifier =
        IdTokenVerifier::new_public_client(client, metadata.issuer().clone(), metadata.jwks().clone())
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(move |at| {
                let age = now - at;
                if age > OLDEST || age < -CLOCKS_APART { Err(String::new()) } else { Ok(()) }
            });
    let claims = token.claims(&verifier, nonce)?;
    // A token made for another client, which may be meant for us as well, proves nothing to us.
    if claims.authorized_party().is_some_and(|party| **party != registration.client_id) {
        return Err(Wrong::Audience);
    }
    let said = claims.additional_claims();
    if !said.tid.as_ref().is_some_and(|tenant| tenant.eq_ignore_ascii_case(&registration.tenant)) {
        return Err(Wrong::Tenant);
    }
    if said.elsewhere.as_ref().is_some_and(|names| names.get("groups").is_some()) {
        tracing::warn!(
            "somebody is in more groups than a token holds; let the provider send only assigned groups"
        );
    }
    let subject = said.oid.clone().unwrap_or_else(|| claims.subject().to_string());
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str());
    let by = claims.auth_method_refs().into_iter().flatten();
    Ok(Vouched {
        who: Introduced {
            issuer: registration.issuer.clone(),
            subject,
            addresses: addresses(claims, registration),
            name: name.and_then(|name| PersonName::parse(name).ok()),
            groups: said.groups.clone(),
        },
        second_factor: by.into_iter().any(|method| method.as_str() == "mfa"),
        proved_at: claims.auth_time(),
    })
}

/// An e-mail address only where it is said to be verified: elsewhere people of a tenant choose it. The name that is
/// signed in with only where the tenant has proved its domain to be its own.
fn addresses(claims: &Claims, registration: &Registration) -> Vec<Email> {
    let said = claims.additional_claims();
    let owns = said.owns_domain.as_ref().is_some_and(|owns| {
        owns.as_bool() == Some(true)
            || owns.as_i64() == Some(1)
            || matches!(owns.as_str(), Some("1" | "true"))
    });
    let verified = claims.email_verified() == Some(true) || owns;
    let email = claims.email().filter(|_| verified).map(|email| email.as_str());
    let proved = registration.names_are_addresses;
    let name = claims.preferred_username().filter(|_| proved).map(|name| name.as_str());
    email.into_iter().chain(name).filter_map(|address| Email::parse(address).ok()).collect()
}
