//! Measures the portal beside a bare program made of the same parts, in one run; see `README.md` beside this file.
//!
//! One program plays all parts: it fills a database, starts both servers as processes of their own and loads them
//! from another process, so that what each costs can be told apart.

mod disk;
mod fill;
mod ideal;
mod load;
mod parts;
mod pdf;
mod process;
mod report;
mod wire;
mod world;

use clap::{Parser, Subcommand};
use load::Order;
use process::Server;
use report::{Measured, Row};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What to measure.
#[derive(Debug, Parser)]
struct Arguments {
    /// Given by `cargo bench`; without it nothing is measured.
    #[arg(long, hide = true)]
    bench: bool,
    /// How many claims the database holds.
    #[arg(long, default_value_t = 10_000)]
    claims: usize,
    /// How long each single measurement takes.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How many people click at once.
    #[arg(long, default_value_t = 16)]
    connections: usize,
    /// How often portal and ideal take turns; the table shows medians.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// How many files one measurement of uploads may send: they take room on the disk.
    #[arg(long, default_value_t = 800)]
    uploads: u64,
    /// Only rows whose name contains this.
    #[arg(long, default_value = "")]
    only: String,
    /// A folder to keep the database in, or to find it in.
    #[arg(long)]
    keep: Option<PathBuf>,
    #[command(subcommand)]
    part: Option<Part>,
}

/// The parts played by processes of their own.
#[derive(Debug, Subcommand)]
enum Part {
    #[command(hide = true)]
    ServePortal { folder: PathBuf },
    #[command(hide = true)]
    ServeIdeal { folder: PathBuf },
    #[command(hide = true)]
    Load(Order),
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    match &arguments.part {
        Some(Part::ServePortal { folder }) => parts::serve(folder),
        Some(Part::ServeIdeal { folder }) => ideal::serve(folder),
        Some(Part::Load(order)) => load::run(order),
        None if arguments.bench => measure(&arguments),
        None => {
            println!("Nothing is measured without `cargo bench`; see bench/README.md.");
            Ok(())
        }
    }
}

fn measure(arguments: &Arguments) -> anyhow::Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = arguments.keep.as_deref().unwrap_or(temporary.path());
    prepare(folder, arguments.claims)?;
    let portal = Server::start("serve-portal", folder)?;
    let ideal = Server::start("serve-ideal", folder)?;
    println!("idle: portal {} MiB, ideal {} MiB (PSS)", portal.pss_mib()?, ideal.pss_mib()?);
    let mut rows: Vec<Row> =
        Row::all().into_iter().filter(|row| row.name.contains(&arguments.only)).collect();
    for round in 0..arguments.rounds {
        for row in &mut rows {
            take_turns(row, round, arguments, folder, &portal, &ideal)?;
        }
    }
    print!("{}", report::table(&rows, arguments.claims, arguments.connections));
    println!("after load: portal {} MiB, ideal {} MiB (PSS)", portal.pss_mib()?, ideal.pss_mib()?);
    Ok(())
}

/// The database, and a copy of it for the bare program; made unless it is there already.
fn prepare(folder: &Path, claims: usize) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    if !world::path(folder).exists() {
        println!("Filling {} with {claims} claims …", folder.display());
        let began = std::time::Instant::now();
        actix_web::rt::System::new().block_on(fill::fill(folder, claims))?;
        println!("filled in {:.1} s", began.elapsed().as_secs_f64());
    }
    // Anew each time: the portal's file has grown by the run before, and both shall hold the same.
    std::fs::copy(parts::database(folder), ideal::database(folder))?;
    Ok(())
}

/// One turn of each, first the one, then the other, so that the machine's moods hit both.
fn take_turns(
    row: &mut Row,
    round: usize,
    arguments: &Arguments,
    folder: &Path,
    portal: &Server,
    ideal: &Server,
) -> anyhow::Result<()> {
    let order = |server: &Server, work| Order {
        folder: folder.to_owned(),
        port: server.port,
        work,
        connections: arguments.connections,
        seconds: arguments.seconds,
        count: if row.uploads { arguments.uploads } else { u64::MAX },
        round,
        rounds: arguments.rounds,
    };
    let turns = [(true, portal, row.portal), (false, ideal, row.ideal)];
    for (is_portal, server, work) in if round.is_multiple_of(2) { turns } else { [turns[1], turns[0]] } {
        let outcome = process::load(&order(server, work), server)?;
        if row.uploads {
            clear(&parts::files(folder))?;
            clear(&ideal::files(folder))?;
        }
        eprintln!("  {} {}: {}", row.name, if is_portal { "portal" } else { "ideal" }, outcome.in_words());
        if is_portal { row.of_portal.push(outcome) } else { row.of_ideal.push(outcome) }
    }
    if row.uploads {
        let per_second = disk::write_and_sync(&folder.join("disk"), Duration::from_secs(arguments.seconds))?;
        eprintln!("  {} disk alone: {per_second:.0}/s", row.name);
        row.of_disk.push(Measured::only_rate(per_second));
    }
    Ok(())
}

/// Takes the files of a measurement away; their rows stay, as nobody looks at them.
fn clear(folder: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { clear(&path)? } else { std::fs::remove_file(path)? }
    }
    Ok(())
}
