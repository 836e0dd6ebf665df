//! What the repository depends on.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    install::node,
    process::{Finished, answer, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(180);

/// Licences, sources and advisories, where the tools and the network are there to ask.
pub fn supply(workspace: &Workspace) -> Result<Findings> {
    let mut findings = Findings::default();
    deny(workspace, &mut findings)?;
    node::install(workspace, node::PAGES)?;
    audit(workspace, &mut findings)?;
    Ok(findings)
}

fn deny(workspace: &Workspace, findings: &mut Findings) -> Result<()> {
    if answer(Command::new("cargo").args(["deny", "--version"])).is_none() {
        eprintln!("  cargo-deny is not installed, so licences and advisories were not looked at");
        return Ok(());
    }
    let mut command = workspace.cargo(&["deny", "--workspace", "check"]);
    settle(findings, "cargo deny", keep(&mut command, DEADLINE)?);
    Ok(())
}

/// Only what runs on a developer's machine: the package itself depends on nothing.
fn audit(workspace: &Workspace, findings: &mut Findings) -> Result<()> {
    let mut command = Command::new("npm");
    command
        .args(["audit", "--audit-level=high"])
        .current_dir(workspace.pages());
    let finished = keep(&mut command, DEADLINE)?;
    if finished.success || finished.text.contains("vulnerabilit") {
        settle(findings, "npm audit", finished);
    } else {
        eprintln!("  npm audit got no answer, so advisories were not looked at");
    }
    Ok(())
}

fn settle(findings: &mut Findings, what: &str, Finished { success, text }: Finished) {
    if success {
        findings.passed += 1;
    } else {
        findings.fail(what, text.lines().next().unwrap_or("it failed"));
        findings.log.push_str(&text);
    }
}
