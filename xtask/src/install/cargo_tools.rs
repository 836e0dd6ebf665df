//! Programs that cargo builds for this repository alone, into its target folder.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use super::{announced, complaint, on_path};
use crate::{
    process::{answer, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(20 * 60);

/// The command of the `wasm-bindgen` that fits the crate of Cargo.lock: they must be the same.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<PathBuf> {
    let version = workspace.locked("wasm-bindgen")?;
    // Without --locked, since one of its locked dependencies may have been withdrawn.
    ensure(
        workspace,
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &version,
        false,
    )
}

/// Firefox's driver; Debian has no package of it.
pub fn geckodriver(workspace: &Workspace) -> Result<PathBuf> {
    ensure(workspace, "geckodriver", "geckodriver", "0.37.1", true)
}

/// The runner of the tests that live in a browser.
pub fn wasm_pack(workspace: &Workspace) -> Result<PathBuf> {
    ensure(workspace, "wasm-pack", "wasm-pack", "0.15.1", true)
}

/// The search path with these tools first.
pub fn search_path(workspace: &Workspace) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let ours = workspace.tools().join("bin");
    Ok(env::join_paths(
        [ours].into_iter().chain(env::split_paths(&path)),
    )?)
}

fn ensure(
    workspace: &Workspace,
    package: &str,
    program: &str,
    version: &str,
    locked: bool,
) -> Result<PathBuf> {
    let ours = workspace.tools().join("bin").join(program);
    if has_version(&ours, version) {
        return Ok(ours);
    }
    if let Some(theirs) = on_path(program).filter(|path| has_version(path, version)) {
        return Ok(theirs);
    }
    eprintln!("cargo has to compile {package}, which takes a minute or two");
    let what = format!("{package} {version}");
    announced(&what, || build(workspace, package, version, locked))?;
    Ok(ours)
}

fn has_version(program: &Path, version: &str) -> bool {
    program.is_file()
        && answer(Command::new(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

fn build(workspace: &Workspace, package: &str, version: &str, locked: bool) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .args([
            "install",
            "--force",
            "--version",
            version,
            package,
            "--root",
        ])
        .arg(workspace.tools())
        // Outside the workspace, lest its configuration be applied to them.
        .current_dir(env::temp_dir())
        // They run for seconds: a build in half the time is worth more than a quick program.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        // One folder for all of them: what they share is compiled once.
        .env("CARGO_TARGET_DIR", workspace.tools().join("build"));
    if locked {
        command.arg("--locked");
    }
    let finished = keep(&mut command, DEADLINE)?;
    if !finished.success {
        bail!(
            "cannot install {package} {version}: {}",
            complaint(&finished.text)
        );
    }
    Ok(())
}
