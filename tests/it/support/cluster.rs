//! A PostgreSQL server of a test's own, which it may stop and start without disturbing anybody.

use super::free_port;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// A server over a folder that goes away; clones are the same server.
#[derive(Clone)]
pub struct Cluster(Arc<Server>);

struct Server {
    folder: tempfile::TempDir,
    programs: PathBuf,
    port: u16,
}

/// Where the server's programs are: newest first where there are several.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions.map(|entry| entry.unwrap().path().join("bin")).collect();
    folders.sort();
    folders.into_iter().rev().find(|folder| folder.join("initdb").exists())
}

impl Cluster {
    /// A running server with an empty database; `None`, with the reason printed, where there are no programs for it.
    pub fn made() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("skipped: there is no initdb under /usr/lib/postgresql");
            return None;
        };
        let server = Server { folder: tempfile::tempdir().unwrap(), programs, port: free_port() };
        if server.must_step_down() {
            let id = Command::new("id").args(["-u", "postgres"]).output().unwrap();
            let id =
                String::from_utf8(id.stdout).unwrap().trim().parse().expect("a user of the server's own");
            chown(server.folder.path(), Some(id), None).unwrap();
        }
        server.run("initdb", &["-A", "trust", "-U", "portal", "-E", "UTF8", "--locale=C", "--no-sync"]);
        let cluster = Self(Arc::new(server));
        cluster.starts();
        Some(cluster)
    }

    pub fn url(&self) -> String {
        format!("postgres://portal@127.0.0.1:{}/postgres", self.0.port)
    }

    pub fn starts(&self) {
        let how = format!("-p {} -h 127.0.0.1 -c unix_socket_directories= -c fsync=on", self.0.port);
        self.0.run("pg_ctl", &["-w", "-l", "/dev/null", "-o", &how, "start"]);
    }

    /// Stops it under everybody's hands.
    pub fn stops(&self) {
        self.0.run("pg_ctl", &["-w", "-m", "fast", "stop"]);
    }
}

impl Server {
    /// The server refuses to be run by root.
    fn must_step_down(&self) -> bool {
        std::fs::metadata("/proc/self").unwrap().uid() == 0
    }

    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = if self.must_step_down() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.arg("-D").arg(self.folder.path().join("data")).current_dir("/");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    #[track_caller]
    fn run(&self, program: &str, arguments: &[&str]) {
        assert!(self.command(program).args(arguments).status().unwrap().success(), "{program} failed");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been stopped.
        let _ = self.command("pg_ctl").args(["-m", "immediate", "stop"]).status();
    }
}
