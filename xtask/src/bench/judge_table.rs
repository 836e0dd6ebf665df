//! The figures of judging for people, with the goals they are to reach.

use std::fmt::Write;

use serde_json::{Map, Value};

/// How many evidences a core of a server is to judge in a second, once they are parsed.
const LEAST_PER_SECOND: f64 = 1e6;
/// How many times parsing alone parsing and judging may take.
const MOST_PARSINGS: f64 = 1.3;

/// The table, and one line about the goals.
pub fn text(measured: &Map<String, Value>) -> String {
    let mut text = format!(
        "{:<24} {:>12} {:>12} {:>12} {:>12}\n",
        "in ns", "median", "q1", "q3", "per second"
    );
    let native = measured.get("native").unwrap_or(&Value::Null);
    for (name, key) in [
        ("native, judge", "judgeNs"),
        ("native, parse", "parseNs"),
        ("native, parse and judge", "bothNs"),
    ] {
        line(&mut text, name, &native[key]);
    }
    for (name, figures) in measured.iter().filter(|(name, _)| *name != "native") {
        let title = figures["title"].as_str().unwrap_or(name);
        line(&mut text, &format!("{title}, judge"), &figures["judgeNs"]);
    }
    let [per_second, quickest] =
        ["median", "least"].map(|part| 1e9 / number(&native["judgeNs"][part]));
    let ratio = number(&native["ratioToParsing"]["median"]);
    let _ = writeln!(
        text,
        "goals: {per_second:.0} judged per second and core, {quickest:.0} in the quickest round \
         (at least {LEAST_PER_SECOND}): {}; {ratio:.2} × parsing (at most {MOST_PARSINGS}): {}",
        reached(per_second >= LEAST_PER_SECOND),
        reached(ratio <= MOST_PARSINGS),
    );
    text
}

fn line(text: &mut String, name: &str, figures: &Value) {
    let [median, q1, q3] = ["median", "q1", "q3"].map(|part| number(&figures[part]));
    let per_second = 1e9 / median;
    let _ = writeln!(
        text,
        "{name:<24} {median:>12.0} {q1:>12.0} {q3:>12.0} {per_second:>12.0}"
    );
}

/// What is missing reaches no goal.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

const fn reached(is: bool) -> &'static str {
    if is { "reached" } else { "NOT reached" }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::text;

    fn shown(figures: Value) -> String {
        text(&figures.as_object().cloned().unwrap_or_default())
    }

    #[test]
    fn each_goal_is_told_by_itself() {
        let shown = shown(json!({
            "native": { "judgeNs": { "median": 800.0, "least": 500.0 }, "ratioToParsing": { "median": 1.5 } },
            "firefox": { "title": "firefox 1", "judgeNs": { "median": 90000.0 } },
        }));
        assert!(shown.contains("1250000 judged"), "{shown}");
        assert!(shown.contains("2000000 in the quickest"), "{shown}");
        assert!(shown.contains("1000000): reached"), "{shown}");
        assert!(shown.contains("1.3): NOT reached"), "{shown}");
        assert!(shown.contains("firefox 1, judge"), "{shown}");
    }

    #[test]
    fn what_was_not_measured_reaches_nothing() {
        let shown = shown(json!({ "native": {} }));
        assert_eq!(shown.matches("NOT reached").count(), 2);
    }
}
