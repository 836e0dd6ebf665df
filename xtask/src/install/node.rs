//! Node, which the person brings, and the npm packages of tests and programs, which we install.

use std::{fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Result, bail};

use super::{announced, complaint};
use crate::{
    process::{answer, keep},
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);
const OLDEST_NODE: u32 = 20;

/// The packages that drive browsers.
pub const PAGES: &str = "tests/pages";
/// What builds the package's JavaScript.
pub const PACKAGE_BUILDER: &str = "pkg-template/build";
/// The published packages that imitate or wrap what a browser has.
pub const ADVERSARIES: &str = "tests/adversaries/packages";
/// The engines of other years.
pub const ENGINES: &str = "tests/engines";

/// Installs the npm packages of a folder below the root when they are not the ones of its lock
/// file; the folder that they are in.
pub fn install(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    node()?;
    let folder = workspace.root.join(name);
    let lock = read(&folder.join("package-lock.json"))?;
    let modules = folder.join("node_modules");
    let stamp = modules.join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    announced(&format!("the npm packages of {name}"), || {
        let mut command = Command::new("npm");
        command
            .args(["ci", "--no-audit", "--no-fund"])
            // By itself npm waits more than a minute for a network that is not there.
            .args([
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000",
            ])
            .current_dir(folder);
        let finished = keep(&mut command, DEADLINE)?;
        if !finished.success {
            bail!("npm ci failed: {}", complaint(&finished.text));
        }
        Ok(fs::write(&stamp, &lock)?)
    })?;
    Ok(modules)
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
