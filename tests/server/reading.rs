//! Whatever a client sends is evidence, or an error that says what to do.

use ontrack_probe::{Evidence, EvidenceError, Limits};
use serde_json::{Value, json};

const RECORDED: &str = include_str!("../evidence/chromium-156.json");

fn refused(json: impl AsRef<[u8]>) -> (&'static str, String) {
    let error = Evidence::from_json(json).expect_err("not evidence");
    (error.code(), error.path().unwrap_or_default().to_owned())
}

fn with(pointer: &str, value: Value) -> String {
    let mut evidence: Value = serde_json::from_str(RECORDED).expect("JSON");
    *evidence.pointer_mut(pointer).expect(pointer) = value;
    evidence.to_string()
}

#[test]
fn a_report_is_read_as_the_evidence_in_it() {
    let evidence = Evidence::from_json(RECORDED).expect("evidence");
    let report = format!(r#"{{ "verdict": "genuine", "tracks": 5, "evidence": {RECORDED} }}"#);
    assert_eq!(Evidence::from_json(report), Ok(evidence));
}

#[test]
fn what_serde_reads_is_what_is_read() {
    let by_serde: Evidence = serde_json::from_str(RECORDED).expect("evidence");
    assert_eq!(Evidence::from_json(RECORDED), Ok(by_serde));
}

#[test]
fn what_is_of_another_type_is_named() {
    for (pointer, value, path) in [
        ("/surface/members", json!("many"), "surface.members"),
        ("/surface/members", json!(null), "surface.members"),
        ("/surface/members", json!({ "was": 1 }), "surface.members"),
        ("/surface", json!(3), "surface"),
        ("/surface/present/2", json!(3), "surface.present[2]"),
        ("/events/1/trusted", json!("yes"), "events[1].trusted"),
        ("/events", json!({}), "events"),
        ("/durationMs", json!("long"), "durationMs"),
        ("/timeline/0", json!([1.0, "closed"]), "timeline[0]"),
    ] {
        let expected = ("other-type", path.to_owned());
        assert_eq!(refused(with(pointer, value)), expected, "{pointer}");
    }
    assert_eq!(refused("[]"), ("other-type", "evidence".to_owned()));
    assert_eq!(refused("null"), ("other-type", "evidence".to_owned()));
}

#[test]
fn another_version_is_told_before_anything_of_its_shape() {
    let mut newer: Value = serde_json::from_str(RECORDED).expect("JSON");
    newer["schemaVersion"] = 2.into();
    assert_eq!(
        Evidence::from_json(newer.to_string()),
        Err(EvidenceError::OtherVersion { found: 2 })
    );
    newer["surface"] = json!([[]]);
    assert_eq!(
        Evidence::from_json(newer.to_string()),
        Err(EvidenceError::OtherVersion { found: 2 })
    );
    assert_eq!(Evidence::from_json("{}"), Err(EvidenceError::NoVersion));
}

#[test]
fn what_is_no_json_is_told_by_its_place() {
    for text in [
        "",
        "{",
        "{\"schemaVersion\":1",
        "nonsense",
        "{\"evidence\": tru",
    ] {
        assert_eq!(refused(text).0, "not-json", "{text}");
    }
    let error = Evidence::from_json(b"{\n\"a\": \"\xff\"}");
    assert_eq!(error, Err(EvidenceError::NotJson { line: 2, column: 7 }));
}

#[test]
fn what_is_too_much_is_refused_wherever_it_stands() {
    let long = "a".repeat(1025);
    let many = vec![true; 65];
    let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
    for (value, code) in [
        (json!(long), "text-too-long"),
        (json!(many), "list-too-long"),
        (deep, "too-deep"),
    ] {
        let text = json!({ "schemaVersion": 1, "ofTheFuture": value }).to_string();
        let path = refused(&text).1;
        assert_eq!(refused(&text).0, code);
        assert!(path.starts_with("ofTheFuture"), "{path}");
    }
    let large = format!("{}{{}}", " ".repeat(1 << 20));
    assert_eq!(refused(large).0, "too-large");
}

#[test]
fn limits_are_ones_own() {
    let limits = Limits {
        bytes: 100,
        ..Limits::default()
    };
    let error = Evidence::from_json_within(RECORDED, &limits).expect_err("too large");
    assert_eq!(error.code(), "too-large");
}

#[test]
fn nesting_without_end_in_a_report_is_no_trap() {
    let text = format!("{{\"a\":{},\"evidence\":{{}}", "[".repeat(500_000));
    assert_eq!(refused(text).0, "not-json");
}
