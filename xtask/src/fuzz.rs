//! `cargo xtask fuzz`: a bounded hunt for inputs that break what reads them.

use std::{process::Command, time::Duration};

use anyhow::Result;

use crate::{
    process::{Finished, Stream, follow},
    workspace::Workspace,
};

/// Compiling it comes first.
const MOST_COMPILING: Duration = Duration::from_secs(10 * 60);

/// The options of `cargo xtask fuzz`.
#[derive(Debug, Default, PartialEq)]
pub struct Fuzz {
    /// For how long altogether; the targets share it.
    pub seconds: Option<u32>,
    /// Only this target.
    pub target: Option<String>,
    /// The seed of an earlier run.
    pub seed: Option<u64>,
}

/// Hunts and tells as it goes; whether nothing broke.
pub fn run(workspace: &Workspace, wanted: &Fuzz) -> Result<bool> {
    Ok(hunt(workspace, wanted, |line| println!("{line}"))?.success)
}

/// Hunts; each line of it is told.
pub fn hunt(workspace: &Workspace, wanted: &Fuzz, mut each: impl FnMut(&str)) -> Result<Finished> {
    let seconds = wanted.seconds.unwrap_or(30);
    let mut command = Command::new("cargo");
    command
        .args(["run", "-q", "--profile", "fuzz", "--package", "fuzz", "--"])
        .args(["--seconds", &seconds.to_string()])
        .current_dir(&workspace.root);
    if let Some(target) = &wanted.target {
        command.args(["--target", target]);
    }
    if let Some(seed) = wanted.seed {
        command.args(["--seed", &seed.to_string()]);
    }
    let deadline = MOST_COMPILING + Duration::from_secs(seconds.into());
    let mut text = String::new();
    let status = follow(&mut command, deadline, |stream, line| {
        match stream {
            Stream::Output => each(line),
            Stream::Error => eprintln!("{line}"),
        }
        text.push_str(line);
        text.push('\n');
    })?;
    Ok(Finished {
        success: status.success(),
        text,
    })
}
