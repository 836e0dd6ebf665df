//! `cargo xtask bench judge`: judging on a server, and in the page.

use std::{
    io::{self, Write},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::judge_table as table;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    process::answer,
    workspace::{LIBRARY, Workspace},
};

/// Starting the browsers is most of it.
const DEADLINE: Duration = Duration::from_secs(300);

/// The options of `cargo xtask bench judge`.
#[derive(Debug, Default, PartialEq)]
pub struct Judge {
    /// Print the figures as one JSON object.
    pub json: bool,
    /// Measure in this browser only, beside the server.
    pub browser: Option<Engine>,
    /// Measure no browser.
    pub native: bool,
}

/// Measures and prints.
pub fn run(workspace: &Workspace, wanted: &Judge) -> Result<()> {
    let (measured, end) = measure(workspace, wanted);
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(output, "{}", Value::from(measured))?;
    } else {
        write!(output, "{}", table::text(&measured))?;
    }
    end
}

/// The figures of the server and of each browser, and whether all went well.
pub fn measure(workspace: &Workspace, wanted: &Judge) -> (Map<String, Value>, Result<()>) {
    let mut measured = Map::new();
    let end = into(workspace, wanted, &mut measured);
    (measured, end)
}

fn into(workspace: &Workspace, wanted: &Judge, measured: &mut Map<String, Value>) -> Result<()> {
    measured.insert("native".into(), native(workspace)?);
    if wanted.native {
        return Ok(());
    }
    in_browsers(workspace, wanted.browser, measured)
}

fn native(workspace: &Workspace) -> Result<Value> {
    let mut command = Command::new("cargo");
    command
        .args(["bench", "-q", "--package", LIBRARY, "--bench", "judge"])
        .args(["--", "--json"])
        .current_dir(&workspace.root);
    let text = answer(&mut command).context("cargo bench --bench judge failed")?;
    serde_json::from_str(&text).context("the bench prints no JSON")
}

fn in_browsers(
    workspace: &Workspace,
    browser: Option<Engine>,
    measured: &mut Map<String, Value>,
) -> Result<()> {
    let engines = browser.map_or(Engine::ALL.to_vec(), |engine| vec![engine]);
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &engines)?;
    package::build(workspace)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "pages": workspace.target.join("bench"),
    });
    harness::run(
        workspace,
        "bench/judge.mjs",
        &options,
        DEADLINE,
        |_, mut figures| {
            let name = figures
                .as_object_mut()
                .and_then(|figures| figures.remove("browser"));
            if let Some(Value::String(browser)) = name {
                measured.insert(browser, figures);
            }
        },
    )
}
