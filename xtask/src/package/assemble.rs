//! From the wasm file, its glue and `pkg-template/` to the folder that npm publishes.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use super::{
    catalogue,
    files::{self, copy},
    manifest::Manifest,
    stamp::Stamp,
    wasm::Bound,
    wasm_file, workshop,
};
use crate::{
    process::show,
    workspace::{LIBRARY_FILE, Workspace},
};

const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Puts the package together and swaps it in at once: a page that is being served never meets
/// half a package.
pub fn assemble(workspace: &Workspace, bound: &Bound) -> Result<()> {
    let template = workspace.root.join("pkg-template");
    let stamp = inputs(workspace, bound, &template)?;
    let package = workspace.package();
    if stamp.is_current() && package.join("package.json").is_file() {
        return Ok(());
    }

    let sources = workshop(workspace).join("sources");
    gather(&sources, &template, bound)?;
    catalogue::write_version(&sources, &workspace.version)?;

    let next = workspace.root.join("pkg.next");
    files::fresh(&next)?;
    let manifest = Manifest::read(&template)?;
    for entry in manifest.scripts() {
        bundle(workspace, &sources.join(&entry), &next.join(&entry))?;
    }
    manifest.write(&next, &workspace.version)?;
    catalogue::write_checks(&next)?;
    for path in files::of(&template)? {
        let name = path.file_name().unwrap_or_default();
        if !files::is_script(&path) && name != "package.json" {
            copy(&path, &next.join(name))?;
        }
    }
    for name in LICENSES {
        copy(&workspace.root.join(name), &next.join(name))?;
    }
    copy(&bound.wasm, &next.join(wasm_file()))?;

    files::swap(&package, &next, &workspace.root.join("pkg.previous"))?;
    stamp.keep()
}

fn inputs(workspace: &Workspace, bound: &Bound, template: &Path) -> Result<Stamp> {
    let mut stamp = Stamp::new(workshop(workspace).join("stamp"));
    stamp.setting(&workspace.version);
    stamp.setting(catalogue::json().to_string());
    stamp.file(&workspace.harness().join("package-lock.json"))?;
    stamp.file(&bound.stamp)?;
    for path in files::of(template)? {
        stamp.file(&path)?;
    }
    for name in LICENSES {
        stamp.file(&workspace.root.join(name))?;
    }
    Ok(stamp)
}

/// The JavaScript that esbuild reads, in one folder with the module beside it.
fn gather(sources: &Path, template: &Path, bound: &Bound) -> Result<()> {
    files::fresh(sources)?;
    for path in files::of(template)? {
        if files::is_script(&path) {
            copy(&path, &sources.join(path.file_name().unwrap_or_default()))?;
        }
    }
    copy(&bound.glue, &sources.join(format!("{LIBRARY_FILE}.js")))?;
    if let Some(snippets) = &bound.snippets {
        files::copy_folder(snippets, &sources.join("snippets"))?;
    }
    copy(&bound.wasm, &sources.join(wasm_file()))?;
    // esbuild turns the module into text; the loader need not know how.
    let module = format!("export {{ default }} from \"./{}\";\n", wasm_file());
    Ok(fs::write(sources.join("wasm-base64.js"), module)?)
}

fn bundle(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    show(
        Command::new(workspace.npm_program("esbuild"))
            .arg(from)
            .args(["--bundle", "--minify", "--format=esm", "--platform=neutral"])
            .args([
                "--target=es2022",
                "--legal-comments=none",
                "--log-level=warning",
            ])
            .args([
                // The texts of the catalogue are fetched when somebody asks for them.
                "--external:./checks.js",
                "--loader:.wasm=base64",
                &format!("--outfile={}", to.display()),
            ]),
    )
}
