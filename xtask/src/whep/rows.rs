//! `cargo xtask interop` and `cargo xtask faults`: rows of a table, as those of the matrix.

use std::{
    io::{self, Write},
    time::Duration,
};

use anyhow::Result;
use serde_json::{Value, json};

use super::server;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node, python,
    },
    matrix::{
        row::{Row, State},
        table,
    },
    package,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// The options of both.
#[derive(Debug, Default, PartialEq)]
pub struct Rows {
    /// Only this peer, fault or browser.
    pub only: Option<String>,
    /// Print the rows as one JSON array.
    pub json: bool,
}

/// Servers that other people wrote.
pub fn interop(workspace: &Workspace, wanted: &Rows) -> Result<bool> {
    let folder = workspace.root.join("tests/interop");
    node::packages(workspace)?;
    node::peer_packages(workspace)?;
    let requirements = folder.join("aiortc/requirements.txt");
    let python = python::environment(workspace, "aiortc", &requirements)?;
    let peers = json!([
        { "name": "aiortc", "command": python, "arguments": [folder.join("aiortc/server.py")] },
        { "name": "werift", "command": "node", "arguments": [folder.join("werift/server.mjs")] },
    ]);
    let options = json!({ "peers": peers, "only": wanted.only });
    shown(workspace, wanted, "interop.mjs", options)
}

/// Endpoints that misbehave, and reports that somebody forged.
pub fn faults(workspace: &Workspace, wanted: &Rows) -> Result<bool> {
    node::packages(workspace)?;
    let options = json!({
        "server": server(workspace)?,
        "table": workspace.root.join("tests/interop/faults.json"),
        "only": wanted.only,
    });
    shown(workspace, wanted, "faults.mjs", options)
}

/// Runs a program of the harness and prints its rows; tells whether every one is as wanted.
fn shown(workspace: &Workspace, wanted: &Rows, program: &str, mut options: Value) -> Result<bool> {
    let found = browsers::ensure(workspace, &Engine::ALL)?;
    options["browsers"] = browsers::places(&found);
    package::build(workspace)?;
    let (mut rows, mut values) = (Vec::new(), Vec::new());
    let mut odd = None;
    let end = harness::run(
        workspace,
        program,
        &options,
        DEADLINE,
        |_, value| match Row::read(&value) {
            Ok(row) => {
                eprintln!("  {}: {}", row.place(), row.cell());
                rows.push(row);
                values.push(value);
            }
            Err(error) => odd = Some(error),
        },
    );
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(output, "{}", Value::from(values))?;
    } else {
        write!(output, "{}", table::text(&rows))?;
    }
    // The rows that finished before it broke are worth reading all the same.
    end?;
    if let Some(error) = odd {
        return Err(error);
    }
    Ok(!rows.is_empty() && rows.iter().all(|row| row.state != State::Bad))
}
