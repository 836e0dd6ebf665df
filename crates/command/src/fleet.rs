//! `ontrack-judge batch`, `drift` and `page`: what many visitors have.

use std::{error::Error, io, path::Path, process::ExitCode};

use anyhow::Result;
use clap::Subcommand;
use ontrack_fleet::{FleetError, batch, drift, page};

/// Judging many rows is allocating, for nearly half of the time with the allocator of glibc.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What can be done with many rows.
#[derive(Debug, Subcommand)]
pub(crate) enum Many {
    /// Judge many pieces of evidence, and put today's verdict beside the one before
    ///
    /// Rows come from files of lines or Parquet, and go into a folder of such files, in the order in which
    /// they came. All processors judge, and the memory does not grow with the rows. After an interruption
    /// the same command goes on where it was. Rows that cannot be judged are kept aside, in the folder
    /// _refused of the output, each with its error. Where that is every row, it has failed.
    Batch(batch::Batch),
    /// Tell what changed among your visitors, and what it looks like
    ///
    /// Compares the rate of each verdict, failed check and contradicted claim with the days before, for
    /// each browser and version, and says whether a change looks like a new version of a browser, like a
    /// change of your page or a popular extension, or like an attack.
    Drift(drift::Drift),
    /// Write one page with charts: verdicts over time, failed checks by version, what changed
    ///
    /// The page is one file, which needs no network. Without --without-examples it holds evidence of
    /// single visitors.
    Page(page::Page),
}

impl Many {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Batch(batch) => ended(batch.run().map(|counts| {
                // A stream has answered each line. A folder has nothing: its files are none of rows.
                let is_nothing = counts.rows == 0 && counts.refused > 0;
                is_nothing && batch.out != Path::new("-")
            })),
            Self::Drift(drift) => ended(drift.run(io::stdout().lock()).map(|_| false)),
            Self::Page(page) => ended(page.run().map(|_| false)),
        }
    }
}

/// The exit code, from whether it was in vain.
fn ended(done: Result<bool, FleetError>) -> Result<ExitCode> {
    match done {
        // Whoever reads has read enough, as `head` does.
        Err(error) if is_left_by_reader(&error) => Ok(ExitCode::SUCCESS),
        done => Ok(ExitCode::from(u8::from(done?))),
    }
}

fn is_left_by_reader(error: &FleetError) -> bool {
    let cause = error.source();
    let cause = cause.and_then(|cause| cause.downcast_ref::<io::Error>());
    cause.is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
