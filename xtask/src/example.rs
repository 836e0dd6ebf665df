//! Programs among the examples of their crates, as `cargo xtask load` and `cargo xtask stack` run.

use std::{ffi::OsStr, path::PathBuf, process::Command};

use anyhow::{Context, Result};

use crate::{process::show, workspace::Workspace};

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

/// Builds the example `name` of a package for somebody else to run; the path of its program.
pub fn build(workspace: &Workspace, package: &str, name: &str) -> Result<PathBuf> {
    let mut command = Command::new("cargo");
    command.args(["build", "--quiet", "--package", package, "--example", name]);
    show(command.current_dir(&workspace.root))?;
    Ok(workspace.target.join("debug/examples").join(name))
}
