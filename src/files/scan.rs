//! Looks for malware in kept files: a command of the house, or ClamAV's daemon. Everything here blocks.

use super::PoeFiles;
use crate::domain::ids::BlobKey;
use crate::domain::scan::Scan;
use clamav_client::TransportProtocol;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The longest one file may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much of what a scanner says is kept, in characters.
const KEPT_WORDS: usize = 200;

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanner {
    /// A command that gets the file's path: 0 is clean, 1 is blocked, anything else is no verdict.
    Command(PathBuf),
    /// clamd, by `host:port`.
    Clamd(String),
    /// clamd, by its socket.
    ClamdSocket(PathBuf),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// A verdict, or that there is none, and what the scanner said.
    Verdict(Scan, String),
    /// Nobody was there who could look: not the file's fault.
    Away(String),
}

impl Scanner {
    /// Looks at one file.
    pub fn look(&self, files: &dyn PoeFiles, blob: &BlobKey) -> Looked {
        match self {
            Self::Command(command) => by_command(command, files, blob, PATIENCE),
            Self::Clamd(address) => by_clamd(&Line(address), files, blob),
            Self::ClamdSocket(path) => by_clamd(&Socket(path), files, blob),
        }
    }
}

fn failed(said: impl ToString) -> Looked {
    Looked::Verdict(Scan::Failed, kept(&said.to_string()))
}

/// What a scanner said, on one line and not too long.
fn kept(said: &str) -> String {
    said.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(KEPT_WORDS)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn by_command(command: &Path, files: &dyn PoeFiles, blob: &BlobKey, patience: Duration) -> Looked {
    let path = match files.path(blob) {
        Ok(path) => path,
        Err(error) => return failed(error),
    };
    let mut looking = Command::new(command);
    // Nothing of our settings is the command's business.
    looking.arg(path).env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some(paths) = std::env::var_os("PATH") {
        looking.env("PATH", paths);
    }
    let ended = looking.spawn().map_err(|error| Looked::Away(kept(&error.to_string())));
    match ended.map(|child| wait(child, patience)) {
        Err(away) => away,
        Ok(Err(error)) => failed(error),
        Ok(Ok(status)) => match status.code() {
            Some(0) => Looked::Verdict(Scan::Clean, String::new()),
            Some(1) => Looked::Verdict(Scan::Blocked, String::new()),
            _ => failed(status),
        },
    }
}

fn wait(mut child: Child, patience: Duration) -> io::Result<ExitStatus> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if begun.elapsed() >= patience {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the command took too long and was stopped"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A connection that does not wait for ever.
struct Line<'a>(&'a str);
struct Socket<'a>(&'a Path);

impl TransportProtocol for Line<'_> {
    type Stream = TcpStream;

    fn connect(&self) -> io::Result<TcpStream> {
        let nowhere = || io::Error::new(io::ErrorKind::NotFound, "the scanner's address leads nowhere");
        let address = self.0.to_socket_addrs()?.next().ok_or_else(nowhere)?;
        let line = TcpStream::connect_timeout(&address, PATIENCE / 6)?;
        line.set_read_timeout(Some(PATIENCE))?;
        line.set_write_timeout(Some(PATIENCE))?;
        Ok(line)
    }
}

impl TransportProtocol for Socket<'_> {
    type Stream = std::os::unix::net::UnixStream;

    fn connect(&self) -> io::Result<Self::Stream> {
        let line = Self::Stream::connect(self.0)?;
        line.set_read_timeout(Some(PATIENCE))?;
        line.set_write_timeout(Some(PATIENCE))?;
        Ok(line)
    }
}

/// A connection that is there already.
struct Open<S>(std::cell::RefCell<Option<S>>);

impl<S: Read + Write> TransportProtocol for Open<S> {
    type Stream = S;

    fn connect(&self) -> io::Result<S> {
        self.0.take().ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

fn by_clamd<T: TransportProtocol>(clamd: &T, files: &dyn PoeFiles, blob: &BlobKey) -> Looked {
    let mut bytes = Vec::new();
    if let Err(error) = files.open(blob).and_then(|mut file| file.read_to_end(&mut bytes)) {
        return failed(error);
    }
    // Connected here, so that nobody being there is told from a file that cannot be judged.
    let line = match clamd.connect() {
        Ok(line) => Open(std::cell::RefCell::new(Some(line))),
        Err(error) => return Looked::Away(kept(&error.to_string())),
    };
    match clamav_client::scan_buffer(&bytes, line, None) {
        Err(error) => failed(error),
        Ok(answer) => judged(&String::from_utf8_lossy(&answer)),
    }
}

/// clamd's one line: `stream: OK`, `stream: NAME FOUND`, or what is wrong.
fn judged(answer: &str) -> Looked {
    let said = answer.trim_end_matches(['\0', '\n']).strip_prefix("stream: ").unwrap_or(answer);
    match said.strip_suffix(" FOUND") {
        Some(name) => Looked::Verdict(Scan::Blocked, kept(name)),
        None if said == "OK" => Looked::Verdict(Scan::Clean, String::new()),
        None => failed(said.trim_end_matches('\0')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clamds_answer_is_believed_only_where_it_is_one() {
        assert_eq!(judged("stream: OK\0"), Looked::Verdict(Scan::Clean, String::new()));
        let found = judged("stream: Win.Test.EICAR_HDB-1 FOUND\0");
        assert_eq!(found, Looked::Verdict(Scan::Blocked, "Win.Test.EICAR_HDB-1".to_owned()));
        for odd in ["", "OKAY", "INSTREAM size limit exceeded. ERROR\0", "stream: NOT OK", "FOUND"] {
            assert!(matches!(judged(odd), Looked::Verdict(Scan::Failed, _)), "{odd:?}");
        }
    }

    #[test]
    fn what_a_scanner_says_stays_one_short_line() {
        assert_eq!(kept("a\nb\0"), "a b");
        assert_eq!(kept(&"x".repeat(900)).len(), KEPT_WORDS);
    }

    #[test]
    fn a_command_that_never_ends_is_stopped() {
        let child = Command::new("sleep").arg("30").spawn().unwrap();
        let begun = Instant::now();
        assert_eq!(wait(child, Duration::from_millis(100)).unwrap_err().kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
