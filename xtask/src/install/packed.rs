//! The headless shells that npm packages bring for serverless functions, packed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{announced, complaint, node};
use crate::{
    process::keep,
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(120);

/// The one among the packages that the matrix meets.
pub fn headless_shell(workspace: &Workspace) -> Result<PathBuf> {
    let packages = workspace.root.join(node::ADVERSARIES).join("node_modules");
    shell_of(workspace, &packages.join("@sparticuz/chromium"))
}

/// The program of `package`, unpacked below the target folder; the error says why there is none.
pub fn shell_of(workspace: &Workspace, package: &Path) -> Result<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!("the package has it for Linux on x86-64 only");
    }
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
            .arg(workspace.programs().join("unpack.mjs"))
            .arg(packed(&package.join("bin"))?)
            .arg(&binary);
        let finished = keep(&mut command, DEADLINE)?;
        if !finished.success {
            bail!("cannot unpack it: {}", complaint(&finished.text));
        }
        Ok(())
    })?;
    Ok(binary)
}

/// The oldest packages have the version in its name.
fn packed(folder: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut names = files.flatten().map(|file| file.file_name());
    let name = names.find(|name| {
        let name = name.to_string_lossy();
        name.starts_with("chromium") && name.ends_with(".br")
    });
    let name = name.with_context(|| format!("no Chromium is packed in {}", folder.display()))?;
    Ok(folder.join(name))
}
