//! The portal as a process of its own, started as an operator starts it, for what no test inside a process can show:
//! being killed, being told to stop, refusing to start.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// Names another build of the portal to be tried.
const PROGRAM: &str = "PORTAL_TEST_PROGRAM";

/// A folder with a portal's data, and how a portal is started over it.
#[derive(Clone)]
pub struct Settings {
    settings: Vec<(&'static str, String)>,
    through_a_shell: bool,
    pub base: String,
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Settings {
    /// Everything in one folder, cheap passwords, letters as files, a port of its own.
    pub fn in_folder(folder: &Path) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let place = |name: &str| folder.join(name).display().to_string();
        let settings = vec![
            ("PORTAL_ADDRESS", address.clone()),
            ("PORTAL_DATABASE", format!("sqlite:{}", place("portal.sqlite"))),
            ("PORTAL_FILES", place("poe")),
            ("PORTAL_FILES_RESERVE", "0 MiB".to_owned()),
            ("PORTAL_MAIL", format!("folder:{}", place("letters"))),
            // Journeys of these tests stay short.
            ("PORTAL_MICROSOFT_SECOND_FACTOR", "off".to_owned()),
            ("PORTAL_SECRET", super::SECRET.to_owned()),
            ("PORTAL_ARGON2_MEMORY_KIB", "8".to_owned()),
            ("PORTAL_ARGON2_PASSES", "1".to_owned()),
        ];
        Self { settings, through_a_shell: false, base: format!("http://{address}") }
    }

    /// The same with one setting changed.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.push((name, value.into()));
        self
    }

    /// The same, not ended by the system when a file becomes larger than it may: it hears of it as of a full disk.
    #[must_use]
    pub fn that_survives_a_full_disk(mut self) -> Self {
        self.through_a_shell = true;
        self
    }

    /// The portal's program with these settings and none of the environment's.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let program = std::env::var(PROGRAM).unwrap_or_else(|_| env!("CARGO_BIN_EXE_portal").to_owned());
        let mut command = Command::new(if self.through_a_shell { "sh" } else { &program });
        if self.through_a_shell {
            command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", &program]);
        }
        command.args(arguments).env_clear().envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }

    /// Runs one of the portal's commands to its end.
    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts the portal and waits until it listens.
    #[track_caller]
    pub fn serve(&self) -> RealPortal {
        self.try_to_serve().unwrap_or_else(|said| panic!("the portal did not start:\n{said}"))
    }

    /// Starts the portal; what it said when it refused.
    pub fn try_to_serve(&self) -> Result<RealPortal, String> {
        let mut child =
            self.command(&["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut errors = child.stderr.take().unwrap();
        let listens = lines.any(|line| line.is_ok_and(|line| line.contains("listens on")));
        if !listens {
            let mut said = String::new();
            errors.read_to_string(&mut said).unwrap();
            let status = child.wait().unwrap();
            return Err(format!("{status}: {said}"));
        }
        // Read on, or the portal would wait for a reader of its log.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(RealPortal { child, log: Some(gather(errors)) })
    }
}

fn gather(mut errors: ChildStderr) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut log = Vec::new();
        // Cut off with its process; what came until then counts.
        let _ = errors.read_to_end(&mut log);
        String::from_utf8_lossy(&log).into_owned()
    })
}

/// A running portal; it ends with this value.
pub struct RealPortal {
    child: Child,
    log: Option<std::thread::JoinHandle<String>>,
}

impl RealPortal {
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// As a power cut would.
    pub fn killed(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.log()
    }

    /// As a service manager does it: it may finish what it is at.
    pub fn is_told_to_stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    /// Waits for its end, and gives its status and its log.
    #[track_caller]
    pub fn ends(mut self, within: Duration) -> (ExitStatus, String) {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, self.log());
            }
            assert!(began.elapsed() < within, "the portal did not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn log(&mut self) -> String {
        self.log.take().map(|log| log.join().unwrap()).unwrap_or_default()
    }
}

impl Drop for RealPortal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
