//! The headless shell that an npm package brings for serverless functions, packed.

use std::{fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{announced, complaint};
use crate::{
    process::keep,
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(120);

/// Its program, unpacked below the target folder; the error says why there is none.
pub fn headless_shell(workspace: &Workspace) -> Result<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("the package has it for Linux on x86-64 only");
    }
    let package = workspace
        .met_packages()
        .join("node_modules/@sparticuz/chromium");
    let manifest: Value = serde_json::from_str(&read(&package.join("package.json"))?)?;
    let version = manifest["version"]
        .as_str()
        .context("the package has no version")?;
    let folder = workspace.browsers().join(format!("shell-{version}"));
    let binary = folder.join("headless_shell");
    if binary.is_file() {
        return Ok(binary);
    }
    announced(&format!("the headless shell {version}"), || {
        fs::create_dir_all(&folder)?;
        let mut command = Command::new("node");
        command
            .arg(workspace.harness().join("unpack.mjs"))
            .arg(package.join("bin/chromium.br"))
            .arg(&binary);
        let finished = keep(&mut command, DEADLINE)?;
        if !finished.success {
            bail!("cannot unpack it: {}", complaint(&finished.text));
        }
        Ok(())
    })?;
    Ok(binary)
}
