//! `openapi.json` is an OpenAPI document and says what the service does: every answer here is
//! described, and every answer that is described was given.

use std::io::Write;

use serde_json::Value;

use crate::{
    described::Described,
    program::{GENUINE, adversary},
    service::{Answer, Service},
};

/// The schema of such documents, by the OpenAPI Initiative under Apache-2.0; its `$id` says where it
/// stands.
const OPENAPI: &str = include_str!("openapi-3.1.schema.json");

#[test]
fn the_description_is_an_openapi_document() {
    let service = Service::start(&[]);
    let document = service.ask("GET", "/openapi.json", "").json();
    let schema: Value = serde_json::from_str(OPENAPI).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<_> = validator
        .iter_errors(&document)
        .map(|it| it.to_string())
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let mut broken = document;
    broken["paths"]["/judge"]["post"]["responses"]["200"] = Value::Bool(true);
    assert!(!validator.is_valid(&broken), "the schema accepts anything");
}

#[test]
fn every_answer_is_described_and_every_description_is_true() {
    let service = Service::start(&["--max-seconds", "1"]);
    let mut described = Described::read(&service);
    let large = "x".repeat(2_000_000);
    for (method, path, body, status) in [
        ("POST", "/judge", GENUINE, 200),
        ("POST", "/judge", &adversary("canned-sdp"), 200),
        ("POST", "/judge?brief=true", GENUINE, 200),
        ("POST", "/judge?brief=true", &adversary("worker"), 200),
        (
            "POST",
            "/judge",
            r#"{"schemaVersion":1,"surface":{"members":"many"}}"#,
            400,
        ),
        ("POST", "/judge?other=1", GENUINE, 400),
        ("POST", "/judge", &large, 413),
        ("POST", "/judge?nonce=other", GENUINE, 422),
        ("GET", "/health", "", 200),
        ("GET", "/openapi.json", "", 200),
        ("GET", "/schema/evidence.schema.json", "", 200),
        ("GET", "/schema/report.schema.json", "", 200),
    ] {
        let answer = service.ask(method, path, body);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        described.take(method, path, &answer);
    }
    let mut slow = service.connect();
    write!(
        slow,
        "POST /judge HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n"
    )
    .unwrap();
    described.take("POST", "/judge", &Answer::read(&mut slow));
    let missing = described.missing();
    assert!(missing.is_empty(), "never given: {missing:#?}");
}
