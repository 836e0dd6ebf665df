//! Node, which the person brings, and the harness's npm packages, which we install.

use std::{fs, process::Command, time::Duration};

use anyhow::{Result, bail};

use super::{announced, complaint};
use crate::{
    process::{answer, keep},
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);
const OLDEST_NODE: u32 = 20;

/// Installs the npm packages when they are not the ones of the lock file.
pub fn packages(workspace: &Workspace) -> Result<()> {
    node()?;
    let harness = workspace.harness();
    let lock = read(&harness.join("package-lock.json"))?;
    let stamp = harness.join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announced("the npm packages of tests/harness", || {
        let mut command = Command::new("npm");
        command
            .args(["ci", "--no-audit", "--no-fund"])
            // By itself npm waits more than a minute for a network that is not there.
            .args([
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000",
            ])
            .current_dir(&harness);
        let finished = keep(&mut command, DEADLINE)?;
        if !finished.success {
            bail!("npm ci failed: {}", complaint(&finished.text));
        }
        Ok(fs::write(&stamp, &lock)?)
    })
}

fn node() -> Result<()> {
    let version = answer(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    if !major.parse().is_ok_and(|major: u32| major >= OLDEST_NODE) {
        let found = if version.is_empty() {
            "none".to_owned()
        } else {
            version
        };
        bail!("Node {OLDEST_NODE} or newer is needed, found {found}; see https://nodejs.org");
    }
    Ok(())
}
