//! Programs among the examples of their crates, as `cargo xtask load` and `cargo xtask stack` run.

use std::{ffi::OsStr, path::PathBuf};

use anyhow::{Context, Result};

use crate::process::show;
use crate::workspace::{FEATURES, Workspace};

/// Builds the example `name` of a package in a profile of Cargo.toml and runs it with these
/// arguments; whether it ended well.
pub fn run(
    workspace: &Workspace,
    [package, name, profile]: [&str; 3],
    arguments: &[impl AsRef<OsStr>],
) -> Result<bool> {
    eprintln!("building {name} of {package} …");
    let run = ["run", "--quiet", "--profile", profile, "--package", package];
    let mut command = workspace.cargo(&run);
    command.args(["--example", name, "--"]).args(arguments);
    Ok(command.status().context("cannot run cargo")?.success())
}

/// Builds a program, `--bin` or `--example`, for somebody else to run; its path.
pub fn build(workspace: &Workspace, [kind, name]: [&str; 2]) -> Result<PathBuf> {
    eprintln!("building {name} …");
    let build = ["build", "--quiet", "--workspace", FEATURES, kind, name];
    show(&mut workspace.cargo(&build))?;
    let folder = match kind {
        "--example" => "debug/examples",
        _ => "debug",
    };
    Ok(workspace.target.join(folder).join(name))
}
