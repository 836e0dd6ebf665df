//! `cargo xtask test`: every test there is, in steps that do not stop each other.

mod browser_tests;
pub mod outcome;
mod package_tests;
mod rust_tests;
mod supply;

use std::time::Instant;

use anyhow::Result;

use self::outcome::{Findings, Tally};
use crate::{pages, workspace::Workspace};

/// One step: its name, what it tests, and how.
struct Step {
    name: &'static str,
    run: fn(&Workspace) -> Result<Findings>,
}

/// Quick and native first: what fails there explains what fails later.
const STEPS: &[Step] = &[
    Step {
        name: "format",
        run: rust_tests::format,
    },
    Step {
        name: "lint",
        run: rust_tests::lint_native,
    },
    Step {
        name: "lint-wasm",
        run: rust_tests::lint_wasm,
    },
    Step {
        name: "native",
        run: rust_tests::native,
    },
    Step {
        name: "fuzz",
        run: rust_tests::fuzz,
    },
    Step {
        name: "tools",
        run: pages::library,
    },
    Step {
        name: "build",
        run: package_tests::build,
    },
    Step {
        name: "size",
        run: package_tests::size,
    },
    Step {
        name: "entries",
        run: pages::entries,
    },
    Step {
        name: "types",
        run: package_tests::types,
    },
    Step {
        name: "documentation",
        run: package_tests::documentation,
    },
    Step {
        name: "packages",
        run: |workspace| pages::packages(workspace, None),
    },
    Step {
        name: "packages-broken",
        run: pages::broken_packages,
    },
    Step {
        name: "supply",
        run: supply::supply,
    },
    Step {
        name: "wasm-chromium",
        run: browser_tests::chromium,
    },
    Step {
        name: "wasm-firefox",
        run: browser_tests::firefox,
    },
    Step {
        name: "hostile",
        run: pages::hostile,
    },
    Step {
        name: "soak",
        run: |workspace| pages::soak(workspace, None, 120, 12),
    },
    Step {
        name: "privacy",
        run: pages::privacy,
    },
    Step {
        name: "playground",
        run: pages::playground,
    },
    Step {
        name: "matrix",
        run: |workspace| pages::matrix(workspace, None),
    },
    Step {
        name: "blinded",
        run: pages::blinded,
    },
];

/// The names that `--only` takes.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs every step, or only the one named; tells whether nothing failed.
pub fn run(workspace: &Workspace, only: Option<&str>) -> Result<bool> {
    let mut tally = Tally::default();
    for step in STEPS
        .iter()
        .filter(|step| only.is_none_or(|name| name == step.name))
    {
        eprintln!("{} …", step.name);
        let started = Instant::now();
        let findings = (step.run)(workspace).unwrap_or_else(Findings::broken);
        tally.add(step.name, findings, started.elapsed());
    }
    Ok(tally.conclude())
}
