//! The tests that live in a browser, run by wasm-pack.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::{outcome::Findings, rust_tests::count};
use crate::{
    install::{
        browsers::{self, Engine},
        cargo_tools, rust,
    },
    process::{grouped, keep},
    workspace::Workspace,
};

/// Compiling the tests is part of it.
const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// In Chromium.
pub fn chromium(workspace: &Workspace) -> Result<Findings> {
    run(workspace, Engine::Chromium, "--chrome", "--chromedriver")
}

/// In Firefox.
pub fn firefox(workspace: &Workspace) -> Result<Findings> {
    run(workspace, Engine::Firefox, "--firefox", "--geckodriver")
}

fn run(workspace: &Workspace, engine: Engine, which: &str, driver: &str) -> Result<Findings> {
    rust::wasm_target()?;
    cargo_tools::wasm_bindgen(workspace)?;
    let wasm_pack = cargo_tools::wasm_pack(workspace)?;
    let mut command = Command::new(wasm_pack);
    // `no-install`: wasm-pack would fetch the newest driver, whatever browser is installed.
    command.args(["test", "--headless", which, "--mode", "no-install", driver]);
    for browser in browsers::ensure(workspace, &[engine])? {
        command.arg(browser.driver);
    }
    command
        .current_dir(&workspace.root)
        .env("PATH", cargo_tools::search_path(workspace)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        // Its own stack traces would bury the failed test.
        .env("RUST_BACKTRACE", "0");
    // A stalled driver would hold it for ever, and it leaves the driver behind.
    Ok(count(keep(grouped(&mut command), DEADLINE)?))
}
