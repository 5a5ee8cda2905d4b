//! Passkeys and security keys (WebAuthn): the questions put to them, and whether their answers are good.

use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::store::KeptFactor;
use crate::workflow::hex::{from_hex, to_hex};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::{
    AllowedCredential, AllowedCredentials, AuthenticationVerificationOptions,
    NonDiscoverableCredentialRequestOptions,
};
use webauthn_rp::request::register::{
    Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle, Username,
};
use webauthn_rp::request::{AsciiDomain, Credentials, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, NonDiscoverableAuthentication, NonDiscoverableAuthenticationServerState,
    PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};

/// Bytes of the name under which a passkey knows its person.
const HANDLE: usize = 32;

type PublicKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

/// Whom passkeys are made for: the portal under its public name.
#[derive(Debug)]
pub struct RelyingParty {
    id: RpId,
    origin: String,
}

/// A question to a passkey.
pub struct Question {
    /// What the browser is asked, as JSON.
    pub asked: String,
    /// What has to be kept to judge the answer.
    pub kept: String,
}

/// A passkey that was made, as it is kept.
pub struct Made {
    /// Its own name.
    pub credential: String,
    /// Its public key.
    pub public_key: String,
    /// What changes with each use.
    pub state: String,
}

impl RelyingParty {
    /// The portal at this address; `None` where browsers make no passkeys, as for an address of digits.
    pub fn of(public_url: &str) -> Option<Self> {
        let (_, rest) = public_url.split_once("://")?;
        let host = rest
            .split([':', '/'])
            .next()
            .filter(|host| !host.starts_with('[') && host.parse::<IpAddr>().is_err())?;
        let domain = AsciiDomain::try_from(host.to_ascii_lowercase()).ok()?;
        Some(Self { id: RpId::Domain(domain), origin: public_url.trim_end_matches('/').to_owned() })
    }

    /// Asks for a new passkey, other than those a person has.
    pub fn ask_for_new(&self, person: &Person, there: &[KeptFactor]) -> Option<Question> {
        let handle = handle(&person.id)?;
        let user = PublicKeyCredentialUserEntity {
            name: Username::try_from(person.email.as_str()).ok()?,
            id: &handle,
            display_name: Nickname::try_from(person.name.as_str()).ok(),
        };
        let asked = PublicKeyCredentialCreationOptions::second_factor(&self.id, user, descriptors(there));
        let (server, client) = asked.start_ceremony().ok()?;
        Some(Question { asked: serde_json::to_string(&client).ok()?, kept: to_hex(&server.encode().ok()?) })
    }

    /// Judges the answer to that.
    pub fn made(&self, kept: &str, answer: &str) -> Option<Made> {
        let server = RegistrationServerState::<HANDLE>::decode(&from_hex(kept)?).ok()?;
        let answer = Registration::from_json_relaxed(answer.as_bytes()).ok()?;
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            ..RegistrationVerificationOptions::default()
        };
        let made = server.verify(&self.id, &answer, &options).ok()?;
        let transports = made.transports().encode().ok()?;
        Some(Made {
            credential: to_hex(made.id().as_ref()),
            public_key: to_hex(&made.static_state().encode().ok()?),
            state: state_text(made.dynamic_state(), transports)?,
        })
    }

    /// Asks one of a person's passkeys to sign.
    pub fn ask_to_sign(&self, there: &[KeptFactor]) -> Option<Question> {
        let descriptors = descriptors(there);
        let mut allowed = AllowedCredentials::with_capacity(descriptors.len());
        for descriptor in descriptors {
            allowed.push(AllowedCredential::from(descriptor));
        }
        let asked = NonDiscoverableCredentialRequestOptions::second_factor(&self.id, allowed).ok()?;
        let (server, client) = asked.start_ceremony().ok()?;
        Some(Question { asked: serde_json::to_string(&client).ok()?, kept: to_hex(&server.encode().ok()?) })
    }

    /// Judges the answer to that: which passkey signed, and what to keep of it from now on.
    pub fn signed<'f>(
        &self,
        kept: &str,
        answer: &str,
        person: &PersonId,
        there: &'f [KeptFactor],
    ) -> Option<(&'f KeptFactor, String)> {
        let server = NonDiscoverableAuthenticationServerState::decode(&from_hex(kept)?).ok()?;
        let answer = NonDiscoverableAuthentication::<HANDLE>::from_json_relaxed(answer.as_bytes()).ok()?;
        let credential = to_hex(answer.raw_id().as_ref());
        let factor = there.iter().find(|factor| factor.credential.as_deref() == Some(&*credential))?;
        let handle = handle(person)?;
        let id = from_hex(&credential)?;
        let (state, transports) = state_of(&factor.state)?;
        let public_key = StaticState::<PublicKey>::decode(&from_hex(&factor.secret)?).ok()?;
        let id = CredentialId::<&[u8]>::decode(&id).ok()?;
        let mut own = AuthenticatedCredential::new(id, &handle, public_key, state).ok()?;
        let origins = [self.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            ..AuthenticationVerificationOptions::default()
        };
        server.verify(&self.id, &answer, &mut own, &options).ok()?;
        Some((factor, state_text(own.dynamic_state(), transports)?))
    }
}

/// The name under which a passkey knows a person: it tells nothing of them.
fn handle(person: &PersonId) -> Option<UserHandle<HANDLE>> {
    let digest = Sha256::new().chain_update(b"passkey\0").chain_update(person.as_str()).finalize();
    UserHandle::decode(<[u8; HANDLE]>::from(digest)).ok()
}

fn descriptors(there: &[KeptFactor]) -> Vec<PublicKeyCredentialDescriptor<Vec<u8>>> {
    let descriptor = |factor: &KeptFactor| {
        let id = CredentialId::<Vec<u8>>::decode(from_hex(factor.credential.as_deref()?)?).ok()?;
        let transports = AuthTransports::decode(state_of(&factor.state)?.1).ok()?;
        Some(PublicKeyCredentialDescriptor { id, transports })
    };
    there.iter().filter_map(descriptor).collect()
}

/// What changes with each use, and behind it the ways the passkey is reached by.
fn state_text(state: DynamicState, transports: u8) -> Option<String> {
    Some(format!("{}{transports:02x}", to_hex(&state.encode().ok()?)))
}

fn state_of(text: &str) -> Option<(DynamicState, u8)> {
    let bytes = from_hex(text)?;
    let (transports, state) = bytes.split_last()?;
    Some((DynamicState::decode(<[u8; 7]>::try_from(state).ok()?).ok()?, *transports))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_made_for_a_name_and_never_for_digits() {
        for good in ["https://claims.example.com", "http://localhost:8080", "https://claims.example.com:8443"]
        {
            assert!(RelyingParty::of(good).is_some(), "{good}");
        }
        for bad in ["http://127.0.0.1:8080", "http://[::1]:8080", "claims.example.com", ""] {
            assert!(RelyingParty::of(bad).is_none(), "{bad}");
        }
    }
}
