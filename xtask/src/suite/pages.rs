//! The matrix as a step of the tests, and the proof that it can fail.

use std::{process::Command, time::Duration};

use anyhow::{Result, bail};

use super::{outcome::Findings, package_tests::count_tap};
use crate::{
    matrix::{self, row::State},
    package,
    process::keep,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// Every adversary gets its verdict, and no genuine configuration is accused.
pub fn matrix(workspace: &Workspace) -> Result<Findings> {
    let mut findings = Findings::default();
    let end = matrix::each_row(workspace, None, |row, _| match row.state {
        State::Good => findings.passed += 1,
        // It was told while it ran; a machine that cannot make it is no failure.
        State::NotOffered => {}
        State::Bad => findings.fail(row.place(), row.why),
    });
    // The rows that finished before it broke still count.
    if let Err(error) = end {
        findings.fail("", format!("{error:#}"));
    } else if findings.passed == 0 && findings.failures.is_empty() {
        findings.fail("", "no page was visited");
    }
    Ok(findings)
}

/// With its checks blinded, the matrix turns red.
pub fn blinded(workspace: &Workspace) -> Result<Findings> {
    let reports = matrix::reports(workspace, None);
    if !reports.is_file() {
        bail!("there are no reports yet; run `cargo xtask matrix` first");
    }
    package::build(workspace)?;
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=tap", "blinded.mjs"])
        .env("MATRIX_REPORTS", reports)
        .current_dir(workspace.harness());
    Ok(count_tap(keep(&mut command, DEADLINE)?))
}
