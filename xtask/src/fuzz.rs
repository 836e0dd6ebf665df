//! `cargo xtask fuzz`: changed inputs for everything that reads what strangers send.

use std::time::Duration;

use anyhow::Result;

use crate::{
    arguments::Fuzz,
    process::{Finished, keep},
    workspace::Workspace,
};

/// Compiling it comes first.
const DEADLINE: Duration = Duration::from_secs(60 * 60);

/// Runs the targets.
pub fn run(workspace: &Workspace, wanted: &Fuzz) -> Result<Finished> {
    let arguments = ["test", "--profile", "fuzz", "--package", "fuzz", "--"];
    let mut command = workspace.cargo(&arguments);
    command.arg(&wanted.target);
    command.env("PROPTEST_CASES", wanted.cases.to_string());
    if let Some(seed) = wanted.seed {
        command.env("PROPTEST_RNG_SEED", seed.to_string());
    }
    keep(&mut command, DEADLINE)
}
