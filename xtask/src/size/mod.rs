//! `cargo xtask size`: what the package costs a visitor to download, entry by entry, beside others.

mod table;

use std::{path::Path, time::Duration};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use self::table::Size;
use crate::{harness, install::node, package, workspace::Workspace};

/// What everything should cost, in bytes after brotli.
pub const GOAL: u64 = 28_000;

/// The entry that carries everything in one file.
const WHOLE: &str = "classic.js";

/// What others that look at a browser cost, bundled and minified as a whole.
const PEERS: [&str; 3] = [
    "@fingerprintjs/fingerprintjs",
    "@fingerprintjs/botd",
    "@thumbmarkjs/thumbmarkjs",
];

const DEADLINE: Duration = Duration::from_secs(120);

/// Something that a visitor downloads.
struct Entry {
    name: &'static str,
    files: &'static [&'static str],
    /// What it may cost, in bytes after brotli: what it costs today and a little more. It is
    /// lowered with each saving.
    budget: u64,
}

/// What a visitor downloads with each entry.
const ENTRIES: [Entry; 7] = [
    Entry {
        name: "ontrack-probe",
        files: &["index.js"],
        budget: 87_500,
    },
    Entry {
        name: "its media, when asked",
        files: &["media.js"],
        budget: 77_500,
    },
    Entry {
        name: "ontrack-probe/slim",
        files: &["slim.js", "ontrack_probe.wasm"],
        budget: 124_500,
    },
    Entry {
        name: "ontrack-probe/judge",
        files: &["judge.js"],
        budget: 42_200,
    },
    Entry {
        name: WHOLE,
        files: &["classic.js"],
        budget: 128_000,
    },
    Entry {
        name: "ontrack_probe.wasm",
        files: &["ontrack_probe.wasm"],
        budget: 117_000,
    },
    Entry {
        name: "checks(), when asked",
        files: &["checks.js"],
        budget: 10_400,
    },
];

/// Prints the table; tells whether the goal is reached and every entry inside its budget.
pub fn run(workspace: &Workspace) -> Result<bool> {
    package::build(workspace)?;
    let sizes = measured(workspace, &PEERS)?;
    print!("{}", table::text(&sizes));
    let whole = whole(&sizes)?;
    println!("\n{}", towards_goal(whole));
    let over = over_budget(&sizes);
    for line in &over {
        println!("{line}");
    }
    if over.is_empty() {
        println!("every entry is inside its budget");
    }
    Ok(over.is_empty() && whole <= GOAL)
}

/// The entries that cost more than they may, a line each.
pub fn broken(workspace: &Workspace) -> Result<Vec<String>> {
    package::build(workspace)?;
    Ok(over_budget(&measured(workspace, &[])?))
}

/// The table without the others, on standard error.
pub fn show_own(workspace: &Workspace) -> Result<()> {
    eprint!("{}", table::text(&measured(workspace, &[])?));
    Ok(())
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

/// What everything costs, in bytes after brotli.
fn whole(sizes: &[Size]) -> Result<u64> {
    let whole = sizes.iter().find(|size| size.name == WHOLE);
    Ok(whole.context("the whole was not measured")?.brotli)
}

fn towards_goal(cost: u64) -> String {
    let reached = if cost <= GOAL { "reached" } else { "MISSED" };
    format!(
        "everything in one file is {} brotli; the goal of {} is {reached}",
        kilobytes(cost),
        kilobytes(GOAL)
    )
}

fn over_budget(sizes: &[Size]) -> Vec<String> {
    let budget = |name: &str| ENTRIES.iter().find(|entry| entry.name == name);
    sizes
        .iter()
        .filter_map(|size| {
            let budget = budget(&size.name)?.budget;
            (size.brotli > budget).then(|| {
                format!(
                    "{} is {} brotli, over its budget of {}",
                    size.name,
                    kilobytes(size.brotli),
                    kilobytes(budget)
                )
            })
        })
        .collect()
}

fn measured(workspace: &Workspace, peers: &[&str]) -> Result<Vec<Size>> {
    node::packages(workspace)?;
    let options = json!({ "entries": entries(&workspace.package()), "peers": peers });
    let mut sizes = Vec::new();
    harness::run(workspace, "size.mjs", &options, DEADLINE, |_, value| {
        sizes.push(Size::read(&value));
    })?;
    sizes.into_iter().collect()
}

fn entries(package: &Path) -> Value {
    ENTRIES
        .iter()
        .map(|entry| {
            let files: Vec<_> = entry.files.iter().map(|file| package.join(file)).collect();
            json!({ "name": entry.name, "files": files })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn size(name: &str, brotli: u64) -> Result<Size> {
        Size::read(&json!({ "name": name, "raw": 3, "gzip": 2, "brotli": brotli }))
    }

    #[test]
    fn a_budget_may_be_spent_to_the_last_byte() -> Result<()> {
        for Entry { name, budget, .. } in ENTRIES {
            assert_eq!(over_budget(&[size(name, budget)?]), [""; 0]);
            assert!(over_budget(&[size(name, budget + 1)?])[0].contains(name));
        }
        Ok(())
    }

    #[test]
    fn the_goal_is_for_everything() -> Result<()> {
        assert_eq!(whole(&[size("ontrack-probe", 1)?, size(WHOLE, 7)?])?, 7);
        assert!(whole(&[size("ontrack-probe", 1)?]).is_err());
        assert!(towards_goal(GOAL).ends_with("is reached"));
        assert!(towards_goal(GOAL + 1).ends_with("is MISSED"));
        Ok(())
    }
}
