//! An offline probe, beside its floor and its peer.

use serde_json::Value;

use super::{goal, heading, quartiles, single};

/// How many times the floor a probe may cost.
const MOST_FLOORS: f64 = 4.0;
/// How many times the peer: it is to be faster.
const MOST_PEERS: f64 = 1.0;

/// The table of one browser, and a line for each goal.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let mut text = format!("{title}, {} rounds, in ms\n", figures["rounds"]);
    text += &heading();
    text += &quartiles("bare JavaScript floor", &figures["floorMs"]);
    text += &quartiles("probe", &figures["probeMs"]);
    text += &quartiles("fingerprintjs", &figures["fingerprintjsMs"]);
    text += &single("first probe of a page", &figures["coldMs"]);
    text += &single("longest block of a probe", &figures["longestBlockMs"]);
    goal(
        &mut text,
        &figures["ratioToFloor"],
        "the floor",
        MOST_FLOORS,
    );
    let peer = &figures["ratioToFingerprintjs"];
    goal(&mut text, peer, "fingerprintjs", MOST_PEERS);
    text
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
            "ratioToFloor": 4.0, "ratioToFingerprintjs": 1.1,
        }));
        assert!(shown.starts_with("one 1, 25 rounds"), "{shown}");
        assert!(shown.contains("4.0      3.5      5.0"), "{shown}");
        assert!(shown.contains("(at most 4): reached"), "{shown}");
        assert!(shown.contains("(at most 1): NOT reached"), "{shown}");
    }

    #[test]
    fn what_was_not_measured_reaches_nothing() {
        assert_eq!(text(&json!({})).matches("NOT reached").count(), 2);
    }
}
