//! Streams of real servers, probed in real browsers: the example server, servers that other people
//! wrote, and endpoints that misbehave.

pub mod arguments;
pub mod demo;
pub mod load;
pub mod rows;

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{process::show, workspace::Workspace};

const SERVER: &str = "whep-server";

/// Builds the example server; the path of its program.
pub fn server(workspace: &Workspace) -> Result<PathBuf> {
    eprintln!("building the example server …");
    let mut command = Command::new("cargo");
    command
        .args(["build", "--quiet", "--package", SERVER, "--bin", SERVER])
        .current_dir(&workspace.root);
    show(&mut command)?;
    Ok(workspace.target.join("debug").join(SERVER))
}
