//! `cargo xtask test`: every test there is, in steps that do not stop each other.

mod browser_tests;
pub mod outcome;
mod package_tests;
mod rust_tests;
mod supply;

use std::time::Instant;

use anyhow::Result;

use self::outcome::{Findings, Tally};
pub use self::package_tests::size_table;
use crate::{pages, workspace::Workspace};

/// One step: its name, and what it tests.
type Step = (&'static str, fn(&Workspace) -> Result<Findings>);

/// Quick and native first: what fails there explains what fails later.
const STEPS: &[Step] = &[
    ("format", rust_tests::format),
    ("lint", rust_tests::lint_native),
    ("lint-wasm", rust_tests::lint_wasm),
    ("native", rust_tests::native),
    ("recipe", rust_tests::recipe),
    ("engines", rust_tests::engines),
    ("fuzz", rust_tests::fuzz),
    ("tools", pages::library),
    ("build", package_tests::build),
    ("size", package_tests::size),
    ("entries", pages::entries),
    ("types", package_tests::types),
    ("documentation", package_tests::documentation),
    ("packages", |workspace| {
        pages::current(workspace, "packages", 40, Some("quick"))
    }),
    ("packages-broken", |workspace| {
        pages::current(workspace, "packages-broken", 15, None)
    }),
    ("supply", supply::supply),
    ("wasm-chromium", browser_tests::chromium),
    ("wasm-firefox", browser_tests::firefox),
    ("rust-page", |workspace| {
        pages::current(workspace, "rust-page", 20, None)
    }),
    ("hostile", |workspace| {
        pages::current(workspace, "hostile", 25, None)
    }),
    ("calls", |workspace| {
        pages::current(workspace, "calls", 6, None)
    }),
    ("soak", |workspace| pages::soak(workspace, None, 120, 12)),
    ("privacy", pages::privacy),
    ("preflight", |workspace| {
        pages::current(workspace, "preflight", 5, None)
    }),
    ("playground", |workspace| {
        pages::current(workspace, "playground", 10, None)
    }),
    ("matrix", |workspace| pages::matrix(workspace, None)),
    ("blinded", pages::blinded),
];

/// The names that `--only` takes.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|(name, _)| *name).collect()
}

/// Runs every step, or only the one named; tells whether nothing failed.
pub fn run(workspace: &Workspace, only: Option<&str>) -> Result<bool> {
    let mut tally = Tally::default();
    let steps = STEPS
        .iter()
        .filter(|(name, _)| only.is_none_or(|only| only == *name));
    for (name, step) in steps {
        eprintln!("{name} …");
        let started = Instant::now();
        let findings = step(workspace).unwrap_or_else(Findings::broken);
        tally.add(name, findings, started.elapsed());
    }
    Ok(tally.conclude())
}
