//! The portal's own TLS: what it speaks, and that a new certificate is taken up without anybody being cut off.

use crate::support::Portal;
use portal::server::{Tls, TlsError, run_under};
use portal::web::urls;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

/// Where a certificate and its key are kept.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn certificate(&self) -> PathBuf {
        self.folder.path().join("chain.pem")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("key.pem")
    }

    fn tls(&self) -> Result<Tls, TlsError> {
        Tls::read(&self.certificate(), &self.key())
    }
}

fn fresh() -> CertifiedKey<rcgen::KeyPair> {
    generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

/// Writes a file that is later than any before it, whatever the disk's clock can tell apart.
fn write_later(path: &Path, text: &str, seconds: u64) {
    fs::write(path, text).unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    let before = file.metadata().unwrap().modified().unwrap();
    file.set_modified(before + std::time::Duration::from_secs(seconds)).unwrap();
}

/// A browser that knows this certificate and no other.
fn browser(knows: &str) -> reqwest::ClientBuilder {
    let root = reqwest::Certificate::from_pem(knows.as_bytes()).unwrap();
    reqwest::Client::builder().tls_certs_only([root])
}

/// Serves a portal under TLS as well; where.
fn serve(portal: &Portal, tls: &Tls) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut app = portal.house.app.clone();
    app.secure = true;
    app.public_url = format!("https://localhost:{}", address.port());
    let tls = tls.clone();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(run_under(&app, listener, 1, Some(&tls)).unwrap()).unwrap();
    });
    address
}

#[actix_web::test]
async fn browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off() {
    let (portal, kept) = (Portal::start().await, Kept::new());
    let (first, second) = (fresh(), fresh());
    write_later(&kept.certificate(), &first.cert.pem(), 0);
    write_later(&kept.key(), &first.signing_key.serialize_pem(), 0);
    let tls = kept.tls().unwrap();
    let url = format!("https://localhost:{}{}", serve(&portal, &tls).port(), urls::sign_in());
    let early = browser(&first.cert.pem()).build().unwrap();
    let page = early.get(&url).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers()["strict-transport-security"], "max-age=31536000; includeSubDomains");
    let cookie = page.headers()["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-") && cookie.contains("Secure") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert!(
        cookie.contains("Path=/") && cookie.contains("SameSite=Lax") && !cookie.contains("Domain"),
        "{cookie}"
    );
    assert_eq!(tls.refresh().ok(), Some(false));

    // Half written: certificate and key do not belong together, so the old one stays.
    write_later(&kept.certificate(), &second.cert.pem(), 10);
    assert!(matches!(tls.refresh(), Err(TlsError::Pair(_))));
    let late = || browser(&second.cert.pem()).build().unwrap();
    assert!(late().get(&url).send().await.is_err());
    write_later(&kept.key(), &second.signing_key.serialize_pem(), 10);
    assert_eq!(tls.refresh().ok(), Some(true));
    assert_eq!(late().get(&url).send().await.unwrap().status(), 200);
    // Whoever was there before is still served on the connection they have.
    assert_eq!(early.get(&url).send().await.unwrap().status(), 200);
}

#[actix_web::test]
async fn nothing_older_than_tls_1_2_is_spoken_and_nothing_in_the_clear() {
    let (portal, kept) = (Portal::start().await, Kept::new());
    let certificate = fresh();
    fs::write(kept.certificate(), certificate.cert.pem()).unwrap();
    fs::write(kept.key(), certificate.signing_key.serialize_pem()).unwrap();
    let address = serve(&portal, &kept.tls().unwrap());
    let url = format!("https://localhost:{}{}", address.port(), urls::health());
    for version in [reqwest::tls::Version::TLS_1_2, reqwest::tls::Version::TLS_1_3] {
        let browser =
            browser(&certificate.cert.pem()).tls_version_min(version).tls_version_max(version).build();
        assert_eq!(browser.unwrap().get(&url).send().await.unwrap().status(), 200, "{version:?}");
    }
    assert!(reqwest::get(format!("http://{address}{}", urls::health())).await.is_err());
    assert_eq!(hello_of_tls_1_1(address), None, "an old hello is not answered by a hello");
}

/// Says hello as TLS 1.1 does; the kind of the record that answers, unless that is an alert.
fn hello_of_tls_1_1(address: SocketAddr) -> Option<u8> {
    use std::io::{Read, Write};
    let mut body = vec![3, 2];
    body.extend([7; 32]);
    // No session, one old cipher, no compression.
    body.extend([0, 0, 4, 0xC0, 0x13, 0x00, 0x2F, 1, 0]);
    let length = u8::try_from(body.len()).unwrap();
    let mut hello = vec![22, 3, 1, 0, length + 4, 1, 0, 0, length];
    hello.extend(body);
    let mut line = std::net::TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(std::time::Duration::from_secs(5))).unwrap();
    line.write_all(&hello).unwrap();
    let mut answer = [0; 1];
    let read = line.read(&mut answer).unwrap_or(0);
    (read == 1 && answer[0] != 21).then_some(answer[0])
}

#[test]
fn a_certificate_that_cannot_be_used_is_named_by_its_file() {
    let kept = Kept::new();
    assert!(kept.tls().unwrap_err().to_string().contains("chain.pem"));
    let (one, other) = (fresh(), fresh());
    fs::write(kept.certificate(), "no certificate").unwrap();
    fs::write(kept.key(), other.signing_key.serialize_pem()).unwrap();
    assert!(matches!(kept.tls(), Err(TlsError::Empty(_))));
    fs::write(kept.certificate(), one.cert.pem()).unwrap();
    assert!(matches!(kept.tls(), Err(TlsError::Pair(_))));
    fs::write(kept.key(), "no key").unwrap();
    assert!(kept.tls().unwrap_err().to_string().contains("key.pem"));
}

#[test]
fn the_suites_are_few_and_all_of_them_forget_their_keys() {
    let suites = rustls::crypto::aws_lc_rs::default_provider().cipher_suites;
    let names: Vec<String> = suites.iter().map(|suite| format!("{:?}", suite.suite())).collect();
    let forgets = |name: &String| name.starts_with("TLS13_") || name.starts_with("TLS_ECDHE_");
    let guards = |name: &String| name.contains("_GCM_") || name.contains("_CHACHA20_POLY1305_");
    assert!(names.len() == 9 && names.iter().all(|name| forgets(name) && guards(name)), "{names:?}");
    assert_eq!(names[0], "TLS13_AES_256_GCM_SHA384", "the strongest of the newest comes first");
}
