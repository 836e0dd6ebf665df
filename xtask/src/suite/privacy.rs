//! What reports hold, and what probes send.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::{outcome::Findings, package_tests::count_tap};
use crate::{
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    process::keep,
    whep,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(5 * 60);

/// No report holds what it must not, an offline probe sends nothing, and loopback nothing off the
/// machine.
pub fn privacy(workspace: &Workspace) -> Result<Findings> {
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &Engine::ALL)?;
    package::build(workspace)?;
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=tap", "privacy.mjs"])
        .env("BROWSERS", browsers::places(&found).to_string())
        .env("WHEP_SERVER", whep::server(workspace)?)
        .current_dir(workspace.harness());
    Ok(count_tap(keep(&mut command, DEADLINE)?))
}
