//! A line of JSON in, a line of JSON out.

use serde_json::{Value, json};

use crate::program::{GENUINE, adversary, file, in_one_line, run, text};

fn answers(arguments: &[&str], input: &str) -> Vec<Value> {
    let output = run(&[&["lines"], arguments].concat(), input);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let output = text(&output.stdout);
    let lines = output.lines();
    lines
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

#[test]
fn a_line_of_evidence_is_answered_with_its_report() {
    let found = answers(&[], &in_one_line(GENUINE));
    let evidence = ontrack_probe::Evidence::from_json(GENUINE).unwrap();
    let expected = serde_json::to_value(ontrack_probe::judge(&evidence)).unwrap();
    assert_eq!(found, [expected]);
}

#[test]
fn a_report_is_judged_by_its_evidence_and_not_by_its_word() {
    let tampered: Value = serde_json::from_str(&adversary("stealth-proxy")).unwrap();
    let report = json!({ "verdict": "genuine", "evidence": tampered });
    let found = answers(&[], &report.to_string());
    assert_eq!(found[0]["verdict"], "tampered");
}

#[test]
fn a_bad_line_is_answered_with_its_error_and_the_next_line_is_judged() {
    let good = in_one_line(GENUINE);
    let odd = r#"{"schemaVersion":1,"surface":{"members":"many"}}"#;
    let input = format!("{good}\n<html>\n\n{odd}\n{good}\n");
    let found = answers(&[], &input);
    let codes: Vec<_> = found
        .iter()
        .map(|answer| &answer["error"]["code"])
        .collect();
    assert_eq!(
        codes,
        [
            &Value::Null,
            &json!("not-json"),
            &json!("not-json"),
            &json!("other-type"),
            &Value::Null
        ]
    );
    assert_eq!(found[3]["error"]["path"], "surface.members");
    assert!(
        found[3]["error"]["detail"]
            .as_str()
            .unwrap()
            .contains("surface.members")
    );
    assert_eq!(found[4]["verdict"], "genuine");
}

#[test]
fn bytes_that_are_no_text_are_an_error_of_their_line() {
    let path = file("bytes.jsonl", "");
    std::fs::write(&path, b"\xff\xfe\n{}\n").unwrap();
    let found = answers(&[path.to_str().unwrap()], "");
    assert_eq!(found[0]["error"]["code"], "not-json");
    assert_eq!(found[1]["error"]["code"], "no-version");
}

#[test]
fn a_line_that_is_too_long_is_refused_and_the_next_line_is_judged() {
    let good = in_one_line(GENUINE);
    let most = good.len();
    let input = format!("{good} \n{good}\n{good}{good}\n{good}");
    let found = answers(&["--max-bytes", &most.to_string()], &input);
    let codes: Vec<_> = found
        .iter()
        .map(|answer| answer["error"]["code"].as_str())
        .collect();
    assert_eq!(codes, [Some("too-large"), None, Some("too-large"), None]);
}

#[test]
fn a_brief_answer_has_the_verdict_reason_outcome_and_nonce() {
    let input = [in_one_line(GENUINE), adversary("worker"), "{}".into()].join("\n");
    let found = answers(&["--brief"], &input);
    assert_eq!(
        found[0],
        json!({ "verdict": "genuine", "reason": null, "outcome": "SUCCESS", "nonce": "recorded" })
    );
    assert_eq!(found[1]["verdict"], "inconclusive");
    assert_eq!(found[1]["reason"], "not-a-window");
    assert_eq!(found[2]["error"]["code"], "no-version");
}

#[test]
fn a_file_of_lines_is_read() {
    let path = file(
        "three.jsonl",
        &format!("{}\n", in_one_line(GENUINE)).repeat(3),
    );
    let found = answers(&["--brief", path.to_str().unwrap()], "");
    assert_eq!(found.len(), 3);
}

#[test]
fn a_file_that_is_missing_is_named() {
    let output = run(&["lines", "no-such-file.jsonl"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no-such-file.jsonl"));
}
