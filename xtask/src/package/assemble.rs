//! From the wasm files, their glue and `pkg-template/` to the folder that npm publishes.

use std::{env, path::Path};

use anyhow::{Context, Result};

use super::{
    bundler, catalogue,
    files::{self, copy},
    glue,
    manifest::{Manifest, Script},
    patch, printable,
    stamp::Stamp,
    wasm::{Bound, Module},
    workshop,
};
use crate::workspace::Workspace;

/// The JSON Schema of reports, which follows from the types of the evidence.
const SCHEMA: &str = "schema/report.schema.json";

const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Puts the package together and swaps it in at once: a page that is being served never meets
/// half a package.
pub fn assemble(workspace: &Workspace, bound: &[Bound]) -> Result<()> {
    let template = workspace.root.join("pkg-template");
    let stamp = inputs(workspace, bound, &template)?;
    let package = workspace.package();
    if stamp.is_current() && package.join("package.json").is_file() {
        return Ok(());
    }

    let sources = workshop(workspace).join("sources");
    gather(workspace, &sources, &template, bound)?;
    catalogue::write_version(&sources, &workspace.version)?;

    let next = workspace.root.join("pkg.next");
    files::fresh(&next)?;
    let manifest = Manifest::read(&template)?;
    let media = Script::Module(bundler::MEDIA.to_owned());
    for script in manifest.scripts().into_iter().chain([media]) {
        bundler::bundle(workspace, &script, &sources, &next)?;
    }
    manifest.write(&next, &workspace.version)?;
    catalogue::write_checks(&next)?;
    let schema = workspace.root.join(SCHEMA);
    if schema.is_file() {
        copy(&schema, &next.join("schema.json"))?;
    }
    for path in files::of(&template)? {
        let name = path.file_name().unwrap_or_default();
        if !files::is_script(&path) && name != "package.json" {
            copy(&path, &next.join(name))?;
        }
    }
    for name in LICENSES {
        copy(&workspace.root.join(name), &next.join(name))?;
    }
    let promised = manifest.promised();
    for Bound { module, wasm, .. } in bound {
        if promised.iter().any(|path| path == module.file) {
            copy(wasm, &next.join(module.file))?;
        }
    }

    files::swap(&package, &next, &workspace.root.join("pkg.previous"))?;
    stamp.keep()
}

fn inputs(workspace: &Workspace, bound: &[Bound], template: &Path) -> Result<Stamp> {
    let mut stamp = Stamp::new(workshop(workspace).join("stamp"));
    // How it is put together is this program itself.
    stamp.file(&env::current_exe()?)?;
    stamp.setting(&workspace.version);
    stamp.setting(catalogue::json().to_string());
    stamp.file(&workspace.pages().join("package-lock.json"))?;
    for one in bound {
        stamp.file(&one.stamp)?;
    }
    for path in files::below(template)? {
        stamp.file(&path)?;
    }
    let schema = workspace.root.join(SCHEMA);
    if schema.is_file() {
        stamp.file(&schema)?;
    }
    for name in LICENSES {
        stamp.file(&workspace.root.join(name))?;
    }
    Ok(stamp)
}

/// The JavaScript that esbuild reads, in one folder with the modules and their glue.
fn gather(workspace: &Workspace, sources: &Path, template: &Path, bound: &[Bound]) -> Result<()> {
    files::fresh(sources)?;
    for path in files::of(template)? {
        if files::is_script(&path) {
            copy(&path, &sources.join(path.file_name().unwrap_or_default()))?;
        }
    }
    files::copy_folder(&template.join("loader"), &sources.join("loader"))?;
    for one in bound {
        let folder = sources.join(one.module.name);
        files::fresh(&folder)?;
        glue::write(workspace, one, &folder)?;
        printable::write_module(&one.wasm, &folder.join("text.js"))?;
    }
    let of = |name: &str| {
        let found = bound.iter().find(|one| one.module.name == name);
        found
            .map(|one| one.wasm.as_path())
            .context("a module is missing")
    };
    patch::write_module(
        of(Module::OFFLINE.name)?,
        of(Module::PROBE.name)?,
        &sources.join(Module::PROBE.name).join("patch.js"),
    )
}
