//! esbuild: many modules to one.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{function, manifest::Script};
use crate::{
    process::show,
    workspace::{Workspace, read},
};

/// What a classic script leaves in the page.
const GLOBAL: &str = "ontrackProbe";

/// The module that it is made from.
const WHOLE: &str = "whole.js";

/// What the default entry loads for a source at which media flows.
pub const MEDIA: &str = "media.js";

/// What entries load when they are asked for it, from beside themselves.
const LOADED: [&str; 2] = [MEDIA, "checks.js"];

/// The oldest syntax that costs little: 0.2 % of a download, measured. Without `async` the scripts
/// would wait through promises that a page may have replaced; older than this has no modules.
const SYNTAX: [&str; 2] = ["--target=es2017", "--supported:dynamic-import=true"];

/// Makes an entry of the package from its source of the same name.
pub fn bundle(workspace: &Workspace, script: &Script, sources: &Path, to: &Path) -> Result<()> {
    match script {
        Script::Module(name) => module(workspace, &sources.join(name), &to.join(name)),
        Script::Classic(name) => classic(workspace, sources, &to.join(name)),
    }
}

fn module(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    show(
        esbuild(workspace, from, to)
            .args(["--format=esm", "--minify", "--legal-comments=none"])
            .args(LOADED.map(|name| format!("--external:./{name}")))
            // Where it is not inlined, the runtime compiles it.
            .arg("--external:*.wasm"),
    )
}

/// esbuild's own classic scripts carry the means to `require`, which nobody needs here. The global
/// is assigned: a variable would stay inside where a page runs the script as a function's body.
fn classic(workspace: &Workspace, sources: &Path, to: &Path) -> Result<()> {
    let whole = sources.join("whole.min.js");
    module(workspace, &sources.join(WHOLE), &whole)?;
    let body = function::body(&read(&whole)?)
        .with_context(|| format!("{} does not end in its exports", whole.display()))?;
    let script = format!(
        "(typeof globalThis==\"object\"?globalThis:self).{GLOBAL}=(()=>{{\"use strict\";{body}}})();\n"
    );
    Ok(fs::write(to, script)?)
}

/// Puts a module and what it imports into one, readable as before.
pub fn flatten(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    show(esbuild(workspace, from, to).arg("--format=esm"))
}

fn esbuild(workspace: &Workspace, from: &Path, to: &Path) -> Command {
    let mut command = Command::new(workspace.npm_program("esbuild"));
    command
        .arg(from)
        .args(["--bundle", "--platform=neutral"])
        .args(SYNTAX)
        .arg("--log-level=warning")
        .arg(format!("--outfile={}", to.display()));
    command
}
