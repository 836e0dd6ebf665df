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

/// The server of wasm-bindgen's test runner leaves a page waiting now and then that opens more
/// connections than its four threads. `webdriver.json` bounds that wait, and lets Firefox open
/// three; Chromium has no such setting, and every second attempt fails on a busy machine.
const ATTEMPTS: usize = 8;

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
    let mut finished = keep(grouped(&mut command), DEADLINE)?;
    for _ in 1..ATTEMPTS {
        if finished.success || has_begun(&finished.text) {
            break;
        }
        eprintln!("the page of the tests did not load; once more …");
        finished = keep(grouped(&mut command), DEADLINE)?;
    }
    Ok(count(finished))
}

/// Whether a test ran, or none could be compiled.
fn has_begun(text: &str) -> bool {
    !text.contains("Running headless tests") || text.contains("\ntest ")
}
