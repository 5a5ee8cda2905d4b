//! A security key in software: one key pair, a counter, and the few bytes of CBOR that WebAuthn wants.

use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// One key. Its seed is its name as well.
pub struct SecurityKey {
    key: SigningKey,
    id: [u8; 16],
    counter: u32,
    /// The address the browser believes to be at.
    pub origin: String,
}

const PRESENT: u8 = 0x01;
const WITH_KEY: u8 = 0x40;

impl SecurityKey {
    pub fn new(seed: u8, origin: &str) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Self { key, id: [seed; 16], counter: 0, origin: origin.to_owned() }
    }

    /// What a browser answers to the question of a page for a new key.
    pub fn makes(&mut self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).unwrap();
        let mut data = self.data(&asked["rp"]["id"], PRESENT | WITH_KEY);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        data.extend(self.public_key());
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData".to_vec();
        object.extend([0x58, u8::try_from(data.len()).unwrap()]);
        object.extend(data);
        let client = self.client_data("webauthn.create", &asked);
        self.answer(&json!({
            "clientDataJSON": base64_url(client.as_bytes()),
            "attestationObject": base64_url(&object),
            "transports": ["usb"],
        }))
    }

    /// What it answers to the question of a page to sign.
    pub fn signs(&mut self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).unwrap();
        self.counter += 1;
        let data = self.data(&asked["rpId"], PRESENT);
        let client = self.client_data("webauthn.get", &asked);
        let signed = [data.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(&json!({
            "clientDataJSON": base64_url(client.as_bytes()),
            "authenticatorData": base64_url(&data),
            "signature": base64_url(signature.to_der().as_bytes()),
        }))
    }

    /// Forgets how often it has signed, as a copy of it would not know.
    pub fn is_copied(&mut self) {
        self.counter = 0;
    }

    fn data(&self, party: &Value, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(party.as_str().unwrap().as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// COSE: {kty: EC2, alg: ES256, crv: P-256, x, y}
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_encoded_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", &x[..], b"\x22\x58\x20", &y[..]].concat()
    }

    fn client_data(&self, kind: &str, asked: &Value) -> String {
        let challenge = asked["challenge"].as_str().unwrap();
        // The order of the standard, which its quick readers count on.
        format!(
            r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{}","crossOrigin":false}}"#,
            self.origin
        )
    }

    fn answer(&self, response: &Value) -> String {
        let id = base64_url(&self.id);
        json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "authenticatorAttachment": "cross-platform",
            "clientExtensionResults": {},
            "response": response,
        })
        .to_string()
    }
}

/// Base64 as addresses have it, without padding.
pub fn base64_url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0_u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            let six = number >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[six as usize]));
        }
    }
    text
}
