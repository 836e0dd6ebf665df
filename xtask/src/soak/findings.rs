//! What must hold of the figures.

use serde_json::{Map, Value};

use super::Soak;

/// Probes that fit into the budget of a page.
const BUDGET_PROBES: u64 = 50;
/// The references that a module may keep besides those that it kept after the tenth probe: what
/// the last probe used is let go of when garbage is collected, which is not at once.
const REFERENCES: f64 = 8.0;

/// The room for references that may be added: a probe that meets others needs more at once.
const ROOM: f64 = 512.0;

/// What does not hold, in words.
pub fn problems(browser: &str, figures: &Value, wanted: &Soak) -> Vec<String> {
    let mut problems = Vec::new();
    let mut hold = |is_held: bool, what: String| {
        if !is_held {
            problems.push(format!("{browser}: {what}"));
        }
    };
    let within = &figures["default"];
    let probes = u64::from(wanted.probes);
    let genuine = BUDGET_PROBES.min(probes);
    for (verdict, many) in [
        ("genuine", genuine),
        ("inconclusive: page-budget", probes - genuine),
    ] {
        let seen = within["verdicts"][verdict].as_u64().unwrap_or(0);
        hold(
            seen == many,
            format!("{seen} probes of a page are {verdict}, not {many}"),
        );
    }
    hold(
        within["own"]["refusal"].is_null(),
        "the page's own connections are refused".into(),
    );
    for (part, many, wanted) in [
        ("lifted", wanted.probes, "genuine"),
        ("loopback", wanted.loopbacks, "genuine: media complete"),
    ] {
        let seen = &figures[part];
        hold(
            settled(&seen["verdicts"]) == u64::from(many),
            format!("{part}: not all of {many} settled"),
        );
        // A busy machine may be late for a medium, and that accuses nobody.
        let is_late = |verdict: &str| {
            part == "loopback"
                && ["genuine", "inconclusive"]
                    .iter()
                    .any(|it| verdict.starts_with(it))
        };
        for verdict in others(&seen["verdicts"], wanted) {
            hold(is_late(verdict), format!("{part}: some are {verdict}"));
        }
        let [tenth, last] = ["tenth", "last"].map(|when| &seen[when]);
        let [before, after] = [tenth, last].map(|state| number(&state["memoryBytes"]));
        hold(
            before == after,
            format!("{part}: the module's memory grew from {before} to {after} bytes"),
        );
        let [before, after] = [tenth, last].map(|state| number(&state["references"]));
        hold(
            after <= before + REFERENCES,
            format!("{part}: {before} references became {after}"),
        );
        let [before, after] = [tenth, last].map(|state| number(&state["room"]));
        hold(
            after <= before + ROOM,
            format!("{part}: room for {before} references became {after}"),
        );
        for what in ["elements", "frames"] {
            hold(
                tenth[what] == last[what],
                format!("{part}: {what} went from {} to {}", tenth[what], last[what]),
            );
        }
    }
    for source in ["offline", "loopback"] {
        let left = &figures["counted"][source];
        for what in [
            "unclosed",
            "listeners",
            "timers",
            "intervals",
            "audioContexts",
            "closures",
        ] {
            hold(
                number(&left[what]) <= 0.0,
                format!(
                    "{source}: {} {what} are left after {} probes",
                    left[what], left["many"]
                ),
            );
        }
    }
    let refused = &figures["refused"];
    if refused["refusal"].is_string() {
        hold(
            refused["probe"]["inconclusive: resource-limit"] == 1,
            format!("a refused connection is {}", refused["probe"]),
        );
    }
    hold(
        refused["afterCollection"]["genuine"] == 1,
        format!(
            "after a refusal and collection: {}",
            refused["afterCollection"]
        ),
    );
    problems
}

fn settled(verdicts: &Value) -> u64 {
    let many = verdicts.as_object().into_iter().flat_map(Map::values);
    many.filter_map(Value::as_u64).sum()
}

fn others<'a>(verdicts: &'a Value, wanted: &str) -> Vec<&'a str> {
    let names = verdicts.as_object().into_iter().flat_map(Map::keys);
    names
        .map(String::as_str)
        .filter(|name| *name != wanted)
        .collect()
}

/// What is missing is no number, and nothing holds of it.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::problems;
    use crate::soak::Soak;

    fn good() -> Value {
        let state =
            json!({ "memoryBytes": 1, "references": 30, "room": 1156, "elements": 6, "frames": 0 });
        let soaked = |verdict: &str, many: u32| json!({ "verdicts": { verdict: many }, "tenth": state, "last": state });
        let left = json!({
            "many": 3, "unclosed": 0, "listeners": 0, "timers": 0, "intervals": 0,
            "audioContexts": 0, "closures": 0,
        });
        json!({
            "default": {
                "verdicts": { "genuine": 50, "inconclusive: page-budget": 1950 },
                "own": { "refusal": null },
            },
            "lifted": soaked("genuine", 2000),
            "loopback": soaked("genuine: media complete", 200),
            "counted": { "offline": left, "loopback": left },
            "refused": {
                "refusal": "UnknownError",
                "probe": { "inconclusive: resource-limit": 1 },
                "afterCollection": { "genuine": 1 },
            },
        })
    }

    #[test]
    fn good_figures_hold() {
        assert_eq!(problems("any", &good(), &Soak::default()), [""; 0]);
    }

    #[test]
    fn every_figure_can_fail() {
        for (place, value) in [
            ("/default/verdicts/genuine", json!(49)),
            ("/default/own/refusal", json!("UnknownError")),
            ("/lifted/last/memoryBytes", json!(2)),
            ("/loopback/last/memoryBytes", json!(2)),
            ("/lifted/last/references", json!(99)),
            ("/loopback/last/room", json!(3000)),
            ("/lifted/last/elements", json!(7)),
            (
                "/lifted/verdicts",
                json!({ "genuine": 1999, "tampered": 1 }),
            ),
            (
                "/loopback/verdicts",
                json!({ "genuine: media complete": 199 }),
            ),
            ("/counted/offline/closures", json!(3)),
            ("/counted/loopback/audioContexts", json!(1)),
            ("/refused/probe", json!({ "blocked": 1 })),
            ("/refused/afterCollection", json!({})),
        ] {
            let mut figures = good();
            if let Some(figure) = figures.pointer_mut(place) {
                *figure = value;
            }
            assert_ne!(
                problems("any", &figures, &Soak::default()),
                [""; 0],
                "{place}"
            );
        }
    }
}
