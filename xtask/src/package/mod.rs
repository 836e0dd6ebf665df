//! The npm package: from the Rust library and `pkg-template/` to `pkg/`.

mod assemble;
mod catalogue;
mod files;
pub mod manifest;
mod stamp;
mod wasm;

use std::{
    fs::{self, File},
    path::PathBuf,
    process::Command,
};

use anyhow::Result;

use crate::{
    install::{cargo_tools, node, rust},
    process::show,
    workspace::{LIBRARY_FILE, Workspace},
};

/// Builds `pkg/`, skipping whatever is up to date.
pub fn build(workspace: &Workspace) -> Result<()> {
    if workspace.built.get().is_some() {
        return Ok(());
    }
    let _lock = lock(workspace)?;
    rust::wasm_target()?;
    let bindgen = cargo_tools::wasm_bindgen(workspace)?;
    node::packages(workspace)?;
    wasm::compile(workspace)?;
    let bound = wasm::bind(workspace, &bindgen)?;
    assemble::assemble(workspace, &bound)?;
    // It was empty above.
    let _ = workspace.built.set(());
    Ok(())
}

/// Two builds at once would read each other's half-written files. The lock ends with
/// the file that is returned.
fn lock(workspace: &Workspace) -> Result<File> {
    fs::create_dir_all(&workspace.target)?;
    let file = File::create(workspace.target.join("package.lock"))?;
    file.lock()?;
    Ok(file)
}

/// Says what the package costs a visitor to download.
pub fn print_sizes(workspace: &Workspace) -> Result<()> {
    let package = workspace.package();
    show(
        Command::new("node")
            .arg(workspace.harness().join("size.mjs"))
            .args([package.join("index.js"), package.join(wasm_file())]),
    )
}

fn wasm_file() -> String {
    format!("{LIBRARY_FILE}.wasm")
}

/// Where the pieces of the package come together.
fn workshop(workspace: &Workspace) -> PathBuf {
    workspace.target.join("package")
}
