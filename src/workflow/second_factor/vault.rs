//! Secrets that have to be read again are kept sealed: whoever steals the database reads none of them.
//!
//! The key is made from the portal's secret. After that was changed, what the one before it sealed still opens, and is
//! sealed anew when it is used next.

use crate::workflow::hex::{from_hex, to_hex};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

/// Bytes of a nonce: so many that a random one never comes twice.
pub const NONCE: usize = 24;

/// Seals and opens.
pub struct Vault {
    /// The first seals.
    ciphers: Vec<XChaCha20Poly1305>,
}

/// What was under a seal.
pub struct Opened {
    /// The secret.
    pub secret: Vec<u8>,
    /// Whether an older key sealed it.
    pub is_old: bool,
}

impl Vault {
    /// A vault whose keys are made from these secrets; the first seals.
    pub fn new(secrets: &[&str]) -> Self {
        let key = |secret: &&str| {
            let digest =
                Sha256::new().chain_update(b"second factors\0").chain_update(secret.as_bytes()).finalize();
            XChaCha20Poly1305::new(&Key::from(<[u8; 32]>::from(digest)))
        };
        Self { ciphers: secrets.iter().map(key).collect() }
    }

    /// Seals a secret for one owner; it opens for nobody else.
    pub fn seal(&self, nonce: [u8; NONCE], owner: &str, secret: &[u8]) -> Option<String> {
        let payload = Payload { msg: secret, aad: owner.as_bytes() };
        let sealed = self.ciphers.first()?.encrypt(&XNonce::from(nonce), payload).ok()?;
        Some(format!("{}.{}", to_hex(&nonce), to_hex(&sealed)))
    }

    /// Opens what was sealed for this owner.
    pub fn open(&self, owner: &str, sealed: &str) -> Option<Opened> {
        let (nonce, sealed) = sealed.split_once('.')?;
        let nonce = XNonce::from(<[u8; NONCE]>::try_from(from_hex(nonce)?).ok()?);
        let sealed = from_hex(sealed)?;
        self.ciphers.iter().enumerate().find_map(|(age, cipher)| {
            let payload = Payload { msg: &sealed, aad: owner.as_bytes() };
            let secret = cipher.decrypt(&nonce, payload).ok()?;
            Some(Opened { secret, is_old: age > 0 })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_for_its_owner_only_and_tells_when_its_key_is_the_one_before() {
        let old = Vault::new(&["the secret of last year"]);
        let sealed = old.seal([7; NONCE], "anna", b"twenty random bytes!").unwrap();
        assert!(!sealed.contains(&to_hex(b"twenty random bytes!")));
        assert!(old.open("bo", &sealed).is_none());
        let new = Vault::new(&["the secret of this year", "the secret of last year"]);
        let opened = new.open("anna", &sealed).unwrap();
        assert_eq!((opened.secret.as_slice(), opened.is_old), (&b"twenty random bytes!"[..], true));
        let anew = new.seal([8; NONCE], "anna", &opened.secret).unwrap();
        assert!(!new.open("anna", &anew).unwrap().is_old);
        assert!(old.open("anna", &anew).is_none());
    }

    #[test]
    fn whatever_is_not_a_seal_opens_nothing() {
        let vault = Vault::new(&["a secret"]);
        let sealed = vault.seal([7; NONCE], "anna", b"secret").unwrap();
        let cut = &sealed[..sealed.len() - 2];
        let bent = sealed.replace('.', ".00");
        for strange in ["", ".", "00.00", "å.å", cut, &bent] {
            assert!(vault.open("anna", strange).is_none(), "{strange}");
        }
    }
}
