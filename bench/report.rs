//! The table: what was measured, beside what was wanted.

use crate::load::{Outcome, Work};
use std::fmt::Write;

/// One measurement.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    rate: f64,
    p50: f64,
    p99: f64,
    /// Processor time of the server a request, in milliseconds.
    cpu: f64,
    wrong: u64,
    bytes: usize,
    trouble: String,
}

impl Measured {
    /// A run that took place.
    pub fn of(outcome: Outcome, cpu: f64) -> Self {
        let good = outcome.good.max(1) as f64;
        Self {
            rate: outcome.good as f64 / outcome.seconds,
            p50: outcome.p50,
            p99: outcome.p99,
            cpu: cpu * 1e3 / good,
            wrong: outcome.wrong,
            bytes: outcome.bytes,
            trouble: outcome.first_wrong,
        }
    }

    /// A run that could not begin.
    pub fn failed(trouble: String) -> Self {
        Self { trouble, ..Self::default() }
    }

    /// Where only the rate is of interest.
    pub fn only_rate(rate: f64) -> Self {
        Self { rate, ..Self::default() }
    }

    /// As a line for whoever waits.
    pub fn in_words(&self) -> String {
        let trouble = if self.trouble.is_empty() { String::new() } else { format!(" — {}", self.trouble) };
        format!(
            "{:.0}/s, p50 {:.1} ms, p99 {:.1} ms, {:.3} ms CPU, {} B, {} wrong{trouble}",
            self.rate, self.p50, self.p99, self.cpu, self.bytes, self.wrong
        )
    }
}

/// One line of the table.
pub struct Row {
    /// What it is called.
    pub name: &'static str,
    /// What the portal does.
    pub portal: Work,
    /// What the bare program does.
    pub ideal: Work,
    /// Whether it fills the disk.
    pub uploads: bool,
    /// The ratio wanted.
    at_least: f64,
    /// How many times the bare program's p99 is bearable.
    p99_within: f64,
    /// The portal's runs.
    pub of_portal: Vec<Measured>,
    /// The bare program's runs.
    pub of_ideal: Vec<Measured>,
    /// The disk's.
    pub of_disk: Vec<Measured>,
}

impl Row {
    fn new(name: &'static str, portal: Work, ideal: Work, at_least: f64, p99_within: f64) -> Self {
        let uploads = matches!(portal, Work::Upload);
        let (of_portal, of_ideal, of_disk) = (Vec::new(), Vec::new(), Vec::new());
        Self { name, portal, ideal, uploads, at_least, p99_within, of_portal, of_ideal, of_disk }
    }

    /// Every line.
    pub fn all() -> Vec<Self> {
        vec![
            Self::new("P1 list: dashboard", Work::Dashboard, Work::IdealList, 0.80, 1.5),
            Self::new("P1 list: queue", Work::Queue, Work::IdealQueue, 0.80, 1.5),
            Self::new("P5 detail: claim", Work::Claim, Work::IdealDetail, 0.60, f64::INFINITY),
            Self::new("P5 detail: history", Work::History, Work::IdealDetail, 0.60, f64::INFINITY),
            Self::new("P6 create / create_gc", Work::Create, Work::IdealCreateGc, 0.70, 2.0),
            Self::new("P6 create / create", Work::Create, Work::IdealCreate, 0.0, f64::INFINITY),
            Self::new("P6 act / create_gc", Work::Comment, Work::IdealCreateGc, 0.0, f64::INFINITY),
            Self::new("P7 upload 1 MiB", Work::Upload, Work::IdealUpload, 0.80, f64::INFINITY),
        ]
    }
}

/// The median of one figure.
fn median(runs: &[Measured], figure: impl Fn(&Measured) -> f64) -> f64 {
    let mut all: Vec<f64> = runs.iter().filter(|run| run.rate > 0.0).map(figure).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The whole table.
pub fn table(rows: &[Row], claims: usize, connections: usize) -> String {
    let mut text = format!("\n{claims} claims, {connections} connections, medians\n");
    let _ = writeln!(
        text,
        "{:<23} {:>9} {:>9} {:>6} {:>7} | {:>8} {:>8} {:>6} | {:>9} {:>9} {:>6} | {:>6} {:>7} {:>7}",
        "",
        "portal/s",
        "ideal/s",
        "ratio",
        "wanted",
        "p99 ms",
        "ideal",
        "ratio",
        "CPU ms",
        "ideal",
        "ratio",
        "wrong",
        "bytes",
        "ideal"
    );
    for row in rows {
        let _ = writeln!(text, "{}", line(row));
        if let Some(trouble) =
            row.of_portal.iter().map(|run| &run.trouble).find(|trouble| !trouble.is_empty())
        {
            let _ = writeln!(text, "    {trouble}");
        }
        if !row.of_disk.is_empty() {
            let (disk, portal) = (median(&row.of_disk, |m| m.rate), median(&row.of_portal, |m| m.rate));
            let _ = writeln!(
                text,
                "    disk alone {disk:.0}/s: the portal {:.2} of it, wanted 0.80",
                portal / disk
            );
        }
    }
    text
}

fn line(row: &Row) -> String {
    let both = |figure: fn(&Measured) -> f64| (median(&row.of_portal, figure), median(&row.of_ideal, figure));
    let (rate, p99, cpu) = (both(|m| m.rate), both(|m| m.p99), both(|m| m.cpu));
    let bytes = both(|m| m.bytes as f64);
    let wrong: u64 = row.of_portal.iter().chain(&row.of_ideal).map(|run| run.wrong).sum();
    let wanted = if row.at_least > 0.0 { format!(">={:.2}", row.at_least) } else { String::new() };
    let (ratio, waits) = (rate.0 / rate.1, p99.0 / p99.1);
    let missed = |missed: bool| if missed { "!" } else { "" };
    format!(
        "{:<23} {:>9.0} {:>9.0} {:>6} {wanted:>7} | {:>8.1} {:>8.1} {:>6} | {:>9.3} {:>9.3} {:>6.2} | {wrong:>6} {:>7.0} {:>7.0}",
        row.name,
        rate.0,
        rate.1,
        format!("{ratio:.2}{}", missed(ratio < row.at_least)),
        p99.0,
        p99.1,
        format!("{waits:.1}{}", missed(waits > row.p99_within)),
        cpu.0,
        cpu.1,
        cpu.0 / cpu.1,
        bytes.0,
        bytes.1,
    )
}
