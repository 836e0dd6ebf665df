//! `cargo xtask bench`: what the library costs, measured beside what one could do instead. Timing
//! is told and never a failure: it belongs to the machine as much as to the library.

use anyhow::Result;
use clap::ValueEnum;
use serde_json::json;

use crate::{
    arguments::{Bench, Measurement},
    install::browsers::Engine,
    pages,
    process::show,
    workspace::{LIBRARY, Workspace},
};

/// Measures what is wanted.
pub fn run(workspace: &Workspace, wanted: &Bench) -> Result<()> {
    let is_wanted = |one: Measurement| wanted.what.is_none_or(|what| what == one);
    if is_wanted(Measurement::Native) {
        show(&mut workspace.cargo(&["bench", "--package", LIBRARY, "--bench", "judge"]))?;
    }
    let in_pages = Measurement::value_variants().iter().copied();
    let names: Vec<_> = in_pages
        .filter(|one| *one != Measurement::Native && is_wanted(*one))
        .filter_map(|one| Some(one.to_possible_value()?.get_name().to_owned()))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let engines = wanted.browser.map_or(Engine::ALL.to_vec(), |one| vec![one]);
    let places = json!({ "browsers": pages::browsers_and_package(workspace, &engines)? });
    pages::write_places(workspace, &places)?;
    let mut command = pages::program(workspace, "bench.mjs");
    command
        .args(names)
        .arg(format!("--rounds={}", wanted.rounds))
        .args(wanted.json.then_some("--json"));
    pages::run_program(&mut command)
}
