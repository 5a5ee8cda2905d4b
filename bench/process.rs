//! Processes of our own: the servers and who loads them; what a server costs in time and memory.

use crate::load::{Order, Outcome};
use crate::report::Measured;
use anyhow::{Context, anyhow};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Worker threads of each server.
pub const WORKERS: usize = 2;

/// What a server says once it listens.
const PORT: &str = "port ";
/// What the loader says once everybody is signed in and warm.
pub const READY: &str = "ready";

/// A running server; it ends with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts this program in the part of a server.
    pub fn start(part: &str, folder: &Path) -> anyhow::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg(part)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let port = BufReader::new(child.stdout.take().context("no output")?)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix(PORT).and_then(|port| port.parse().ok()));
        Ok(Self { port: port.ok_or_else(|| anyhow!("{part} did not start"))?, child })
    }

    /// Processor time used so far, in seconds.
    fn cpu(&self) -> anyhow::Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may hold blanks; user and system time stand 12th and 13th behind it.
        let (_, after) = stat.rsplit_once(')').context("no name in stat")?;
        let ticks = after.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        let ticks: u64 = ticks.sum::<Result<_, _>>()?;
        Ok(ticks as f64 / TICKS_A_SECOND)
    }

    /// Memory that is its own, shared pages counted in part.
    pub fn pss_mib(&self) -> anyhow::Result<u64> {
        let smaps = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = smaps.lines().find_map(|line| line.strip_prefix("Pss:")).context("no Pss")?;
        let kib: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kib / 1024)
    }
}

/// `USER_HZ`, which is 100 on every Linux one meets.
const TICKS_A_SECOND: f64 = 100.0;

/// Tells the parent that a server listens, and ends with the parent.
pub fn say_port(port: u16) {
    println!("{PORT}{port}");
    std::thread::spawn(|| {
        let mut nothing = Vec::new();
        let _ = std::io::stdin().read_to_end(&mut nothing);
        std::process::exit(0);
    });
}

/// Loads a server from a process of its own.
pub fn load(order: &Order, server: &Server) -> anyhow::Result<Measured> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("load")
        .args(order.as_arguments())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
    let first = lines.next().context("the loader said nothing")??;
    let outcome = if first == READY {
        let before = server.cpu()?;
        child.stdin.take().context("no input")?.write_all(b"go\n")?;
        let outcome: Outcome = serde_json::from_str(&lines.next().context("no outcome")??)?;
        let cpu = server.cpu()? - before;
        Measured::of(outcome, cpu)
    } else {
        // A page that is not there yet, or that answered wrongly from the start.
        Measured::failed(first)
    };
    child.wait()?;
    Ok(outcome)
}
