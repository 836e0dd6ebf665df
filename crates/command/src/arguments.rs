//! The command line.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[cfg(feature = "fleet")]
use crate::fleet::Many;
use crate::{lines::Lines, report::Show, serve::Serve};

const EXIT_CODES: &str = "\
Exit codes:
  0   it is done; `report`: the verdict is genuine
  1   it failed, and the error stream says why
  2   the command line is wrong
  10  `report`: the verdict is inconclusive
  11  `report`: the verdict is blocked
  12  `report`: the verdict is instrumented
  13  `report`: the verdict is tampered
  14  `report`: the verdict is emulated";

/// Judges what ontrack-probe observed of a browser's WebRTC stack.
#[derive(Debug, Parser)]
#[command(name = "ontrack-judge", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) color: colorchoice_clap::Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What is asked for. Each command is a type of its own that runs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[cfg(feature = "fleet")]
    #[command(flatten)]
    Many(Many),
    Lines(Lines),
    Report(Show),
    Serve(Serve),
}

impl Command {
    /// Does it; the exit code, or why it failed.
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            #[cfg(feature = "fleet")]
            Self::Many(many) => many.run(),
            Self::Lines(lines) => lines.run(),
            Self::Report(show) => show.run(),
            Self::Serve(serve) => serve.run(),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
