//! Every report recorded keeps to the schemas, and what is none does not.

use ontrack_probe::{Evidence, judge};
use serde_json::{Value, json};

use crate::{evidence, report};

fn recorded() -> Vec<Value> {
    let matrix = include_str!("../evidence/matrix.jsonl").lines();
    let rows = matrix.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let mut all: Vec<_> = rows.map(|row| row["evidence"].clone()).collect();
    for text in [
        include_str!("../evidence/chromium-150.json"),
        include_str!("../evidence/chromium-156.json"),
        include_str!("../evidence/firefox-140.json"),
        include_str!("../evidence/firefox-153.json"),
    ] {
        all.push(serde_json::from_str(text).expect("JSON"));
    }
    all
}

#[test]
fn every_report_recorded_keeps_to_the_schemas() {
    let of_evidence = jsonschema::validator_for(&evidence::schema()).expect("a schema");
    let of_report = jsonschema::validator_for(&report::schema()).expect("a schema");
    for value in recorded() {
        let problems: Vec<_> = of_evidence
            .iter_errors(&value)
            .map(|it| it.to_string())
            .collect();
        assert!(problems.is_empty(), "{problems:?}");
        let evidence = Evidence::from_json(value.to_string()).expect("evidence");
        let written = serde_json::to_value(judge(&evidence)).expect("JSON");
        let problems: Vec<_> = of_report
            .iter_errors(&written)
            .map(|it| it.to_string())
            .collect();
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn what_is_no_evidence_does_not() {
    let validator = jsonschema::validator_for(&evidence::schema()).expect("a schema");
    let genuine = recorded().pop().expect("evidence");
    for (pointer, value) in [
        ("/schemaVersion", json!(2)),
        ("/surface/members", json!("many")),
        ("/surface/members", json!({ "was": 1 })),
        ("/events/0/trusted", json!(1)),
        ("/timeline", json!({})),
    ] {
        let mut changed = genuine.clone();
        *changed.pointer_mut(pointer).expect(pointer) = value;
        assert!(!validator.is_valid(&changed), "{pointer}");
        assert!(
            Evidence::from_json(changed.to_string()).is_err(),
            "{pointer}"
        );
    }
}
