//! Formatting, lints and the tests that need no browser.

use std::time::Duration;

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    arguments::Fuzz,
    fuzz,
    install::{
        apt, on_path, python,
        rust::{self, WASM},
    },
    process::{Finished, keep},
    workspace::{FEATURES, LIBRARY, Workspace},
};

const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// Code looks the same everywhere.
pub fn format(workspace: &Workspace) -> Result<Findings> {
    rust::component("rustfmt", "fmt")?;
    cargo(
        workspace,
        &["fmt", "--all", "--check"],
        "run `cargo fmt --all`",
    )
}

/// Lints of everything that runs on this machine.
pub fn lint_native(workspace: &Workspace) -> Result<Findings> {
    rust::component("clippy", "clippy")?;
    lint(workspace, &["--workspace", "--all-targets"])
}

/// Lints of what runs in the browser.
pub fn lint_wasm(workspace: &Workspace) -> Result<Findings> {
    rust::component("clippy", "clippy")?;
    rust::wasm_target()?;
    let tests_too = ["--package", LIBRARY, "--lib", "--tests", "--target", WASM];
    lint(workspace, &tests_too)
}

fn lint(workspace: &Workspace, what: &[&str]) -> Result<Findings> {
    let list = [&["clippy", "-q"], what, &["--", "-D", "warnings"]].concat();
    cargo(workspace, &list, "clippy has warnings")
}

const EVERYTHING: [&str; 4] = ["test", "--workspace", "--no-fail-fast", FEATURES];

/// All native tests, those of xtask itself and of nonces that servers share among them.
pub fn native(workspace: &Workspace) -> Result<Findings> {
    if on_path("redis-server").is_none() {
        apt::install(&["redis-server"])?;
    }
    Ok(count(keep(&mut workspace.cargo(&EVERYTHING), DEADLINE)?))
}

/// What other engines make of rows, with the engines.
pub fn engines(workspace: &Workspace) -> Result<Findings> {
    if on_path("java").is_none() {
        apt::install(&["openjdk-17-jre-headless"])?;
    }
    let requirements = workspace.root.join("examples/fleet/requirements.txt");
    let python = python::environment(workspace, "fleet", &requirements)?;
    // As the step before, so that nothing is compiled anew with other features.
    let mut command = workspace.cargo(&EVERYTHING);
    command.args(["--test", "command", "--", "--ignored"]);
    Ok(count(keep(command.env("FLEET_PYTHON", python), DEADLINE)?))
}

/// The recipe for a check leaves nothing to touch by hand.
pub fn recipe(workspace: &Workspace) -> Result<Findings> {
    rust::wasm_target()?;
    let recipe = ["test", "--test", "documentation", "--", "--ignored"];
    Ok(count(keep(&mut workspace.cargo(&recipe), DEADLINE)?))
}

/// A bounded run; a longer one is `cargo xtask fuzz`.
pub fn fuzz(workspace: &Workspace) -> Result<Findings> {
    let wanted = Fuzz {
        cases: 4000,
        target: String::new(),
        seed: None,
    };
    Ok(count(fuzz::run(workspace, &wanted)?))
}

fn cargo(workspace: &Workspace, arguments: &[&str], complaint: &str) -> Result<Findings> {
    let Finished { success, text } = keep(&mut workspace.cargo(arguments), DEADLINE)?;
    Ok(if success {
        Findings::one()
    } else {
        Findings::failed(complaint, text)
    })
}

/// Reads what Rust's test runners print. No test at all is a failure too: a runner that skips
/// everything ends with success.
pub fn count(finished: Finished) -> Findings {
    let mut findings = Findings::default();
    for line in finished.text.lines() {
        if let Some(summary) = line.trim().strip_prefix("test result: ") {
            findings.passed += passed(summary).unwrap_or(0);
        } else if let Some(name) = failed_test(line) {
            findings.fail(name, "see its output above");
        }
    }
    if findings.failures.is_empty() {
        if !finished.success {
            findings.fail("", "the run failed");
        } else if findings.passed == 0 {
            findings.fail("", "no test ran at all");
        }
    }
    findings.log = finished.text;
    findings
}

/// The number in `ok. 12 passed; 0 failed; …`.
fn passed(summary: &str) -> Option<usize> {
    let before = summary.split(" passed").next()?;
    before.rsplit(' ').next()?.parse().ok()
}

/// The name in `test some::name ... FAILED`; wasm-bindgen's runner writes `FAIL`.
fn failed_test(line: &str) -> Option<&str> {
    let (name, result) = line.trim().strip_prefix("test ")?.split_once(" ... ")?;
    result.starts_with("FAIL").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(success: bool, text: &str) -> (usize, Vec<String>) {
        let findings = count(Finished {
            success,
            text: text.to_owned(),
        });
        let what = findings.failures.into_iter().map(|failure| failure.what);
        (findings.passed, what.collect())
    }

    #[test]
    fn every_binary_is_counted() {
        let text = "test a ... ok\ntest result: ok. 12 passed; 0 failed; 0 ignored\n\
                    test b ... FAILED\ntest result: FAILED. 3 passed; 1 failed; 0 ignored\n";
        assert_eq!(counted(false, text), (15, vec!["b".to_owned()]));
    }

    #[test]
    fn a_run_without_tests_fails() {
        assert_eq!(
            counted(true, "no tests to run!\n"),
            (0, vec![String::new()])
        );
        assert_eq!(
            counted(false, "error: linking failed\n"),
            (0, vec![String::new()])
        );
    }
}
