//! The figures of one browser for people.

use std::fmt::Write;

use serde_json::{Map, Value};

/// What is told of a page after the tenth probe and after the last: the name, the key, and how many
/// of the one are one of the other.
const STATES: &[(&str, &str, f64)] = &[
    ("connections, by the library", "connections", 1.0),
    ("connections alive", "liveConnections", 1.0),
    ("memory of the module, kB", "memoryBytes", 1024.0),
    ("references it keeps", "references", 1.0),
    ("room for them", "room", 1.0),
    ("JavaScript heap, kB", "heapBytes", 1024.0),
    ("memory of the process, kB", "processBytes", 1024.0),
    ("elements", "elements", 1.0),
    ("frames", "frames", 1.0),
    ("nodes, by the browser", "nodes", 1.0),
    ("listeners, by the browser", "listeners", 1.0),
    ("audio handlers", "audioHandlers", 1.0),
];

/// What is counted in a page of its own.
const COUNTED: &[(&str, &str)] = &[
    ("connections constructed", "connections"),
    ("connections that the library counts", "spent"),
    ("connections not closed", "unclosed"),
    ("listeners left", "listeners"),
    ("timers left", "timers"),
    ("intervals left", "intervals"),
    ("audio contexts left", "audioContexts"),
    ("closures left", "closures"),
];

/// The tables of one browser.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let within = &figures["default"];
    let mut text = format!("{title}\n  within the budget: {}\n", verdicts(within));
    line(
        &mut text,
        "connections, by the library",
        &[number(&within["connections"])],
    );
    line(
        &mut text,
        "the page's own, afterwards",
        &[number(&within["own"]["opened"])],
    );
    for (part, what) in [("lifted", "without a budget"), ("loopback", "loopback")] {
        let seen = &figures[part];
        text += &format!(
            "  {what}: {}\n  {:<36} {:>12} {:>12}\n",
            verdicts(seen),
            "",
            "after 10",
            "at the end"
        );
        for (name, key, unit) in STATES {
            let both = ["tenth", "last"].map(|when| number(&seen[when][key]) / unit);
            if both.iter().all(|figure| figure.is_finite()) {
                line(&mut text, name, &both);
            }
        }
    }
    let counted = &figures["counted"];
    let many = |source: &str| format!("{} {source}", counted[source]["many"]);
    text += &format!(
        "  in a page that counts {:>26} {:>12}\n",
        many("offline"),
        many("loopback")
    );
    for (name, key) in COUNTED {
        let both = ["offline", "loopback"].map(|source| number(&counted[source][key]));
        line(&mut text, name, &both);
    }
    let refused = &figures["refused"];
    text += &format!(
        "  a page that opened {} connections itself: {}, then {}; after garbage collection {}\n",
        refused["opened"],
        refused["refusal"].as_str().unwrap_or("none was refused"),
        names(&refused["probe"]),
        names(&refused["afterCollection"]),
    );
    text
}

fn line(text: &mut String, name: &str, figures: &[f64]) {
    // Writing into a String does not fail.
    let _ = write!(text, "  {name:<36}");
    for figure in figures {
        let _ = write!(text, " {figure:>12.0}");
    }
    text.push('\n');
}

fn verdicts(seen: &Value) -> String {
    let seconds = number(&seen["tookMs"]) / 1000.0;
    format!("{} in {seconds:.0} s", names(&seen["verdicts"]))
}

/// `1950 × inconclusive: page-budget, 50 × genuine`.
fn names(verdicts: &Value) -> String {
    let all = verdicts.as_object().into_iter().flat_map(Map::iter);
    let words: Vec<_> = all
        .map(|(verdict, many)| format!("{many} × {verdict}"))
        .collect();
    words.join(", ")
}

/// What is missing is no number.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::text;

    #[test]
    fn what_a_browser_does_not_tell_has_no_line() {
        let state = json!({ "memoryBytes": 2048, "heapBytes": null });
        let shown = text(&json!({ "lifted": { "tenth": state, "last": state } }));
        assert!(shown.contains("memory of the module, kB"), "{shown}");
        assert!(!shown.contains("JavaScript heap"), "{shown}");
    }
}
