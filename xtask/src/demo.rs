//! `cargo xtask demo`: the probe in real browsers, its reports for people or as JSON. The program
//! `tools/demo.mjs` does it; what it needs is put in place here.

use anyhow::Result;
use serde_json::json;

use crate::{
    arguments::{Demo, DemoSource},
    example,
    install::browsers::Engine,
    pages,
    workspace::Workspace,
};

/// The command that shows a report to people.
const JUDGE: [&str; 2] = ["--bin", "ontrack-judge"];

/// Shows what is wanted.
pub fn run(workspace: &Workspace, wanted: &Demo) -> Result<()> {
    let engines = wanted.browser.map_or(Engine::ALL.to_vec(), |one| vec![one]);
    let engines = if wanted.open { Vec::new() } else { engines };
    let mut places = json!({ "browsers": pages::browsers_and_package(workspace, &engines)? });
    let mut command = pages::program(workspace, "demo.mjs");
    if wanted.source == DemoSource::Whep {
        places["server"] = json!(pages::server(workspace)?);
        command.arg("--whep");
    }
    if !wanted.json && !wanted.open {
        places["judge"] = json!(example::build(workspace, JUDGE)?);
    }
    command
        .args(wanted.json.then_some("--json"))
        .args(wanted.open.then_some("--open"));
    if let Some(adversary) = &wanted.adversary {
        command.args(["--adversary", adversary]);
    }
    if let Some(port) = wanted.port {
        command.args(["--port", &port.to_string()]);
    }
    pages::write_places(workspace, &places)?;
    pages::run_program(&mut command)
}
