//! What rustup adds to the toolchain.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, bail};

use super::{announced, complaint};
use crate::process::{answer, keep};

/// The platform the library is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let root = answer(Command::new("rustc").args(["--print", "sysroot"]))
        .context("cannot run rustc; install Rust from https://rustup.rs")?;
    if Path::new(&root)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    rustup(WASM, &["target", "add", WASM])
}

/// `rustfmt` and `clippy`; rustup's minimal profile leaves them out.
pub fn component(name: &str, subcommand: &str) -> Result<()> {
    match answer(Command::new("cargo").args([subcommand, "--version"])) {
        Some(_) => Ok(()),
        None => rustup(name, &["component", "add", name]),
    }
}

fn rustup(what: &str, arguments: &[&str]) -> Result<()> {
    announced(what, || {
        let finished = keep(Command::new("rustup").args(arguments), DEADLINE)
            .with_context(|| format!("{what} is missing and comes from https://rustup.rs"))?;
        if !finished.success {
            bail!("rustup cannot add {what}: {}", complaint(&finished.text));
        }
        Ok(())
    })
}
