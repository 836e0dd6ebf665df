//! `cargo xtask load`: how many sessions of the example server this machine carries.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{pages::SERVER, workspace::Workspace};

/// Builds the load test as servers are built, and runs it with these options.
pub fn run(workspace: &Workspace, options: &[String]) -> Result<bool> {
    eprintln!("building the example server and its visitors …");
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--profile", "server", "--package", SERVER])
        .args(["--example", "load", "--"])
        .args(options)
        .current_dir(&workspace.root)
        .status()
        .context("cannot run cargo")?;
    Ok(status.success())
}
