//! `cargo xtask bench offline`.

use std::{
    io::{self, Write},
    time::Duration,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::table;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    workspace::Workspace,
};

/// More would only be more of the same.
pub const MOST_ROUNDS: u32 = 1000;

/// The options of `cargo xtask bench offline`.
#[derive(Debug, PartialEq)]
pub struct Offline {
    /// Print the figures as one JSON object.
    pub json: bool,
    /// Measure in this browser only.
    pub browser: Option<Engine>,
    /// How many rounds count.
    pub rounds: u32,
}

impl Default for Offline {
    fn default() -> Self {
        Self {
            json: false,
            browser: None,
            rounds: 25,
        }
    }
}

/// Measures and prints.
pub fn run(workspace: &Workspace, wanted: &Offline) -> Result<()> {
    let engines = wanted
        .browser
        .map_or(Engine::ALL.to_vec(), |engine| vec![engine]);
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &engines)?;
    package::build(workspace)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "rounds": wanted.rounds,
        "pages": workspace.target.join("bench"),
    });
    let mut measured = Map::new();
    let end = harness::run(
        workspace,
        "bench/offline.mjs",
        &options,
        deadline(wanted.rounds),
        |_, mut figures| {
            let name = figures
                .as_object_mut()
                .and_then(|figures| figures.remove("browser"));
            if let Some(Value::String(browser)) = name {
                measured.insert(browser, figures);
            }
        },
    );
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(output, "{}", Value::from(measured))?;
    } else {
        for figures in measured.values() {
            write!(output, "{}", table::text(figures))?;
        }
    }
    // What one browser answered is worth reading when the other did not.
    end
}

/// Starting and the first probes, and then what a slow machine takes for a round.
fn deadline(rounds: u32) -> Duration {
    Duration::from_secs(300) + Duration::from_secs(2) * rounds
}
