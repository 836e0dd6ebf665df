//! What npm would publish, as a file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{process::keep, workspace::Workspace};

const DEADLINE: Duration = Duration::from_secs(60);

/// A packed package.
pub struct Tarball(PathBuf);

impl Tarball {
    /// Packs the package as it is.
    pub fn pack(workspace: &Workspace) -> Result<Self> {
        Self::of(
            &workspace.package(),
            &workspace.target.join("packages/tarball"),
        )
    }

    /// Packs the package in `folder` into a folder of its own.
    pub fn of(folder: &Path, to: &Path) -> Result<Self> {
        if to.exists() {
            fs::remove_dir_all(to)?;
        }
        fs::create_dir_all(to)?;
        let mut command = Command::new("npm");
        command
            .args(["pack", "--silent", "--pack-destination"])
            .arg(to)
            .current_dir(folder);
        let finished = keep(&mut command, DEADLINE)?;
        if !finished.success {
            bail!("npm pack failed: {}", finished.text.trim());
        }
        let file = fs::read_dir(to)?
            .next()
            .context("npm pack made nothing")??;
        Ok(Self(file.path()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}
