//! Letters through a mail server.
//!
//! The library's blocking client is used on threads of its own: only there does a limit of time hold for each step of
//! the conversation, and only there can a conversation not be dropped half-way and its connection be used again.

use super::{BadAddress, SendError, Sending, Transport, apart};
use crate::letters::Letter;
use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{SmtpTransport, Transport as _};
use std::error::Error;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

/// How long the server may be silent.
const PATIENCE: Duration = Duration::from_secs(25);

/// Sends through a mail server, over a few connections that are kept open.
#[derive(Clone)]
pub struct Smtp {
    server: SmtpTransport,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Smtp(…)")
    }
}

impl Smtp {
    /// A mail server by its address: `smtps://user:password@host`, `smtp+starttls://user:password@host:587`, or,
    /// without encryption and on this machine only, `smtp://localhost:1025`. In the name and the password, `%40` stands
    /// for `@`, and so on.
    ///
    /// # Errors
    /// When the address cannot be read, or would send letters over the net in the clear.
    pub fn from_url(url: &str) -> Result<Self, BadAddress> {
        Self::with_patience(url, PATIENCE)
    }

    fn with_patience(url: &str, patience: Duration) -> Result<Self, BadAddress> {
        let address = Address::parse(url)?;
        let bad_host = |_: SmtpError| BadAddress("the mail server's name cannot be used for encryption");
        let builder = match address.scheme {
            Scheme::Tls => SmtpTransport::relay(&address.host).map_err(bad_host)?,
            Scheme::StartTls => SmtpTransport::starttls_relay(&address.host).map_err(bad_host)?,
            Scheme::Plain => SmtpTransport::builder_dangerous(&address.host),
        };
        let builder = builder.timeout(Some(patience));
        let builder = address.port.map_or(builder.clone(), |port| builder.port(port));
        let builder = match address.login {
            Some((name, password)) => builder.credentials(Credentials::new(name, password)),
            None => builder,
        };
        Ok(Self { server: builder.build() })
    }
}

impl Transport for Smtp {
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            let message = letter.message()?;
            let (envelope, mail, smtp) = (message.envelope().clone(), message.formatted(), self.clone());
            apart(move || smtp.deliver(&envelope, &mail)).await
        })
    }
}

impl Smtp {
    /// Tries once, and once more over a fresh connection when the first went away under our hands.
    fn deliver(&self, envelope: &Envelope, mail: &[u8]) -> Result<(), SendError> {
        let first = self.server.send_raw(envelope, mail);
        let outcome = match first {
            Err(error) if went_away(&error) => self.server.send_raw(envelope, mail),
            other => other,
        };
        outcome.map(drop).map_err(|error| self.judge(&error, envelope))
    }

    /// Whether a failure is about this letter, or about the server and us.
    fn judge(&self, error: &SmtpError, envelope: &Envelope) -> SendError {
        let said = sentence(error, envelope);
        let unreachable = envelope.to().iter().any(|to| !AsRef::<str>::as_ref(to).is_ascii());
        if unreachable && error.is_client() {
            return SendError::Never("the server takes no address with such letters".into());
        }
        let code = error.status().map(u16::from);
        // What else begins with 5 is about our name, password or way of speaking, and is cured by an administrator.
        let about_the_letter = code.is_some_and(|code| matches!(code, 550..=554 | 556));
        // Who is turned away at the door did not come to speak of the letter.
        if about_the_letter && self.server.test_connection().is_ok_and(|open| open) {
            SendError::Never(said)
        } else {
            SendError::Again(said)
        }
    }
}

/// The connection broke, and not by waiting: the server may have closed it while it lay idle. An answer that was cut
/// off counts too.
fn went_away(error: &SmtpError) -> bool {
    let answered = error.is_permanent() || error.is_transient() || error.is_client();
    !answered && !error.is_tls() && !waited(error)
}

fn waited(error: &SmtpError) -> bool {
    let silent = |kind| matches!(kind, io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
    std::iter::successors(error.source(), |cause: &&(dyn Error + 'static)| (*cause).source())
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| silent(cause.kind()))
}

/// The longest answer kept.
const LONGEST_SENTENCE: usize = 200;

/// What the server said, without the addresses it repeated.
fn sentence(error: &SmtpError, envelope: &Envelope) -> String {
    let mut said = error.to_string();
    for address in envelope.to().iter().chain(envelope.from()) {
        said = said.replace(AsRef::<str>::as_ref(address), "…");
    }
    let hidden = |word: &str| if word.contains('@') { "…".to_owned() } else { word.to_owned() };
    let said = said.split_whitespace().map(hidden).collect::<Vec<_>>().join(" ");
    said.chars().take(LONGEST_SENTENCE).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Tls,
    StartTls,
    Plain,
}

/// A mail server's address, read.
struct Address {
    scheme: Scheme,
    host: String,
    port: Option<u16>,
    login: Option<(String, String)>,
}

impl Address {
    fn parse(url: &str) -> Result<Self, BadAddress> {
        let (scheme, rest) = url.split_once("://").ok_or(UNREADABLE)?;
        let scheme = match scheme {
            "smtps" => Scheme::Tls,
            "smtp+starttls" => Scheme::StartTls,
            "smtp" => Scheme::Plain,
            _ => return Err(UNREADABLE),
        };
        let (login, place) = match rest.trim_end_matches('/').rsplit_once('@') {
            Some((login, place)) => (Some(read_login(login)?), place),
            None => (None, rest.trim_end_matches('/')),
        };
        let (host, port) = read_place(place)?;
        if scheme == Scheme::Plain && !is_this_machine(&host) {
            return Err(BadAddress("letters would travel in the clear: use smtps:// or smtp+starttls://"));
        }
        Ok(Self { scheme, host, port, login })
    }
}

const UNREADABLE: BadAddress =
    BadAddress("the mail server's address must be smtps://…, smtp+starttls://… or smtp://localhost…");

fn read_login(login: &str) -> Result<(String, String), BadAddress> {
    let (name, password) = login.split_once(':').ok_or(UNREADABLE)?;
    Ok((decoded(name).ok_or(UNREADABLE)?, decoded(password).ok_or(UNREADABLE)?))
}

fn read_place(place: &str) -> Result<(String, Option<u16>), BadAddress> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']').ok_or(UNREADABLE)?;
            (host, rest.strip_prefix(':'))
        }
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || !host.chars().all(known) {
        return Err(UNREADABLE);
    }
    let port = port.map(|port| port.parse().map_err(|_| UNREADABLE)).transpose()?;
    Ok((host.to_owned(), port))
}

/// A text in which `%` and two digits stand for a byte.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(others.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &others[2..];
        } else {
            bytes.push(*first);
            rest = others;
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests;
