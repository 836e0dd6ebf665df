//! The npm package: from the Rust library and `pkg-template/` to `pkg/`.

mod assemble;
mod bundler;
mod catalogue;
pub mod files;
mod function;
mod glue;
pub mod manifest;
mod patch;
mod printable;
mod stamp;
mod wasm;

use std::{
    fs::{self, File},
    path::PathBuf,
};

use anyhow::Result;

use self::wasm::Module;
use crate::{
    install::{cargo_tools, node, rust},
    workspace::Workspace,
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
    let bound = [Module::PROBE, Module::OFFLINE, Module::JUDGE]
        .into_iter()
        .map(|module| {
            wasm::compile(workspace, &module)?;
            wasm::bind(workspace, &bindgen, module)
        })
        .collect::<Result<Vec<_>>>()?;
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

/// Where the pieces of the package come together.
fn workshop(workspace: &Workspace) -> PathBuf {
    workspace.target.join("package")
}
