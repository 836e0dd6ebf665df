//! The package matrix as a step of the tests, and the proof that it can fail.

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    package,
    packages::{self, Tarball, broken::Breakage},
    workspace::Workspace,
};

/// A project that is quick to build.
const QUICK: &str = "esbuild";

/// Every kind of project gets the verdict out of the package.
pub fn packages(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let tarball = Tarball::pack(workspace)?;
    let mut findings = Findings::default();
    let end = packages::each_row(workspace, &tarball, None, |row| {
        eprintln!("  {}", row.line());
        if row.is_good() {
            findings.passed += 1;
        } else {
            findings.fail(row.place(), row.why());
        }
    });
    // The rows that finished before it broke still count.
    if let Err(error) = end {
        findings.fail("", format!("{error:#}"));
    } else if findings.passed == 0 {
        findings.fail("", "no project was made");
    }
    Ok(findings)
}

/// A broken package turns the matrix red.
pub fn broken(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let mut findings = Findings::default();
    for breakage in Breakage::ALL {
        let tarball = breakage.tarball(workspace)?;
        let (mut good, mut red) = (0, 0);
        packages::each_row(workspace, &tarball, Some(QUICK), |row| {
            eprintln!("  {}: {}", breakage.name(), row.line());
            if row.is_good() {
                good += 1;
            } else {
                red += 1;
            }
        })?;
        if red > 0 && good == 0 {
            findings.passed += 1;
        } else {
            findings.fail(
                breakage.name(),
                format!("{good} rows are as wanted all the same"),
            );
        }
    }
    Ok(findings)
}
