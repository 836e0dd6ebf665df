//! Evidence of every adversary, recorded in Chromium 156 and Firefox 153 (three of them in
//! Node), and of some genuine configurations: a server says what the page said.

use ontrack_probe::{Evidence, Report, judge};
use serde_json::Value;

const RECORDED: &str = include_str!("../evidence/matrix.jsonl");

fn rows() -> Vec<Value> {
    let lines = RECORDED.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn a_server_gives_the_verdict_that_the_page_gave() {
    for row in rows() {
        let evidence = Evidence::from_json(row["evidence"].to_string()).expect("evidence");
        let report = judge(&evidence);
        assert_eq!(
            (report.verdict.name(), report.outcome.name()),
            (
                row["verdict"].as_str().unwrap_or_default(),
                row["outcome"].as_str().unwrap_or_default()
            ),
            "{} in {}: if this is meant to change, run the matrix and tools/record.mjs",
            row["name"],
            row["browser"]
        );
    }
}

#[test]
fn a_report_is_read_back_as_the_evidence_it_was_made_from() {
    for row in rows() {
        let evidence = Evidence::from_json(row["evidence"].to_string()).expect("evidence");
        let report = serde_json::to_string(&judge(&evidence)).expect("JSON");
        assert_eq!(Evidence::from_json(report), Ok(evidence));
    }
}

#[test]
fn a_report_is_written_as_by_serde_and_read_back_as_a_report() {
    for row in rows() {
        let evidence = Evidence::from_json(row["evidence"].to_string()).expect("evidence");
        let report = judge(&evidence);
        let text = serde_json::to_string(&report).expect("JSON");
        assert_eq!(report.to_json(), text, "{}", row["name"]);
        let read: Report<'static> = serde_json::from_str(&text).expect("a report");
        assert_eq!((&read.tracks, &read.media), (&report.tracks, &report.media));
        assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
        assert_eq!(report.clone().into_owned(), report);
    }
}

#[test]
fn every_adversary_is_there() {
    let rows = rows();
    for entry in std::fs::read_dir("tests/adversaries").expect("the folder") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let name = path.file_stem().expect("a name").to_string_lossy();
            assert!(
                rows.iter().any(|row| row["name"] == *name),
                "{name} was never recorded: run the matrix and tools/record.mjs"
            );
        }
    }
}
