//! TLS of the portal's own: 1.2 and 1.3, with a certificate that is read anew when its files change. Connections that are
//! open keep the one they began with.

use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::{Error as PemError, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;
use thiserror::Error;

/// How often the files are looked at.
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(30);

/// Why a certificate cannot be used.
#[derive(Debug, Error)]
pub enum TlsError {
    /// A file cannot be read, or holds no PEM of the kind.
    #[error("{0}: {1}")]
    File(PathBuf, PemError),
    /// There is no certificate in its file.
    #[error("{0} holds no certificate")]
    Empty(PathBuf),
    /// The key is another certificate's, or of a kind that is not known.
    #[error("certificate and key do not belong together: {0}")]
    Pair(#[from] rustls::Error),
}

/// The certificate in use, and where it came from. Clones share it.
#[derive(Debug, Clone)]
pub struct Tls {
    files: Arc<Files>,
    current: Arc<Current>,
}

#[derive(Debug)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
    /// When they had last been changed when they were read.
    read: Mutex<Stamp>,
}

/// When certificate and key were changed; what cannot be told is never the same.
type Stamp = [Option<SystemTime>; 2];

#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

impl Tls {
    /// Reads certificate and key.
    ///
    /// # Errors
    /// When one cannot be read, or they do not belong together.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let stamp = [changed(certificate), changed(key)];
        let pair = read_pair(certificate, key)?;
        let files = Files { certificate: certificate.into(), key: key.into(), read: Mutex::new(stamp) };
        Ok(Self { files: Arc::new(files), current: Arc::new(Current(RwLock::new(Arc::new(pair)))) })
    }

    /// Reads both files anew when one has changed; tells whether there is a new certificate. Whoever writes them is given
    /// time: a pair that does not belong together leaves the one in use, and is looked at again.
    ///
    /// # Errors
    /// As `read`.
    pub fn refresh(&self) -> Result<bool, TlsError> {
        let Files { certificate, key, read } = self.files.as_ref();
        let stamp = [changed(certificate), changed(key)];
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        if *read == stamp {
            return Ok(false);
        }
        let pair = read_pair(certificate, key)?;
        *self.current.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(pair);
        *read = stamp;
        Ok(true)
    }

    /// Looks at the files from time to time, and at once when the process is told to by SIGHUP; never ends.
    pub async fn keep_fresh(self) {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut told) = signal(SignalKind::hangup()) else { return };
        loop {
            // Either way the files are looked at.
            let _ = tokio::time::timeout(LOOK_EVERY, told.recv()).await;
            match self.refresh() {
                Ok(true) => tracing::info!("a new certificate is in use"),
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(%error, "the new certificate cannot be used; the old one stays");
                }
            }
        }
    }

    /// What a listener needs.
    pub(super) fn config(&self) -> Result<ServerConfig, TlsError> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let versions =
            ServerConfig::builder_with_provider(provider).with_protocol_versions(&[&TLS13, &TLS12])?;
        Ok(versions.with_no_client_auth().with_cert_resolver(self.current.clone()))
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|data| data.modified()).ok()
}

fn read_pair(certificate: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let wrong = |path: &Path| {
        let path = path.to_owned();
        move |error| TlsError::File(path.clone(), error)
    };
    let chain: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(certificate).map_err(wrong(certificate))?.collect();
    let chain = chain.map_err(wrong(certificate))?;
    if chain.is_empty() {
        return Err(TlsError::Empty(certificate.into()));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(wrong(key))?;
    Ok(CertifiedKey::from_der(chain, key, &aws_lc_rs::default_provider())?)
}
