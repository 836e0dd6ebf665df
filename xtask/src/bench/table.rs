//! The figures of one browser for people, with the goals they are to reach.

use std::fmt::Write;

use serde_json::Value;

/// How many times the floor a probe may cost.
const MOST_FLOORS: f64 = 4.0;
/// How many times the peer: it is to be faster.
const MOST_PEERS: f64 = 1.0;

/// The table of one browser, and one line about the goals.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let mut text = format!("{title}, {} rounds, in ms\n", figures["rounds"]);
    let _ = writeln!(text, "  {:<24} {:>8} {:>8} {:>8}", "", "median", "q1", "q3");
    for (name, key) in [
        ("bare JavaScript floor", "floorMs"),
        ("probe", "probeMs"),
        ("fingerprintjs", "fingerprintjsMs"),
    ] {
        let [median, q1, q3] = ["median", "q1", "q3"].map(|part| number(&figures[key][part]));
        let _ = writeln!(text, "  {name:<24} {median:>8.1} {q1:>8.1} {q3:>8.1}");
    }
    for (name, key) in [
        ("first probe of a page", "coldMs"),
        ("longest block of a probe", "longestBlockMs"),
    ] {
        let _ = writeln!(text, "  {name:<24} {:>8.1}", number(&figures[key]));
    }
    let (floors, peers) = (
        number(&figures["ratioToFloor"]),
        number(&figures["ratioToFingerprintjs"]),
    );
    let _ = writeln!(
        text,
        "  goals: {floors:.2} × the floor (at most {MOST_FLOORS}): {}; \
         {peers:.2} × fingerprintjs (less than {MOST_PEERS}): {}",
        reached(floors <= MOST_FLOORS),
        reached(peers < MOST_PEERS),
    );
    text
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
    use serde_json::json;

    use super::text;

    #[test]
    fn each_goal_is_told_by_itself() {
        let shown = text(&json!({
            "title": "one 1", "rounds": 25,
            "floorMs": { "median": 4.0, "q1": 3.5, "q3": 5.0 },
            "ratioToFloor": 4.0, "ratioToFingerprintjs": 1.0,
        }));
        assert!(shown.starts_with("one 1, 25 rounds"), "{shown}");
        assert!(shown.contains("4.0      3.5      5.0"), "{shown}");
        assert!(shown.contains("(at most 4): reached"), "{shown}");
        assert!(shown.contains("(less than 1): NOT reached"), "{shown}");
    }

    #[test]
    fn what_was_not_measured_reaches_nothing() {
        assert_eq!(text(&json!({})).matches("NOT reached").count(), 2);
    }
}
