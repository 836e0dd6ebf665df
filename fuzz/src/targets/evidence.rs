//! Evidence from a client, read and judged: total, deterministic, and nothing is lost.

use ontrack_probe::{Evidence, Verdict, Weight, judge};

use super::{Target, outcome};
use crate::corpus;

pub const TARGET: Target = Target {
    name: "evidence",
    corpus: corpus::evidence,
    words: &[
        "evidence",
        "schemaVersion",
        "surface",
        "members",
        "events",
        "tracks",
        "absent",
        "threw",
        "timedOut",
        "skipped",
        "not-reached",
        "obstacle",
        "TypeError",
        "native",
        "script",
        "resolves",
        "RTCPeerConnection",
        "\"",
        "\\",
        "\\u0000",
        "[",
        "{",
        "[[[[[[[[[[[[[[[[",
        "1e999",
        "-0",
        "null",
        "\u{feff}",
        "\u{202e}",
    ],
    run,
};

fn run(input: &[u8]) -> u64 {
    let evidence = match Evidence::from_json(input) {
        Ok(evidence) => evidence,
        Err(error) => {
            assert!(!error.to_string().is_empty() && error.to_string().len() < 100_000);
            return outcome(error.code());
        }
    };
    let report = judge(&evidence);
    let text = serde_json::to_string(&report).expect("a report can be written");
    let again = serde_json::to_string(&judge(&evidence)).expect("a report can be written");
    assert_eq!(text, again, "the same evidence gives the same report");

    let above_soft = report
        .anomalies
        .iter()
        .any(|anomaly| anomaly.check.weight > Weight::Soft);
    assert!(report.verdict != Verdict::Genuine || !above_soft);

    let read = Evidence::from_json(&text).expect("a report is read again");
    assert_eq!(read, evidence, "what is written is read without loss");

    let failed: Vec<_> = report.anomalies.iter().map(|it| it.check.id).collect();
    outcome((report.verdict.name(), report.outcome.name(), failed))
}
