//! The first decoded picture of a loopback probe, beside bare JavaScript.

use serde_json::Value;

use super::{goal, heading, quartiles, single};

/// How many times bare JavaScript the first picture may take.
const MOST: f64 = 1.1;

/// The table of one browser, and a line for the goal.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let rounds = &figures["rounds"];
    let mut text = format!("{title}, {rounds} rounds, to the first decoded picture, in ms\n");
    text += &heading();
    text += &quartiles("bare JavaScript", &figures["bareMs"]);
    text += &quartiles("probe", &figures["probeMs"]);
    text += &single("probe, to its report", &figures["wholeMs"]);
    text += &single("first of a page", &figures["coldMs"]);
    goal(&mut text, &figures["ratio"], "bare JavaScript", MOST);
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::text;

    #[test]
    fn the_goal_is_told() {
        let shown = text(&json!({ "title": "one 1", "rounds": 25, "ratio": 1.1 }));
        assert!(
            shown.contains("1.10 × bare JavaScript (at most 1.1): reached"),
            "{shown}"
        );
        assert!(text(&json!({ "ratio": 1.2 })).contains("NOT reached"));
    }
}
