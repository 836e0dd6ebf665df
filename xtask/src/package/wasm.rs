//! From Rust to a small wasm file and its glue.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use super::{stamp::Stamp, wasm_file, workshop};
use crate::{
    install::rust::WASM,
    process::show,
    workspace::{LIBRARY, LIBRARY_FILE, Workspace},
};

/// `-O3` and `-Oz` differ by a few per cent either way; measured on this library.
const OPTIMISATION: &str = "-Oz";

/// The features that rustc's wasm32 target uses, named one by one: `--all-features` would let
/// wasm-opt emit instructions that the browsers of today refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// wasm-bindgen's glue and the optimised module.
pub struct Bound {
    /// Stands for everything they were made from.
    pub stamp: PathBuf,
    /// The module.
    pub wasm: PathBuf,
    /// What calls it, an ES module.
    pub glue: PathBuf,
    /// JavaScript of the crates themselves (`inline_js`), when there is any.
    pub snippets: Option<PathBuf>,
}

/// Compiles the library.
pub fn compile(workspace: &Workspace) -> Result<()> {
    show(
        Command::new("cargo")
            .args([
                "build",
                "--lib",
                "--release",
                "--package",
                LIBRARY,
                "--target",
                WASM,
            ])
            .current_dir(&workspace.root),
    )
}

/// Makes the glue and shrinks the module.
pub fn bind(workspace: &Workspace, bindgen: &Path) -> Result<Bound> {
    let compiled = workspace
        .target
        .join(WASM)
        .join("release")
        .join(wasm_file());
    let folder = workshop(workspace).join("bound");
    let snippets = folder.join("snippets");
    let bound = Bound {
        stamp: folder.join("stamp"),
        wasm: folder.join(wasm_file()),
        glue: folder.join(format!("{LIBRARY_FILE}.js")),
        snippets: None,
    };

    let mut stamp = Stamp::new(bound.stamp.clone());
    stamp.setting((OPTIMISATION, FEATURES));
    stamp.setting(workspace.locked("wasm-bindgen")?);
    stamp.file(&workspace.harness().join("package-lock.json"))?;
    stamp.file(&compiled)?;
    if !stamp.is_current() {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        show(
            Command::new(bindgen)
                .args(["--target", "web", "--omit-default-module-path"])
                .args(["--remove-name-section", "--remove-producers-section"])
                .args(["--no-typescript", "--out-name", LIBRARY_FILE, "--out-dir"])
                .arg(&folder)
                .arg(&compiled),
        )?;
        shrink(
            workspace,
            &folder.join(format!("{LIBRARY_FILE}_bg.wasm")),
            &bound.wasm,
        )?;
        stamp.keep()?;
    }
    Ok(Bound {
        snippets: snippets.is_dir().then_some(snippets),
        ..bound
    })
}

fn shrink(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    eprintln!("shrinking the wasm module with {OPTIMISATION} …");
    show(
        Command::new(workspace.npm_program("wasm-opt"))
            .arg(OPTIMISATION)
            .args(FEATURES)
            .arg(from)
            .arg("-o")
            .arg(to),
    )?;
    Ok(fs::remove_file(from)?)
}
