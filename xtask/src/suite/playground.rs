//! The page that people look at, used as they do.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use super::{outcome::Findings, visited::visited};
use crate::workspace::Workspace;

const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// Every statement about the playground holds in every browser.
pub fn playground(workspace: &Workspace) -> Result<Findings> {
    let options = json!({
        "pictures": workspace.target.join("playground"),
        "bundles": workspace.matrix().join("bundles"),
    });
    visited(workspace, "playground/main.mjs", options, DEADLINE, count)
}

/// A statement that does not say that it holds does not hold.
fn count(findings: &mut Findings, row: &Value) {
    if row["passed"] == true {
        findings.passed += 1;
        return;
    }
    let [name, browser, why] = ["name", "browser", "why"].map(|key| row[key].as_str());
    let place = format!("{}: {}", browser.unwrap_or("?"), name.unwrap_or("?"));
    findings.fail(place, why.unwrap_or("it does not say why"));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Findings, count};

    #[test]
    fn only_what_says_that_it_holds_passes() {
        let mut findings = Findings::default();
        count(&mut findings, &json!({ "name": "a", "passed": true }));
        count(
            &mut findings,
            &json!({ "name": "b", "browser": "firefox", "passed": false, "why": "red" }),
        );
        count(&mut findings, &json!({}));
        assert_eq!((findings.passed, findings.failures.len()), (1, 2));
        let failure = findings.failures.first();
        assert!(failure.is_some_and(|it| it.what == "firefox: b" && it.why == "red"));
    }
}
