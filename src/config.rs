//! Settings from the environment: one struct a concern, every problem told at once.
//! May know: `domain`, and of `store` the database's address.
//! Start reading at `Config::read`.

mod entra;

pub use entra::EntraId;

use crate::domain::patience::Limits;
use crate::store::{DatabaseUrl, Lasting};
use chrono_tz::Tz;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use secrecy::{ExposeSecret, SecretString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where the portal listens and how it is reached.
    pub http: Http,
    /// Where claims are kept.
    pub database: DatabaseUrl,
    /// How long a start waits for a database server that does not answer.
    pub database_patience: Duration,
    /// Where PoE bytes are kept.
    pub files: PathBuf,
    /// How much of their disk is left to everything else, in bytes.
    pub files_reserve: u64,
    /// Who looks for malware in evidence.
    pub scan: Scanning,
    /// How letters leave.
    pub mail: Mail,
    /// In which zone deadlines end.
    pub zone: Tz,
    /// What is signed with what.
    pub keys: Keys,
    /// What a password's hash costs.
    pub hashing: Hashing,
    /// How long a sign-in lasts.
    pub sessions: Lasting,
    /// Where figures for Prometheus are served; nowhere when not set.
    pub metrics: Option<SocketAddr>,
    /// How often somebody may ask.
    pub limits: Limits,
    /// Whether Microsoft's people must have a second factor.
    pub microsoft_second_factor: bool,
    /// Who else vouches for people.
    pub entra: Option<EntraId>,
}

/// Where the portal listens and how it is reached.
#[derive(Debug, Clone)]
pub struct Http {
    /// The address listened on.
    pub address: SocketAddr,
    /// What stands before every path in a letter; without a slash at its end.
    pub public_url: String,
    /// The certificate and its key, where the portal does TLS itself.
    pub tls: Option<TlsFiles>,
    /// Whose word about where a request comes from is believed.
    pub proxies: Vec<IpNet>,
}

/// The certificate chain and its key, in PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, and those that lead to one that browsers know.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

impl Http {
    /// Whether browsers reach the portal under TLS; cookies are then marked so.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Who looks for malware in evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanning {
    /// Nobody; pages then say that nobody did.
    Off,
    /// A command of the house.
    Command(PathBuf),
    /// ClamAV's daemon, by `host:port`.
    Clamd(String),
    /// ClamAV's daemon, by its socket.
    ClamdSocket(PathBuf),
}

/// How letters leave.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The way.
    pub way: MailWay,
    /// The address letters come from.
    pub from: String,
}

/// The way letters leave.
#[derive(Debug, Clone)]
pub enum MailWay {
    /// Into a folder, a file a letter.
    Folder(PathBuf),
    /// Through a mail server; its address may hold a password.
    Smtp(SecretString),
}

/// What is signed with what: the first secret signs, the second is still accepted.
#[derive(Debug, Clone)]
pub struct Keys {
    /// The secret in use; `None` lets one be made and kept beside the database, on this machine only.
    pub secret: Option<SecretString>,
    /// The secret before it.
    pub previous: Option<SecretString>,
}

/// What a password's hash costs (argon2id).
#[derive(Debug, Clone, Copy)]
pub struct Hashing {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Hashing {
    /// The parameters as the library takes them; its own defaults should ours be out of its range.
    pub fn params(self) -> argon2::Params {
        argon2::Params::new(self.memory, self.passes, 1, None).unwrap_or_default()
    }
}

/// One setting that cannot be used, with a sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {says}")]
pub struct Problem {
    /// The setting.
    pub name: &'static str,
    /// What is wrong and what to do.
    pub says: String,
}

const MEBIBYTE: u64 = 1024 * 1024;

/// The shortest secret accepted, in characters.
const SHORTEST_SECRET: usize = 32;

/// Reads settings and gathers what is wrong with them.
struct Settings<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<Problem>,
}

impl Settings<'_> {
    fn text(&self, name: &str) -> Option<String> {
        (self.lookup)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// A setting that may hold a secret: as it stands, or in the file that the second name tells of, as vaults and
    /// systemd's credentials hand them over.
    fn handed_over(&mut self, name: &str, file: &'static str) -> Option<String> {
        let given = self.text(name);
        if given.is_some() {
            return given;
        }
        match std::fs::read_to_string(self.text(file)?) {
            Ok(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Ok(_) => {
                self.complain(file, "the file is empty");
                None
            }
            Err(error) => {
                self.complain(file, format!("the file cannot be read: {error}"));
                None
            }
        }
    }

    fn complain(&mut self, name: &'static str, says: impl Into<String>) {
        self.problems.push(Problem { name, says: says.into() });
    }

    /// Reads a setting or its default; a value that cannot be read is a problem, and the default stands in.
    fn parse<T>(&mut self, name: &'static str, default: T, read: impl Fn(&str) -> Result<T, String>) -> T {
        let text = self.text(name);
        self.parse_text(name, text, default, read)
    }

    fn parse_text<T>(
        &mut self,
        name: &'static str,
        text: Option<String>,
        default: T,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> T {
        let Some(text) = text else { return default };
        read(&text).unwrap_or_else(|says| {
            self.complain(name, says);
            default
        })
    }
}

impl Config {
    /// Reads the settings through a lookup: the environment in `main`, a map in a test.
    ///
    /// # Errors
    /// Every setting that is unreadable or unsafe.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Problem>> {
        let mut settings = Settings { lookup: &lookup, problems: Vec::new() };
        let config = Self {
            http: read_http(&mut settings),
            database: read_database(&mut settings),
            database_patience: settings.parse("PORTAL_DATABASE_PATIENCE", Duration::from_secs(60), |text| {
                let seconds = text.parse().map(Duration::from_secs);
                seconds.map_err(|_| format!("`{text}` is no number; give seconds"))
            }),
            files: settings.parse("PORTAL_FILES", PathBuf::from("data/poe"), |text| Ok(PathBuf::from(text))),
            files_reserve: settings.parse("PORTAL_FILES_RESERVE", 512 * MEBIBYTE, |text| {
                let mebibytes = text.strip_suffix("MiB").unwrap_or(text).trim().parse::<u64>();
                let bytes = mebibytes.ok().and_then(|number| number.checked_mul(MEBIBYTE));
                bytes.ok_or_else(|| format!("`{text}` is no size; give one in mebibytes such as 512 MiB"))
            }),
            scan: settings.parse("PORTAL_SCAN", Scanning::Off, read_scanning),
            mail: read_mail(&mut settings),
            zone: settings.parse("PORTAL_TIME_ZONE", chrono_tz::Europe::Stockholm, |text| {
                text.parse()
                    .map_err(|_| format!("`{text}` is no time zone; give a name such as Europe/Stockholm"))
            }),
            keys: read_keys(&mut settings),
            hashing: read_hashing(&mut settings),
            sessions: read_sessions(&mut settings),
            metrics: read_metrics(&mut settings),
            limits: read_limits(&mut settings),
            microsoft_second_factor: settings.parse("PORTAL_MICROSOFT_SECOND_FACTOR", true, on_or_off),
            entra: entra::read(&mut settings),
        };
        read_log_format(&mut settings);
        refuse_the_unsafe(&config, &mut settings);
        if settings.problems.is_empty() { Ok(config) } else { Err(settings.problems) }
    }
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(format!("`{text}` will not do; give on or off")),
    }
}

fn read_http(settings: &mut Settings<'_>) -> Http {
    let address = settings.parse("PORTAL_ADDRESS", SocketAddr::from(([127, 0, 0, 1], 8080)), |text| {
        text.parse().map_err(|_| format!("`{text}` is no address; give one such as 127.0.0.1:8080"))
    });
    let public_url = settings.parse("PORTAL_PUBLIC_URL", format!("http://{address}"), |text| {
        let url = text.trim_end_matches('/');
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let good = rest.is_some_and(|rest| {
            !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))
        });
        if good {
            Ok(url.to_owned())
        } else {
            Err(format!("`{text}` is no web address; give one such as https://claims.example.com"))
        }
    });
    let tls = read_tls(settings);
    let proxies = read_proxies(settings, tls.is_some(), &public_url);
    Http { address, public_url, tls, proxies }
}

fn read_tls(settings: &mut Settings<'_>) -> Option<TlsFiles> {
    let [certificate, key] = ["PORTAL_TLS_CERTIFICATE", "PORTAL_TLS_KEY"].map(|name| settings.text(name));
    match (certificate, key) {
        (Some(certificate), Some(key)) => Some(TlsFiles { certificate: certificate.into(), key: key.into() }),
        (Some(_), None) => {
            settings.complain("PORTAL_TLS_KEY", "missing; a certificate is of no use without its key");
            None
        }
        (None, Some(_)) => {
            settings
                .complain("PORTAL_TLS_CERTIFICATE", "missing; a key is of no use without its certificate");
            None
        }
        (None, None) => None,
    }
}

/// The proxies set. Where others come by https and the portal does no TLS, somebody on this machine does, and is believed.
fn read_proxies(settings: &mut Settings<'_>, tls: bool, public_url: &str) -> Vec<IpNet> {
    let beside = !tls && public_url.starts_with("https://");
    let usual = if beside { vec![this_machine_v4(), this_machine_v6()] } else { Vec::new() };
    settings.parse("PORTAL_TRUSTED_PROXIES", usual, |text| {
        let network = |text: &str| {
            let address = || text.parse::<IpAddr>().map(IpNet::from);
            let network = text.parse::<IpNet>().or_else(|_| address());
            let network = network.map_err(|_| {
                format!("`{text}` is neither address nor network; give some such as 10.0.0.5, 10.1.0.0/16")
            })?;
            if network.prefix_len() == 0 {
                return Err(format!("`{text}` is everybody; give the addresses of your own proxies"));
            }
            Ok(network)
        };
        text.split([',', ' ']).filter(|part| !part.is_empty()).map(network).collect()
    })
}

fn this_machine_v4() -> IpNet {
    IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::LOCALHOST, 8))
}

fn this_machine_v6() -> IpNet {
    IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128))
}

fn read_limits(settings: &mut Settings<'_>) -> Limits {
    let number = |text: &str| {
        text.parse::<u32>()
            .map_err(|_| format!("`{text}` is no number; give requests a minute, or 0 for no limit"))
    };
    Limits {
        person: settings.parse("PORTAL_LIMIT_PERSON", 600, number),
        address: settings.parse("PORTAL_LIMIT_ADDRESS", 6_000, number),
        visitor: settings.parse("PORTAL_LIMIT_VISITOR", 120, number),
        guesses: settings.parse("PORTAL_LIMIT_GUESSES", 10, number),
    }
}

fn read_scanning(text: &str) -> Result<Scanning, String> {
    let port_of = |address: &str| address.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
    match text.split_once(':') {
        None if text == "off" => Ok(Scanning::Off),
        Some(("command", path)) if path.starts_with('/') => Ok(Scanning::Command(path.into())),
        Some(("clamd", path)) if path.starts_with('/') => Ok(Scanning::ClamdSocket(path.into())),
        Some(("clamd", address)) if port_of(address).is_some() => Ok(Scanning::Clamd(address.to_owned())),
        _ => Err("give off, command:/PATH, clamd:HOST:PORT or clamd:/PATH of its socket".to_owned()),
    }
}

fn read_database(settings: &mut Settings<'_>) -> DatabaseUrl {
    let default = || "sqlite:data/portal.sqlite".parse::<DatabaseUrl>();
    let text = settings.handed_over("PORTAL_DATABASE", "PORTAL_DATABASE_FILE");
    let read = text.as_deref().map_or_else(default, str::parse);
    read.unwrap_or_else(|error| {
        settings.complain("PORTAL_DATABASE", error.to_string());
        // Stands in until the whole list of problems is told: one of the two is always built in.
        default().or_else(|_| "postgres://localhost/portal".parse()).unwrap_or_else(|_| unreachable!())
    })
}

fn read_mail(settings: &mut Settings<'_>) -> Mail {
    let folder = MailWay::Folder(PathBuf::from("data/letters"));
    let text = settings.handed_over("PORTAL_MAIL", "PORTAL_MAIL_FILE");
    let way = settings.parse_text("PORTAL_MAIL", text, folder, |text| match text.strip_prefix("folder:") {
        Some(path) if !path.is_empty() => Ok(MailWay::Folder(PathBuf::from(path))),
        _ if text.starts_with("smtp") && text.contains("://") => Ok(MailWay::Smtp(text.into())),
        _ => Err("give folder:PATH, smtps://…, smtp+starttls://… or smtp://… (this machine only)".to_owned()),
    });
    let from = settings.parse("PORTAL_MAIL_FROM", "Partner Claims <claims@localhost>".to_owned(), |text| {
        text.parse::<lettre::message::Mailbox>()
            .map(|_| text.to_owned())
            .map_err(|_| "give an address such as Partner Claims <claims@example.com>".to_owned())
    });
    Mail { way, from }
}

fn read_keys(settings: &mut Settings<'_>) -> Keys {
    let mut secret = |name, file| settings.handed_over(name, file).map(SecretString::from);
    let keys = Keys {
        secret: secret("PORTAL_SECRET", "PORTAL_SECRET_FILE"),
        previous: secret("PORTAL_SECRET_PREVIOUS", "PORTAL_SECRET_PREVIOUS_FILE"),
    };
    let short = |secret: &Option<SecretString>| {
        secret.as_ref().is_some_and(|s| s.expose_secret().chars().count() < SHORTEST_SECRET)
    };
    let says = format!("too short; give at least {SHORTEST_SECRET} random characters");
    if short(&keys.secret) {
        settings.complain("PORTAL_SECRET", says.clone());
    }
    if short(&keys.previous) {
        settings.complain("PORTAL_SECRET_PREVIOUS", says);
    }
    keys
}

fn read_hashing(settings: &mut Settings<'_>) -> Hashing {
    // The least that OWASP's cheat sheet on password storage recommends.
    let number = |text: &str| text.parse::<u32>().map_err(|_| format!("`{text}` is no number"));
    Hashing {
        memory: settings.parse("PORTAL_ARGON2_MEMORY_KIB", 19_456, number),
        passes: settings.parse("PORTAL_ARGON2_PASSES", 2, number),
    }
}

fn read_sessions(settings: &mut Settings<'_>) -> Lasting {
    let usual = Lasting::default();
    let most = |text: &str, most: i64| match text.parse::<i64>() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(format!("`{text}` will not do; give a number from 1 to {most}")),
    };
    let hours = settings.parse("PORTAL_SESSION_HOURS", usual.at_most.num_hours(), |text| most(text, 24));
    let idle =
        settings.parse("PORTAL_SESSION_IDLE_MINUTES", usual.idle.num_minutes(), |text| most(text, 24 * 60));
    Lasting { at_most: chrono::Duration::hours(hours), idle: chrono::Duration::minutes(idle) }
}

/// Used before any setting is read, because reading them may already have something to log.
fn read_log_format(settings: &mut Settings<'_>) {
    settings.parse("PORTAL_LOG_FORMAT", (), |text| match text {
        "text" | "json" => Ok(()),
        _ => Err(format!("`{text}` is no format; give text or json")),
    });
}

fn read_metrics(settings: &mut Settings<'_>) -> Option<SocketAddr> {
    settings.parse("PORTAL_METRICS_ADDRESS", None, |text| {
        let address: SocketAddr =
            text.parse().map_err(|_| format!("`{text}` is no address; give one such as 127.0.0.1:9090"))?;
        if is_private(address.ip()) {
            Ok(Some(address))
        } else {
            Err("figures are nobody's business outside; give an address of this machine or of a private network".to_owned())
        }
    })
}

/// Whether only this machine or a private network reaches an address.
const fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// What is fine on one's own machine and nowhere else.
fn refuse_the_unsafe(config: &Config, settings: &mut Settings<'_>) {
    let host = host_of(&config.http.public_url);
    let at_home = config.http.address.ip().is_loopback() && is_this_machine(host);
    if !at_home && !config.http.is_secure() {
        settings.complain("PORTAL_PUBLIC_URL", "others reach the portal, so it must be an https:// address");
    }
    refuse_unsafe_ways_in(config, settings);
    if !at_home && config.keys.secret.is_none() {
        settings.complain("PORTAL_SECRET", "missing; others reach the portal, so give a secret of your own");
    }
    if !at_home && config.hashing.memory.saturating_mul(config.hashing.passes) < 2 * 19_456 {
        settings
            .complain("PORTAL_ARGON2_MEMORY_KIB", "too cheap to guess; give at least 19456 with 2 passes");
    }
    if !at_home && matches!(config.mail.way, MailWay::Folder(_)) {
        settings.complain(
            "PORTAL_MAIL",
            "letters would stay in a folder while their deadlines run; others reach the portal, so give a mail server",
        );
    }
    if !at_home && settings.text("PORTAL_MAIL_FROM").is_none() {
        settings
            .complain("PORTAL_MAIL_FROM", "missing; others get letters, so give the address they come from");
    }
    refuse_the_readable(config, settings);
    if let MailWay::Smtp(url) = &config.mail.way
        && let Some(rest) = url.expose_secret().strip_prefix("smtp://")
        && !is_this_machine(host_of(&format!("smtp://{}", rest.rsplit('@').next().unwrap_or_default())))
    {
        settings
            .complain("PORTAL_MAIL", "letters would travel in the clear; use smtps:// or smtp+starttls://");
    }
}

/// What leaves this machine leaves it encrypted, to a server that has shown who it is.
fn refuse_the_readable(config: &Config, settings: &mut Settings<'_>) {
    if !config.database.is_guarded_on_the_way() {
        settings.complain(
            "PORTAL_DATABASE",
            "claims would travel to a server nobody has looked at; add ?sslmode=verify-full to its address",
        );
    }
    if let Scanning::Clamd(address) = &config.scan
        && !is_this_machine(host_of(address))
    {
        settings.complain(
            "PORTAL_SCAN",
            "evidence would travel in the clear; have clamd on this machine, or at the end of a tunnel that begins here",
        );
    }
}

/// TLS has to be somebody's: the portal's own, or a proxy's that is known.
fn refuse_unsafe_ways_in(config: &Config, settings: &mut Settings<'_>) {
    let http = &config.http;
    if http.tls.is_some() && !http.is_secure() {
        settings.complain("PORTAL_PUBLIC_URL", "there is a certificate, so it must be an https:// address");
    }
    let said = settings.text("PORTAL_TRUSTED_PROXIES").is_some();
    if http.is_secure() && http.tls.is_none() && !said && !http.address.ip().is_loopback() {
        settings.complain(
            "PORTAL_TLS_CERTIFICATE",
            "browsers come by https, but nobody does TLS; give a certificate and PORTAL_TLS_KEY, or name the proxy \
             that does it in PORTAL_TRUSTED_PROXIES",
        );
    }
}

/// The host of a web address, without its port.
fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
    match rest.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => rest.split(':').next().unwrap_or_default(),
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> Result<Config, Vec<&'static str>> {
        let lookup =
            |name: &str| settings.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Config::read(lookup).map_err(|problems| problems.iter().map(|p| p.name).collect())
    }

    #[test]
    fn with_nothing_set_it_serves_this_machine_over_a_file() {
        let config = read(&[]).unwrap();
        assert_eq!(config.http.public_url, "http://127.0.0.1:8080");
        assert!(matches!(config.mail.way, MailWay::Folder(_)));
        assert!(!config.http.is_secure());
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let wrong = read(&[
            ("PORTAL_ADDRESS", "here"),
            ("PORTAL_DATABASE", "mysql://x"),
            ("PORTAL_TIME_ZONE", "Mars/Olympus"),
            ("PORTAL_FILES_RESERVE", "a lot"),
            ("PORTAL_MAIL", "pigeon"),
            ("PORTAL_SECRET", "short"),
        ]);
        let names = [
            "PORTAL_ADDRESS",
            "PORTAL_DATABASE",
            "PORTAL_FILES_RESERVE",
            "PORTAL_MAIL",
            "PORTAL_TIME_ZONE",
            "PORTAL_SECRET",
        ];
        assert_eq!(wrong.unwrap_err(), names);
    }

    #[test]
    fn what_is_unsafe_once_others_reach_the_portal_is_refused() {
        let wrong = read(&[
            ("PORTAL_ADDRESS", "0.0.0.0:8080"),
            ("PORTAL_PUBLIC_URL", "http://claims.example.com"),
            ("PORTAL_MAIL", "smtp://user:pw@mail.example.com:25"),
            ("PORTAL_ARGON2_PASSES", "1"),
        ]);
        let names = [
            "PORTAL_PUBLIC_URL",
            "PORTAL_SECRET",
            "PORTAL_ARGON2_MEMORY_KIB",
            "PORTAL_MAIL_FROM",
            "PORTAL_MAIL",
        ];
        assert_eq!(wrong.unwrap_err(), names);
    }

    #[test]
    fn figures_are_served_nowhere_unless_asked_for_and_never_to_the_world() {
        assert_eq!(read(&[]).unwrap().metrics, None);
        for good in ["127.0.0.1:9090", "10.0.0.7:9090", "[::1]:9090", "[fd00::1]:9090"] {
            assert!(read(&[("PORTAL_METRICS_ADDRESS", good)]).unwrap().metrics.is_some(), "{good}");
        }
        for bad in ["0.0.0.0:9090", "203.0.113.5:9090", "[2001:db8::1]:9090", "[::]:9090", "here"] {
            assert_eq!(read(&[("PORTAL_METRICS_ADDRESS", bad)]).unwrap_err(), ["PORTAL_METRICS_ADDRESS"]);
        }
    }

    #[test]
    fn malware_is_looked_for_by_a_command_or_by_clamd() {
        let scan = |text| read(&[("PORTAL_SCAN", text)]).map(|config| config.scan);
        assert_eq!(read(&[]).unwrap().scan, Scanning::Off);
        assert_eq!(scan("command:/opt/scan"), Ok(Scanning::Command("/opt/scan".into())));
        assert_eq!(scan("clamd:127.0.0.1:3310"), Ok(Scanning::Clamd("127.0.0.1:3310".to_owned())));
        assert_eq!(scan("clamd:/run/clamd.ctl"), Ok(Scanning::ClamdSocket("/run/clamd.ctl".into())));
        for wrong in ["on", "command:", "command:scan", "clamd:", "clamd:host", "clamd:host:port"] {
            assert_eq!(scan(wrong), Err(vec!["PORTAL_SCAN"]), "{wrong}");
        }
    }

    #[test]
    fn letters_that_others_wait_for_do_not_stay_in_a_folder() {
        let wrong = read(&[
            ("PORTAL_ADDRESS", "0.0.0.0:8080"),
            ("PORTAL_PUBLIC_URL", "https://claims.example.com"),
            ("PORTAL_TRUSTED_PROXIES", "10.0.0.5"),
            ("PORTAL_SECRET", "0123456789abcdef0123456789abcdef"),
            ("PORTAL_MAIL", "folder:letters"),
        ]);
        assert_eq!(wrong.unwrap_err(), ["PORTAL_MAIL", "PORTAL_MAIL_FROM"]);
    }

    #[test]
    fn a_secret_may_stand_in_a_file_that_is_handed_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name).display().to_string();
        std::fs::write(place("secret"), "0123456789abcdef0123456789abcdef\n").unwrap();
        std::fs::write(place("mail"), "smtps://user:pw@mail.example.com").unwrap();
        std::fs::write(place("empty"), "\n").unwrap();
        let (secret, mail) = (place("secret"), place("mail"));
        let config = read(&[("PORTAL_SECRET_FILE", &secret), ("PORTAL_MAIL_FILE", &mail)]).unwrap();
        assert_eq!(config.keys.secret.unwrap().expose_secret(), "0123456789abcdef0123456789abcdef");
        assert!(matches!(config.mail.way, MailWay::Smtp(_)));
        for (name, file) in [("PORTAL_SECRET_FILE", place("none")), ("PORTAL_DATABASE_FILE", place("empty"))]
        {
            assert_eq!(read(&[(name, &file)]).unwrap_err(), [name]);
        }
    }

    #[test]
    fn evidence_goes_to_no_scanner_in_the_clear() {
        assert_eq!(read(&[("PORTAL_SCAN", "clamd:10.0.0.9:3310")]).unwrap_err(), ["PORTAL_SCAN"]);
        for near in ["clamd:127.0.0.1:3310", "clamd:localhost:3310", "clamd:[::1]:3310"] {
            assert!(read(&[("PORTAL_SCAN", near)]).is_ok(), "{near}");
        }
    }

    /// A portal that others reach, safe but for how they reach it.
    fn reached(settings: &[(&'static str, &'static str)]) -> Result<Config, Vec<&'static str>> {
        let others = [
            ("PORTAL_PUBLIC_URL", "https://claims.example.com"),
            ("PORTAL_SECRET", "0123456789abcdef0123456789abcdef"),
            ("PORTAL_MAIL", "smtps://mail.example.com"),
            ("PORTAL_MAIL_FROM", "Claims <claims@example.com>"),
        ];
        read(&settings.iter().chain(&others).copied().collect::<Vec<_>>())
    }

    #[test]
    fn tls_is_the_portals_own_or_a_known_proxys() {
        let [everywhere, certificate, key] = [
            ("PORTAL_ADDRESS", "0.0.0.0:443"),
            ("PORTAL_TLS_CERTIFICATE", "chain.pem"),
            ("PORTAL_TLS_KEY", "key.pem"),
        ];
        assert_eq!(reached(&[everywhere]).unwrap_err(), ["PORTAL_TLS_CERTIFICATE"]);
        assert_eq!(reached(&[everywhere, key]).unwrap_err()[0], "PORTAL_TLS_CERTIFICATE");
        assert_eq!(reached(&[everywhere, certificate]).unwrap_err()[0], "PORTAL_TLS_KEY");
        let plain = ("PORTAL_PUBLIC_URL", "http://127.0.0.1:8080");
        assert_eq!(read(&[certificate, key, plain]).unwrap_err(), ["PORTAL_PUBLIC_URL"]);
        assert!(reached(&[everywhere, certificate, key]).is_ok_and(|config| config.http.proxies.is_empty()));
        assert!(reached(&[everywhere, ("PORTAL_TRUSTED_PROXIES", "10.0.0.5")]).is_ok());
    }

    #[test]
    fn a_proxy_is_believed_that_is_named_or_stands_on_the_same_machine() {
        let proxies =
            |text| reached(&[("PORTAL_TRUSTED_PROXIES", text)]).map(|config| config.http.proxies.len());
        assert_eq!(proxies("10.0.0.5, fd00::/8 192.0.2.0/24"), Ok(3));
        for wrong in ["everybody", "0.0.0.0/0", "::/0", "10.0.0.5/40"] {
            assert_eq!(proxies(wrong), Err(vec!["PORTAL_TRUSTED_PROXIES"]), "{wrong}");
        }
        assert_eq!(reached(&[]).unwrap().http.proxies, [this_machine_v4(), this_machine_v6()]);
        assert!(read(&[]).unwrap().http.proxies.is_empty());
    }

    #[test]
    fn a_safe_portal_for_others_starts() {
        let config = read(&[
            ("PORTAL_ADDRESS", "0.0.0.0:8080"),
            ("PORTAL_PUBLIC_URL", "https://claims.example.com/"),
            ("PORTAL_TLS_CERTIFICATE", "/etc/portal/chain.pem"),
            ("PORTAL_TLS_KEY", "/etc/portal/key.pem"),
            ("PORTAL_SECRET", "0123456789abcdef0123456789abcdef"),
            ("PORTAL_MAIL", "smtp+starttls://user:pw@mail.example.com:587"),
            ("PORTAL_MAIL_FROM", "Claims <claims@example.com>"),
        ]);
        let config = config.unwrap();
        assert_eq!(config.http.public_url, "https://claims.example.com");
        assert!(!format!("{config:?}").contains("pw@"), "a secret was printed");
    }
}
