//! Pages that do what they can against the probe.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use super::{outcome::Findings, visited::visited};
use crate::workspace::Workspace;

const DEADLINE: Duration = Duration::from_secs(25 * 60);

/// Whatever they break, there is a report in time, no trap, and the next probe is genuine.
pub fn pages(workspace: &Workspace) -> Result<Findings> {
    let options = json!({ "pages": workspace.target.join("hostile") });
    visited(workspace, "hostile/hostile.mjs", options, DEADLINE, count)
}

/// Only a row that says there is no problem has none.
fn count(findings: &mut Findings, row: &Value) {
    if row.get("problem").is_some_and(Value::is_null) {
        findings.passed += 1;
        return;
    }
    let [browser, name, problem] = ["browser", "name", "problem"].map(|key| row[key].as_str());
    let place = format!("{} {}", browser.unwrap_or("?"), name.unwrap_or("?"));
    findings.fail(place, problem.unwrap_or("it does not say what"));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Findings, count};

    #[test]
    fn only_what_says_that_it_holds_passes() {
        let mut findings = Findings::default();
        count(&mut findings, &json!({ "name": "a", "problem": null }));
        count(
            &mut findings,
            &json!({ "name": "b", "problem": "it hangs" }),
        );
        count(&mut findings, &json!({ "name": "c" }));
        assert_eq!((findings.passed, findings.failures.len()), (1, 2));
    }
}
