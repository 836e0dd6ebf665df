//! `cargo xtask load` and `cargo xtask stack`: programs among the examples of their crates.

use std::{ffi::OsStr, process::Command};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Builds the example `name` of a package in a profile of Cargo.toml and runs it with these
/// arguments; whether it ended well.
pub fn run(
    workspace: &Workspace,
    [package, name, profile]: [&str; 3],
    arguments: &[impl AsRef<OsStr>],
) -> Result<bool> {
    eprintln!("building {name} of {package} …");
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--profile", profile, "--package", package])
        .args(["--example", name, "--"])
        .args(arguments)
        .current_dir(&workspace.root)
        .status()
        .context("cannot run cargo")?;
    Ok(status.success())
}
