//! `cargo xtask demo`: the probe in real browsers, its reports for people or as JSON.

mod person;
pub mod report;

use std::{
    io::{self, Write},
    net::TcpListener,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    arguments::Demo,
    harness,
    install::browsers::{self, Engine},
    package,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(180);

/// Shows what `wanted` asks for.
pub fn run(workspace: &Workspace, wanted: &Demo) -> Result<()> {
    // What is wrong with the question itself is told before anything slow begins.
    if let Some(name) = &wanted.adversary {
        known(name, &workspace.adversaries()?)?;
    }
    if let Some(port) = wanted.port {
        free(port)?;
    }
    if wanted.open {
        package::build(workspace)?;
        return person::open(workspace, wanted);
    }

    let engines = wanted
        .browser
        .map_or(Engine::ALL.to_vec(), |engine| vec![engine]);
    let found = browsers::ensure(workspace, &engines)?;
    package::build(workspace)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "adversary": wanted.adversary,
        "port": wanted.port.unwrap_or(0),
    });
    let (mut text, mut reports) = (String::new(), Value::Null);
    let end = harness::run(workspace, "demo.mjs", &options, DEADLINE, |line, value| {
        (text, reports) = (line.to_owned(), value);
    });
    if wanted.json {
        end?;
        return Ok(writeln!(io::stdout(), "{text}")?);
    }
    for engine in engines {
        if let Some(report) = reports.get(engine.name()) {
            let lines = report::lines(engine.name(), report);
            write!(io::stdout(), "\n{lines}")?;
        }
    }
    end
}

fn known(name: &str, adversaries: &[String]) -> Result<()> {
    if !adversaries.iter().any(|adversary| adversary == name) {
        bail!(
            "there is no adversary `{name}`; there are {}",
            adversaries.join(", ")
        );
    }
    Ok(())
}

fn free(port: u16) -> Result<()> {
    TcpListener::bind(("127.0.0.1", port))
        .map(drop)
        .with_context(|| format!("cannot serve at port {port}"))
}
