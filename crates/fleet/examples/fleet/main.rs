//! The commands of this crate, for who has no `ontrack-judge` at hand, and a rehearsal of them all.
//!
//! ```sh
//! cargo run --profile server --package ontrack-fleet --example fleet -- generate --out visitors
//! cargo run --profile server --package ontrack-fleet --example fleet -- batch visitors --out judged --format parquet
//! cargo run --profile server --package ontrack-fleet --example fleet -- drift judged
//! cargo run --profile server --package ontrack-fleet --example fleet -- page judged --out visitors.html
//! ```

mod memory;
mod rehearsal;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use ontrack_fleet::FleetError;
use ontrack_fleet::batch::Batch;
use ontrack_fleet::drift::Drift;
use ontrack_fleet::generate::Generate;
use ontrack_fleet::page::Page;

use rehearsal::Rehearse;

/// As `ontrack-judge` has it, so that the figures are those of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What your visitors have: collect, judge again, see drift
#[derive(Parser)]
#[command(name = "fleet")]
enum Command {
    Generate(Generate),
    Batch(Batch),
    Drift(Drift),
    Page(Page),
    Rehearse(Rehearse),
}

fn main() -> ExitCode {
    match run(&Command::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let cause = error.source().map(|cause| format!(": {cause}"));
            let causes = cause.unwrap_or_default();
            eprintln!("error: {error}{causes} ({})", error.code());
            ExitCode::FAILURE
        }
    }
}

/// Whether all is as it should be; when not, it was told why.
fn run(command: &Command) -> Result<bool, FleetError> {
    match command {
        Command::Generate(generate) => generate.run().map(|_| true),
        Command::Batch(batch) => batch.run().map(|_| true),
        Command::Drift(drift) => drift.run(std::io::stdout().lock()).map(|_| true),
        Command::Page(page) => page.run().map(|_| true),
        Command::Rehearse(rehearse) => rehearse.run(),
    }
}
