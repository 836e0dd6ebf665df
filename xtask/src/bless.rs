//! `cargo xtask bless`: writes everything that follows from the sources.

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use crate::{
    install::{
        browsers::{self, Engine},
        node, older,
    },
    package, pages,
    process::{Finished, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// Records the evidence of the browsers at hand unless only the `native` part is wanted, and then
/// has the tests write documents and schemas; tells what they say.
pub fn run(workspace: &Workspace, native: bool) -> Result<Finished> {
    if !native {
        record(workspace)?;
    }
    let mut command = workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
    keep(command.env("BLESS", "1"), DEADLINE)
}

fn record(workspace: &Workspace) -> Result<()> {
    node::install(workspace, node::PAGES)?;
    let current = browsers::ensure(workspace, &Engine::ALL)?;
    let older = current.iter().filter_map(|browser| {
        let found = older::ensure(workspace, browser.engine).ok()?;
        let driver = found.driver.as_ref().unwrap_or(&browser.driver);
        let name = browser.engine.name();
        Some(json!({ "name": name, "engine": name, "binary": found.binary, "driver": driver }))
    });
    let list: Vec<_> = current.iter().map(pages::describe).chain(older).collect();
    package::build(workspace)?;
    pages::write_places(workspace, &json!({ "browsers": list }))?;
    for program in ["record-browsers.mjs", "record.mjs"] {
        pages::run_program(&mut pages::program(workspace, program))?;
    }
    Ok(())
}
