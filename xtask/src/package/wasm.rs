//! From Rust to WebAssembly with the glue that calls it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    install::rust::WASM,
    process::{answer, show},
    workspace::Workspace,
};

/// What each is called in the package's build; its crate is `ontrack-npm-…`.
pub const MODULES: [&str; 5] = ["offline", "evidence", "whole", "everything", "judge"];

/// Compiles all modules.
pub fn compile(workspace: &Workspace) -> Result<()> {
    show(
        Command::new("cargo")
            .args(["build", "--lib", "--release", "--target", WASM])
            .args(MODULES.map(|name| format!("--package=ontrack-npm-{name}")))
            .env("CARGO_ENCODED_RUSTFLAGS", marked()?.join("\u{1f}"))
            .arg("--target-dir")
            .arg(&workspace.target)
            .current_dir(&workspace.root),
    )
}

/// Panics name source files, and their folders are nobody's business but the builder's. A mark
/// stands for the folders, by which the package's build finds the names and clears them.
fn marked() -> Result<[String; 4]> {
    // The folder of the component `rust-src`, if it is there.
    let library = answer(Command::new("rustc").args(["--print", "sysroot"]))
        .context("cannot run rustc")?
        + "/lib/rustlib/src/rust";
    let home = env::var("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|_| {
        env::home_dir()
            .context("no home folder")
            .map(|home| home.join(".cargo"))
    })?;
    let dependencies = home.join("registry/src").display().to_string();
    let folders = ["src".into(), "crates".into(), library, dependencies];
    Ok(folders.map(|folder| format!("--remap-path-prefix={folder}=\u{1}")))
}

/// Writes module and glue into `folder`, when the module there is older than the compiled one.
pub fn bind(workspace: &Workspace, bindgen: &Path, name: &str, folder: &Path) -> Result<()> {
    let compiled = workspace
        .target
        .join(WASM)
        .join("release")
        .join(format!("ontrack_npm_{name}.wasm"));
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified());
    let bound = changed(&folder.join("glue_bg.wasm")).ok();
    if bound > Some(changed(&compiled)?.max(changed(bindgen)?)) {
        return Ok(());
    }
    show(
        Command::new(bindgen)
            // The loader starts the module itself, as a bundler would.
            .args(["--target", "bundler", "--no-typescript"])
            // The package's build finds functions by their names, and removes these then.
            .args(["--no-demangle", "--remove-producers-section"])
            .args(["--out-name", "glue", "--out-dir"])
            .arg(folder)
            .arg(&compiled),
    )
}
