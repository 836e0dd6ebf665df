//! `ontrack-judge batch`, `drift` and `page`: what many visitors have.

use std::{error::Error, io, process::ExitCode};

use anyhow::Result;
use clap::Args;
use ontrack_fleet::{FleetError, batch, drift, page};

/// Judge many pieces of evidence, and put today's verdict beside the one before
///
/// Rows come from files of lines or Parquet, and go into a folder of such files, in the order in which
/// they came. All processors judge, and the memory does not grow with the rows. After an interruption the
/// same command goes on where it was. Rows that cannot be judged are kept aside, in the folder _refused of
/// the output, each with its error.
#[derive(Args, Debug)]
pub(crate) struct JudgeMany {
    #[command(flatten)]
    asked: batch::Batch,
}

/// Tell what changed among your visitors, and what it looks like
///
/// Compares the rate of each verdict, failed check and contradicted claim with the days before, for each
/// browser and version, and says whether a change looks like a new version of a browser, like a change of
/// your page or a popular extension, or like an attack.
#[derive(Args, Debug)]
pub(crate) struct TellDrift {
    #[command(flatten)]
    asked: drift::Drift,
}

/// Write one page with charts: verdicts over time, failed checks by version, what changed
///
/// The page is one file, which needs no network. Without --without-examples it holds evidence of single
/// visitors.
#[derive(Args, Debug)]
pub(crate) struct WritePage {
    #[command(flatten)]
    asked: page::Page,
}

impl JudgeMany {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let counts = match self.asked.run() {
            Ok(counts) => counts,
            Err(error) => return ended(Err(error)),
        };
        // A name that belies the format, perhaps: each line was refused.
        let is_refused = counts.rows == 0 && counts.refused > 0;
        Ok(if is_refused {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        })
    }
}

impl TellDrift {
    pub(crate) fn run(self) -> Result<ExitCode> {
        ended(self.asked.run(io::stdout().lock()).map(|_| ()))
    }
}

impl WritePage {
    pub(crate) fn run(self) -> Result<ExitCode> {
        ended(self.asked.run().map(|_| ()))
    }
}

fn ended(done: Result<(), FleetError>) -> Result<ExitCode> {
    match done {
        // Whoever reads has read enough, as `head` does.
        Err(error) if is_left_by_reader(&error) => Ok(ExitCode::SUCCESS),
        done => Ok(done.map(|()| ExitCode::SUCCESS)?),
    }
}

fn is_left_by_reader(error: &FleetError) -> bool {
    let cause = error.source();
    let cause = cause.and_then(|cause| cause.downcast_ref::<io::Error>());
    cause.is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
