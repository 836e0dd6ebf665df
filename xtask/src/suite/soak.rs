//! A short soak; a long one is `cargo xtask soak`.

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    install::browsers::Engine,
    soak::{self, Soak},
    workspace::Workspace,
};

/// What many probes in one page leave behind is nothing.
pub fn short(workspace: &Workspace) -> Result<Findings> {
    let wanted = Soak {
        probes: 120,
        loopbacks: 12,
        ..Soak::default()
    };
    let mut findings = Findings::default();
    soak::each_browser(workspace, &wanted, |browser, figures| {
        let problems = soak::problems(browser, &figures, &wanted);
        if problems.is_empty() {
            findings.passed += 1;
        }
        for problem in problems {
            findings.fail(browser, problem);
        }
    })?;
    if findings.failures.is_empty() && findings.passed < Engine::ALL.len() {
        findings.fail("", "a browser told nothing");
    }
    Ok(findings)
}
