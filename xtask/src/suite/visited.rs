//! Programs of the harness that visit pages in every browser, as steps of the tests.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use super::outcome::Findings;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    workspace::Workspace,
};

/// Runs `program` with the browsers and its own `options`; `count` takes each row that it tells.
pub fn visited(
    workspace: &Workspace,
    program: &str,
    mut options: Value,
    deadline: Duration,
    count: impl Fn(&mut Findings, &Value),
) -> Result<Findings> {
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &Engine::ALL)?;
    package::build(workspace)?;
    options["browsers"] = json!(browsers::places(&found));
    let mut findings = Findings::default();
    let end = harness::run(workspace, program, &options, deadline, |_, row| {
        count(&mut findings, &row);
    });
    // What was tried before it broke still counts.
    if let Err(error) = end {
        findings.fail("", format!("{error:#}"));
    } else if findings.passed == 0 && findings.failures.is_empty() {
        findings.fail("", "nothing was tried");
    }
    Ok(findings)
}
