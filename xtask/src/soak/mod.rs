//! `cargo xtask soak`: thousands of probes asked of one page, what they cost it for good, and
//! whether that is nothing.

pub mod arguments;
mod findings;
mod table;

use std::{
    io::{self, Write},
    time::Duration,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

pub use self::findings::problems;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    workspace::Workspace,
};

/// How many probes, and how they are told.
#[derive(Clone, Debug, PartialEq)]
pub struct Soak {
    /// In this browser only.
    pub browser: Option<Engine>,
    /// Print the figures as one JSON object.
    pub json: bool,
    /// How many offline probes are asked of a page.
    pub probes: u32,
    /// How many loopbacks.
    pub loopbacks: u32,
}

impl Default for Soak {
    fn default() -> Self {
        Self {
            browser: None,
            json: false,
            probes: 2000,
            loopbacks: 200,
        }
    }
}

/// Soaks, prints the tables, and tells whether all held.
pub fn run(workspace: &Workspace, wanted: &Soak) -> Result<bool> {
    let mut measured = Map::new();
    let mut problems = Vec::new();
    let end = each_browser(workspace, wanted, |browser, figures| {
        problems.extend(self::problems(browser, &figures, wanted));
        measured.insert(browser.to_owned(), figures);
    });
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(
            output,
            "{}",
            json!({ "browsers": measured, "problems": problems })
        )?;
    } else {
        for figures in measured.values() {
            write!(output, "{}", table::text(figures))?;
        }
        for problem in &problems {
            writeln!(output, "NOT held: {problem}")?;
        }
    }
    // What one browser answered is worth reading when the other did not.
    end.map(|()| problems.is_empty())
}

/// The figures of each browser as soon as they are there, and what does not hold of them.
pub fn each_browser(
    workspace: &Workspace,
    wanted: &Soak,
    mut each: impl FnMut(&str, Value),
) -> Result<()> {
    let engines = wanted
        .browser
        .map_or(Engine::ALL.to_vec(), |engine| vec![engine]);
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &engines)?;
    package::build(workspace)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "probes": wanted.probes,
        "loopbacks": wanted.loopbacks,
        "pages": workspace.target.join("soak"),
    });
    harness::run(
        workspace,
        "soak/soak.mjs",
        &options,
        deadline(wanted),
        |_, figures| {
            if let Some(browser) = figures["browser"].as_str() {
                each(browser, figures.clone());
            }
        },
    )
}

/// Starting, and then what a slow machine takes for each.
fn deadline(wanted: &Soak) -> Duration {
    let probes = wanted
        .probes
        .saturating_add(wanted.loopbacks.saturating_mul(20));
    Duration::from_secs(300) + Duration::from_millis(500) * probes
}
