//! The portal's command line; everything it can do stands in `portal::cli`.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match portal::cli::Command::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("portal: {error:#}");
            ExitCode::FAILURE
        }
    }
}
