//! A report in a few lines for people.

use serde_json::Value;

/// The lines of one browser's report.
pub fn lines(browser: &str, report: &Value) -> String {
    let mut verdict = text(&report["verdict"]);
    if let Some(reason) = report["reason"].as_str() {
        verdict.push_str(&format!(" ({reason})"));
    }
    let mut lines = format!("{browser:<10} {verdict}\n");
    let mut line = |name: &str, value: String| {
        lines.push_str(&format!("  {name:<10} {value}\n"));
    };
    line("outcome", text(&report["outcome"]));
    line("source", text(&report["source"]));
    line("engine", engine(&report["engine"]));
    line("tracks", tracks(&report["tracks"]));
    line("checks", checks(&report["checks"]));
    let anomalies = list(&report["anomalies"]);
    if anomalies.is_empty() {
        line("anomalies", "none".into());
    }
    for (index, anomaly) in anomalies.iter().enumerate() {
        line(if index == 0 { "anomalies" } else { "" }, describe(anomaly));
    }
    let milliseconds = report["durationMs"].as_f64().unwrap_or_default();
    line("duration", format!("{milliseconds:.1} ms"));
    lines
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A string as it is, nothing for null, anything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn engine(engine: &Value) -> String {
    let consistent = match engine["consistent"].as_bool() {
        Some(true) => "consistent",
        Some(false) => "NOT consistent",
        None => "not to be compared",
    };
    let [behaves, claims] = ["behaves", "claims"].map(|key| text(&engine[key]));
    format!("behaves like {behaves}, claims {claims}: {consistent}")
}

fn tracks(tracks: &Value) -> String {
    let described = list(tracks).iter().map(|track| {
        let kind = text(&track["kind"]);
        let muted = if track["muted"] == true {
            ", muted"
        } else {
            ""
        };
        format!("{kind} ({}{muted})", text(&track["readyState"]))
    });
    let described: Vec<_> = described.collect();
    if described.is_empty() {
        "none".into()
    } else {
        described.join(", ")
    }
}

fn checks(checks: &Value) -> String {
    let [passed, failed, skipped] =
        ["passed", "failed", "skipped"].map(|key| list(&checks[key]).len());
    format!("{passed} passed, {failed} failed, {skipped} skipped")
}

fn describe(anomaly: &Value) -> String {
    let [weight, check] = ["weight", "check"].map(|key| text(&anomaly[key]));
    let [expected, observed] = ["expected", "observed"].map(|key| text(&anomaly[key]));
    format!("{weight:<6} {check}: expected {expected}, observed {observed}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::lines;

    #[test]
    fn a_report_of_any_shape_is_shown() {
        assert!(lines("chromium", &json!(null)).starts_with("chromium"));
        let report = json!({
            "verdict": "blocked",
            "reason": "no-constructor",
            "anomalies": [{ "check": "a", "weight": "hard", "expected": "x", "observed": "y" }],
            "checks": { "passed": ["b"], "failed": ["a"], "skipped": [] },
        });
        let shown = lines("firefox", &report);
        assert!(shown.contains("blocked (no-constructor)"));
        assert!(shown.contains("1 passed, 1 failed, 0 skipped"));
        assert!(shown.contains("hard   a: expected x, observed y"));
    }
}
