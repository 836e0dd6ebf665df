//! The walk through the architecture ends in the anomaly that it describes.

use ontrack_probe::{Evidence, Verdict, judge};
use serde_json::{Value, json};

use crate::documents::read;

#[test]
fn an_event_that_is_not_trusted_becomes_the_anomaly_of_the_walk() {
    let recorded = read("tests/evidence/chromium-156.json");
    let mut evidence: Value = serde_json::from_str(&recorded.text).expect("JSON");
    evidence["events"][0]["trusted"] = json!(false);
    let evidence = Evidence::from_json(evidence.to_string().as_bytes()).expect("evidence");
    let report = judge(&evidence);
    assert_eq!(report.verdict, Verdict::Instrumented);
    let report = serde_json::to_value(&report).expect("a report");
    let anomaly = json!({
        "check": "event.trusted",
        "weight": "hard",
        "expected": "yes",
        "observed": "no",
        "benignCauses": [],
    });
    assert_eq!(report["anomalies"], json!([anomaly]));
}
