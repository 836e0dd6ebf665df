//! `cargo xtask test`: every test there is, in steps that do not stop each other.

mod browser_tests;
mod hostile;
mod outcome;
mod package_tests;
mod packages;
mod pages;
mod parity;
mod playground;
mod privacy;
mod rust_tests;
mod soak;
mod supply;
mod visited;

use std::time::Instant;

use anyhow::Result;

use self::outcome::{Findings, Tally};
use crate::workspace::Workspace;

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
        name: "harness",
        run: package_tests::harness,
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
        run: package_tests::entries,
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
        name: "tarball",
        run: package_tests::tarball,
    },
    Step {
        name: "server",
        run: package_tests::server,
    },
    Step {
        name: "parity",
        run: parity::parity,
    },
    Step {
        name: "packages",
        run: packages::packages,
    },
    Step {
        name: "packages-broken",
        run: packages::broken,
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
        run: hostile::pages,
    },
    Step {
        name: "soak",
        run: soak::short,
    },
    Step {
        name: "privacy",
        run: privacy::privacy,
    },
    Step {
        name: "playground",
        run: playground::playground,
    },
    Step {
        name: "matrix",
        run: pages::matrix,
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
