//! `ontrack-judge report`: one report as a person reads it.

mod anomalies;
mod checks;
mod head;
mod media;
mod page;
mod saved;
mod timeline;
mod words;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;
use ontrack_probe::{Report, Verdict, judge};

use self::{page::Page, saved::Saved};
use crate::{input::Input, limits::Bounds};

/// Show a saved report, or evidence, as a person reads it
///
/// The evidence of the file is judged anew. If the file is a whole report with another verdict, that
/// is said. The exit code tells the verdict.
#[derive(Args, Debug)]
pub(crate) struct Show {
    /// The file of a report or of its evidence; `-` is standard input
    file: PathBuf,
    /// Refuse evidence that was made for another nonce
    #[arg(long)]
    nonce: Option<String>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    /// List every anomaly, and every check that was not judged
    #[arg(long, conflicts_with = "json")]
    all: bool,
    #[command(flatten)]
    bounds: Bounds,
}

impl Show {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let input = Input::new(Some(self.file.clone()));
        let saved = Saved::read(&input, self.bounds, self.nonce.as_deref())?;
        let report = judge(&saved.evidence);
        let output = anstream::AutoStream::auto(io::stdout().lock());
        match self.write(output, &report, &saved) {
            // Whoever reads has read enough, as `less` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written.context("cannot write the report")?,
        }
        Ok(ExitCode::from(code(report.verdict)))
    }

    fn write(&self, mut output: impl Write, report: &Report<'_>, saved: &Saved) -> io::Result<()> {
        if self.json {
            return writeln!(output, "{}", report.to_json());
        }
        let mut page = Page::new(output);
        head::show(&mut page, report, saved)?;
        anomalies::show(&mut page, report, self.all)?;
        media::show(&mut page, report)?;
        timeline::show(&mut page, report)?;
        checks::show(&mut page, report, self.all)
    }
}

/// The exit code that tells a verdict to a script.
fn code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Genuine => 0,
        Verdict::Inconclusive => 10,
        Verdict::Blocked => 11,
        Verdict::Instrumented => 12,
        Verdict::Tampered => 13,
        Verdict::Emulated => 14,
    }
}
