//! The playground in real browsers: untouched, beset by every adversary, and without WebRTC.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use super::outcome::Findings;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        webkit,
    },
    package,
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// A browser that nobody touched is genuine.
pub fn genuine(workspace: &Workspace) -> Result<Findings> {
    matrix(workspace, "genuine")
}

/// Every adversary gets its verdict.
pub fn adversaries(workspace: &Workspace) -> Result<Findings> {
    matrix(workspace, "adversaries")
}

/// An engine without `RTCPeerConnection` is blocked, and nothing throws.
pub fn webkit(workspace: &Workspace) -> Result<Findings> {
    if !cfg!(target_os = "linux") {
        eprintln!("WebKitGTK is for Linux: left out");
        return Ok(Findings::default());
    }
    let options = webkit::ensure()?;
    package::build(workspace)?;
    rows(workspace, "webkit.mjs", &options)
}

fn matrix(workspace: &Workspace, which: &str) -> Result<Findings> {
    let found = browsers::ensure(workspace, &Engine::ALL)?;
    package::build(workspace)?;
    let options = json!({ "browsers": browsers::places(&found), "rows": which });
    rows(workspace, "matrix.mjs", &options)
}

fn rows(workspace: &Workspace, program: &str, options: &Value) -> Result<Findings> {
    let mut findings = Findings::default();
    let end = harness::run(workspace, program, options, DEADLINE, |_, row| {
        if row["passed"] == true {
            findings.passed += 1;
            return;
        }
        let text = |key: &str| row[key].as_str().unwrap_or("?").to_owned();
        let what = format!("{} in {}", text("name"), text("browser"));
        eprintln!("  {what}: {}", text("why"));
        findings.fail(what, text("why"));
    });
    // The rows that finished before it broke still count.
    if let Err(error) = end {
        findings.fail("", format!("{error:#}"));
    } else if findings.passed == 0 && findings.failures.is_empty() {
        findings.fail("", "no page was visited");
    }
    Ok(findings)
}
