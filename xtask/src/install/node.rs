//! Node, which the person brings, and the harness's npm packages, which we install.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Result, bail};

use super::{announced, complaint};
use crate::{
    process::{answer, keep},
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);
const OLDEST_NODE: u32 = 20;

/// Installs the harness's npm packages when they are not the ones of the lock file.
pub fn packages(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.pages())
}

/// Installs what builds the package's JavaScript, in the same way.
pub fn build_packages(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.package_builder())
}

/// Installs the published packages that the matrix meets, in the same way.
pub fn met_packages(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.met_packages())?;
    install(workspace, &workspace.host_packages())
}

/// Installs the packages that bring engines of other years, in the same way.
pub fn engines(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.engines())
}

/// Installs the published software of pages and browsers, in the same way.
pub fn field_packages(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.field())
}

/// Installs the server in TypeScript that `cargo xtask interop` asks, in the same way.
pub fn peer_packages(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.root.join("tests/interop/werift"))
}

/// Installs what reads the package's documentation, in the same way.
pub fn documentation(workspace: &Workspace) -> Result<()> {
    install(workspace, &workspace.documentation())
}

fn install(workspace: &Workspace, folder: &Path) -> Result<()> {
    node()?;
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let name = folder.strip_prefix(&workspace.root).unwrap_or(folder);
    announced(&format!("the npm packages of {}", name.display()), || {
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
