//! Measurements that pages make of themselves, in one browser after the other.

use std::{
    io::{self, Write},
    time::Duration,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::subject::Subject;
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

/// What is measured, and how.
#[derive(Debug, PartialEq)]
pub struct InPage {
    /// What is measured.
    pub subject: Subject,
    /// Print the figures as one JSON object.
    pub json: bool,
    /// Measure in this browser only.
    pub browser: Option<Engine>,
    /// How many rounds count.
    pub rounds: u32,
}

/// Measures and prints.
pub fn run(workspace: &Workspace, wanted: &InPage) -> Result<()> {
    let (measured, end) = measure(workspace, wanted);
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(output, "{}", Value::from(measured))?;
    } else {
        for figures in measured.values() {
            write!(output, "{}", wanted.subject.table(figures))?;
        }
    }
    end
}

/// The figures of each browser, and whether all went well: what one browser answered is worth
/// reading when the other did not.
pub fn measure(workspace: &Workspace, wanted: &InPage) -> (Map<String, Value>, Result<()>) {
    let mut measured = Map::new();
    let end = into(workspace, wanted, &mut measured);
    (measured, end)
}

fn into(workspace: &Workspace, wanted: &InPage, measured: &mut Map<String, Value>) -> Result<()> {
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
    harness::run(
        workspace,
        wanted.subject.program(),
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
    )
}

/// Starting and the first probes, and then what a slow machine takes for a round.
fn deadline(rounds: u32) -> Duration {
    Duration::from_secs(300) + Duration::from_secs(20) * rounds
}
