//! Where things are in this repository.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The library crate, and the name its files carry.
pub const LIBRARY: &str = "ontrack-probe";

/// What tests need. Programs that they start have it too: with other features cargo compiles anew.
pub const FEATURES: &str = "-Fwhep-server/redis,ontrack-verifier/record";

/// The checked-out repository.
pub struct Workspace {
    /// The folder of the root Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The library's version.
    pub version: String,
    /// Set once the package is up to date; nothing changes under a running command.
    pub built: OnceLock<()>,
}

impl Workspace {
    /// Cargo with these arguments, at the root.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// Asks cargo, since the target folder may be configured anywhere.
    pub fn find() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let output = Command::new("cargo")
            .args(["metadata", "--format-version=1", "--no-deps"])
            .current_dir(manifest)
            .output()
            .context("cannot run cargo")?;
        if !output.status.success() {
            bail!(
                "cargo metadata: {}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let version = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == LIBRARY))
            .and_then(|package| text(&package["version"]))
            .with_context(|| format!("the workspace has no crate {LIBRARY}"))?;
        Ok(Self {
            root: text(&metadata["workspace_root"])
                .context("no workspace root")?
                .into(),
            built: OnceLock::new(),
            target: text(&metadata["target_directory"])
                .context("no target folder")?
                .into(),
            version,
        })
    }

    /// The programs built by cargo for this repository alone.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The tests of pages, with the npm packages that drive browsers.
    pub fn pages(&self) -> PathBuf {
        self.root.join("tests/pages")
    }

    /// The Node programs that are no tests.
    pub fn programs(&self) -> PathBuf {
        self.root.join("tools")
    }

    /// Browsers that are unpacked for this repository alone.
    pub fn browsers(&self) -> PathBuf {
        self.target.join("browsers")
    }

    /// The version of a dependency that Cargo.lock settled on.
    pub fn locked(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = read(&path)?;
        version_in_lock(&lock, package)
            .with_context(|| format!("{} names no {package}", path.display()))
    }
}

/// A text file; its path is part of the error.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_lock_file_names_versions() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(version_in_lock(lock, "wasm-pack"), None);
    }
}
