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
pub const MODULES: [&str; 4] = ["offline", "whole", "everything", "judge"];

/// Compiles all modules.
pub fn compile(workspace: &Workspace) -> Result<()> {
    show(
        Command::new("cargo")
            .args(["build", "--lib", "--release", "--target", WASM])
            .args(MODULES.map(|name| format!("--package=ontrack-npm-{name}")))
            .env(
                "CARGO_ENCODED_RUSTFLAGS",
                remapped(sources()?, "/crates")
                    + "\u{1f}"
                    + &remapped(standard_library()?, "/rustc"),
            )
            .arg("--target-dir")
            .arg(&workspace.target)
            .current_dir(&workspace.root),
    )
}

fn remapped(folder: PathBuf, name: &str) -> String {
    format!("--remap-path-prefix={}={name}", folder.display())
}

/// Where the component `rust-src` is, if it is there. Panics of the standard library name it then.
fn standard_library() -> Result<PathBuf> {
    let root =
        answer(Command::new("rustc").args(["--print", "sysroot"])).context("cannot run rustc")?;
    Ok(PathBuf::from(root).join("lib/rustlib/src/rust"))
}

/// Where cargo keeps the sources of dependencies. Their panics name a place in it, which is
/// nobody's business but the builder's.
fn sources() -> Result<PathBuf> {
    let home = match env::var("CARGO_HOME") {
        Ok(home) => PathBuf::from(home),
        Err(_) => env::home_dir().context("no home folder")?.join(".cargo"),
    };
    Ok(home.join("registry").join("src"))
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
            .args(["--remove-name-section", "--remove-producers-section"])
            .args(["--out-name", "glue", "--out-dir"])
            .arg(folder)
            .arg(&compiled),
    )
}
