//! `cargo xtask fuzz`: see there.

use std::{process::ExitCode, time::Duration};

use anyhow::{Result, bail};
use fuzz::{hunt, targets};
use lexopt::{Arg, Parser, ValueExt};

struct Asked {
    seconds: f64,
    target: Option<String>,
    seed: Option<u64>,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<bool> {
    let asked = asked()?;
    let names: Vec<_> = targets::ALL.iter().map(|target| target.name).collect();
    let wanted: Vec<_> = targets::ALL
        .iter()
        .filter(|target| asked.target.as_ref().is_none_or(|name| name == target.name))
        .collect();
    if wanted.is_empty() {
        bail!("there is no such target; there are {}", names.join(", "));
    }
    let seed = asked.seed.unwrap_or_else(|| fastrand::u64(..));
    let each = Duration::from_secs_f64(asked.seconds / wanted.len() as f64);
    let mut crashes = 0;
    for target in wanted {
        let found = hunt::run(target, each, seed)?;
        println!(
            "{:<10} {:>9} executions {:>8.0} exec/s {:>5} outcomes {:>3} crashes  seed {seed}",
            target.name,
            found.executions,
            found.per_second,
            found.outcomes,
            found.crashes.len(),
        );
        for crash in &found.crashes {
            println!("  {}: {}", crash.file.display(), crash.why);
        }
        crashes += found.crashes.len();
    }
    Ok(crashes == 0)
}

fn asked() -> Result<Asked> {
    let mut asked = Asked {
        seconds: 30.0,
        target: None,
        seed: None,
    };
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("seconds") => asked.seconds = parser.value()?.parse()?,
            Arg::Long("target") => asked.target = Some(parser.value()?.string()?),
            Arg::Long("seed") => asked.seed = Some(parser.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if !(asked.seconds.is_finite() && asked.seconds > 0.0) {
        bail!("--seconds takes a number above 0");
    }
    Ok(asked)
}
