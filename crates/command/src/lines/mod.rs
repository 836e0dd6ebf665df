//! `ontrack-judge lines`: a line of JSON in, a line of JSON out.

mod bounded;
mod progress;

use std::{
    io::{self, BufReader, IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, Result};
use clap::Args;
use ontrack_probe::{Limits, judge};
use serde::Serialize;

use self::{
    bounded::{BoundedLines, Line},
    progress::Progress,
};
use crate::{
    brief,
    input::Input,
    limits::Bounds,
    refusal::{self, Refusal},
};

/// Judge each line of JSON, for a program that keeps a judge as its child process
///
/// Each line of input is the evidence of a report, or a whole report. Each line of output answers
/// the line of input with the same number: a report, or {"error": {"code", "path", "detail"}}. A line
/// that is no evidence does not stop it. Every answer is flushed before the next line is read. Replace
/// line feeds in a body by spaces before you send it: in JSON they are only white space, and a body with
/// one in it would get two answers.
#[derive(Args, Debug)]
pub(crate) struct Lines {
    /// The file of lines; standard input where there is none or it is `-`
    file: Option<PathBuf>,
    /// Answer with the verdict, reason, outcome and nonce only
    #[arg(long)]
    brief: bool,
    #[command(flatten)]
    bounds: Bounds,
}

#[derive(Serialize)]
struct Refused {
    error: Refusal,
}

impl Lines {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let input = Input::new(self.file.clone());
        let mut lines = BoundedLines::new(BufReader::new(input.open()?), self.bounds.max_bytes);
        let mut output = io::stdout().lock();
        // Answers in a terminal are progress enough.
        let length = input.length().filter(|_| !output.is_terminal());
        let mut progress = Progress::new(length);
        let limits = self.bounds.limits();
        loop {
            let line = lines.next();
            let line = line.with_context(|| format!("cannot read {}", input.name()))?;
            let Some(line) = line else { break };
            let read = line.bytes();
            let answer = self.answer(line, &limits)?;
            match writeln!(output, "{answer}").and_then(|()| output.flush()) {
                // Whoever reads has read enough, as `head` does.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
                written => written.context("cannot write the answers")?,
            }
            progress.add(read);
        }
        progress.end();
        Ok(ExitCode::SUCCESS)
    }

    fn answer(&self, line: Line<'_>, limits: &Limits) -> serde_json::Result<String> {
        let read = match line {
            Line::Whole(json) => refusal::evidence(json, limits, None),
            Line::TooLong { .. } => Err(Refusal::too_large(limits.bytes)),
        };
        match read {
            Ok(evidence) => brief::text(&judge(&evidence), self.brief),
            Err(error) => serde_json::to_string(&Refused { error }),
        }
    }
}
