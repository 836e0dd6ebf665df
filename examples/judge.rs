//! Judges a report, or its evidence, as a server does.
//!
//! ```sh
//! cargo run --example judge -- report.json
//! curl … | cargo run --example judge -- --json --nonce 5f2c…
//! ```
//!
//! Reads the file, or standard input where there is none or it is `-`. Prints the verdict
//! and what speaks against the browser, a line each, or with `--json` the whole report.
//!
//! | exit code | verdict |
//! |---|---|
//! | 0 | `genuine` |
//! | 1 | none: this is not evidence, or is of another nonce; the error stream tells |
//! | 2 | none: the command line is wrong |
//! | 10 | `inconclusive` |
//! | 11 | `blocked` |
//! | 12 | `instrumented` |
//! | 13 | `tampered` |
//! | 14 | `emulated` |

// `cargo test` builds examples for the browser too, where there is nothing to run.
#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use ontrack_probe::{Evidence, Limits, Report, Verdict, judge};

const USAGE: &str = "usage: judge [--json] [--nonce NONCE] [FILE]";

#[derive(Default)]
struct Asked {
    is_json: bool,
    nonce: Option<String>,
    file: Option<String>,
}

fn main() -> ExitCode {
    let Some(asked) = asked(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&asked) {
        Ok(verdict) => ExitCode::from(code(verdict)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => asked.is_json = true,
            "--nonce" => asked.nonce = Some(arguments.next()?),
            "-" => asked.file = None,
            option if option.starts_with('-') => return None,
            file => asked.file = Some(file.to_owned()),
        }
    }
    Some(asked)
}

fn run(asked: &Asked) -> Result<Verdict, Box<dyn Error>> {
    let body = match &asked.file {
        Some(file) => fs::read(file).map_err(|error| format!("{file}: {error}"))?,
        None => {
            // One byte more than is taken shows that there is too much of it.
            let most = Limits::default().bytes as u64 + 1;
            let mut body = Vec::new();
            io::stdin().take(most).read_to_end(&mut body)?;
            body
        }
    };
    let evidence =
        Evidence::from_json(body).map_err(|error| format!("{}: {error}", error.code()))?;
    if asked
        .nonce
        .as_ref()
        .is_some_and(|nonce| *nonce != evidence.nonce)
    {
        return Err("the evidence was made for another nonce".into());
    }
    let report = judge(&evidence);
    let mut output = io::stdout().lock();
    if asked.is_json {
        serde_json::to_writer(&mut output, &report)?;
        writeln!(output)?;
    } else {
        print(&mut output, &report)?;
    }
    Ok(report.verdict)
}

fn print(output: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let reason = report.reason.map(|reason| format!(" ({reason})"));
    writeln!(
        output,
        "{}{}, {}",
        report.verdict.name(),
        reason.unwrap_or_default(),
        report.outcome.name()
    )?;
    writeln!(output, "{}", report.summary)?;
    for anomaly in &report.anomalies {
        writeln!(
            output,
            "  {} {}: {} (expected {}, observed {})",
            anomaly.check.weight.name(),
            anomaly.check.id,
            anomaly.check.about.finding,
            anomaly.expected,
            anomaly.observed
        )?;
    }
    Ok(())
}

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
