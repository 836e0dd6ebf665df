//! The npm package: from the crates below `crates/npm` and `pkg-template/` to `pkg/`.

mod catalogue;
mod wasm;

use std::{
    fs::{self, File},
    process::Command,
};

use anyhow::Result;

use crate::{
    install::{cargo_tools, node, rust},
    process::show,
    workspace::Workspace,
};

/// Builds `pkg/`: cargo and wasm-bindgen make the modules, `pkg-template/build` the JavaScript.
pub fn build(workspace: &Workspace) -> Result<()> {
    if workspace.built.get().is_some() {
        return Ok(());
    }
    let _lock = lock(workspace)?;
    rust::wasm_target()?;
    let bindgen = cargo_tools::wasm_bindgen(workspace)?;
    node::install(workspace, node::PACKAGE_BUILDER)?;
    let work = workspace.target.join("package");
    wasm::compile(workspace)?;
    for name in wasm::MODULES {
        wasm::bind(workspace, &bindgen, name, &work.join(name))?;
    }
    fs::write(work.join("checks.json"), catalogue::json().to_string())?;
    show(
        Command::new("node")
            .arg(workspace.root.join(node::PACKAGE_BUILDER).join("main.mjs"))
            .arg(&work)
            .arg(&workspace.version),
    )?;
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
