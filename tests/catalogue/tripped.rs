//! No check is there for show: each one passes for genuine browsers, and fails when
//! a single thing that was seen had been otherwise.

use std::collections::BTreeMap;

use ontrack_probe::checks::{self, Failure, Finding, Weight};
use ontrack_probe::report::judge;
use ontrack_probe::verdict::{MediaOutcome, Verdict};
use serde_json::{Value, json};

use crate::changes::{self, Change};
use crate::recorded::{all, read};

/// Every change of one observation. Where media came, only those of media: the rest is
/// that of the source `offline`.
fn changes(genuine: &Value) -> Vec<Change> {
    let mut changes = changes::all(genuine);
    if genuine["source"] != "offline" {
        let of_media = ["/transport", "/received", "/codecs"];
        changes.retain(|change| of_media.iter().any(|part| change.at.starts_with(part)));
    }
    changes
}

/// Checks that one change cannot trip, each with the changes that do.
fn several_changes() -> BTreeMap<&'static str, serde_json::Value> {
    BTreeMap::from([
        (
            "presence.answers",
            json!({
                "connection": { "constructed": "object", "isEventTarget": false, "ownMembers": [] },
                "delivery": { "outcome": "returns" },
            }),
        ),
        (
            "media.decodes",
            json!({
                "source": "loopback",
                "transport": { "connected": true, "hidden": false },
                "received": [{ "kind": "video", "looks": 3, "packets": 9, "framesDecoded": 0 }],
            }),
        ),
    ])
}

/// Both are phrases for people, and say different things.
fn assert_readable(id: &str, Failure { expected, observed }: &Failure) {
    assert!(expected != observed, "{id}: {expected} and {observed}");
    for words in [expected.as_ref(), observed] {
        assert!(!words.is_empty(), "{id}");
        let codes = ["\"", "[", "true", "false"];
        let code = codes.iter().find(|code| words.contains(**code));
        assert_eq!(code, None, "{id}: {words}");
    }
    let is_source_text = expected == "native";
    assert!(
        !is_source_text || observed != "native-unnamed",
        "{id}: {observed}"
    );
}

#[test]
fn every_check_fails_when_what_was_seen_had_been_otherwise() {
    let mut tripped: BTreeMap<&str, String> = BTreeMap::new();
    for (name, genuine) in all() {
        for change in changes(&genuine) {
            let mut changed = genuine.clone();
            *changed.pointer_mut(&change.at).expect("the place exists") = change.value.clone();
            // A change of the envelope may not be evidence at all.
            let Ok(evidence) = read(&changed) else {
                continue;
            };
            for check in checks::catalogue() {
                if let Finding::Failed(failure) = check.judge(&evidence) {
                    assert_readable(check.id, &failure);
                    tripped
                        .entry(check.id)
                        .or_insert_with(|| format!("{name} {} {}", change.at, change.value));
                }
            }
        }
    }
    for (id, evidence) in several_changes() {
        let evidence = read(&evidence).expect(id);
        let check = checks::catalogue().find(|check| check.id == id).expect(id);
        assert!(matches!(check.judge(&evidence), Finding::Failed(_)), "{id}");
        tripped.insert(id, "several changes".into());
    }
    let missing: Vec<_> = checks::catalogue()
        .map(|check| check.id)
        .filter(|id| !tripped.contains_key(id))
        .collect();
    assert!(missing.is_empty(), "nothing trips {missing:?}");
}

#[test]
fn no_single_change_above_soft_leaves_the_verdict_genuine() {
    for (name, genuine) in all() {
        for change in changes(&genuine) {
            let mut changed = genuine.clone();
            *changed.pointer_mut(&change.at).expect("the place exists") = change.value.clone();
            let Ok(evidence) = read(&changed) else {
                continue;
            };
            let report = judge(&evidence);
            let above_soft = report
                .anomalies
                .iter()
                .any(|anomaly| anomaly.check.weight > Weight::Soft);
            assert_eq!(
                report.verdict != Verdict::Genuine,
                above_soft || !evidence.obstacle.is_empty() || report.reason.is_some(),
                "{name} {} {}",
                change.at,
                change.value
            );
        }
    }
}

#[test]
fn what_was_not_seen_accuses_nobody() {
    for (name, genuine) in all() {
        for change in changes(&genuine) {
            for missing in [
                json!({ "skipped": "page-hidden" }),
                json!({ "timedOut": true }),
            ] {
                let mut changed = genuine.clone();
                *changed.pointer_mut(&change.at).expect("the place exists") = missing;
                let Ok(evidence) = read(&changed) else {
                    continue;
                };
                let verdict = judge(&evidence).verdict;
                assert!(
                    matches!(verdict, Verdict::Genuine | Verdict::Inconclusive),
                    "{name} without {}: {verdict:?}",
                    change.at
                );
            }
        }
    }
}

#[test]
fn nothing_is_an_emulation_beside_media_that_came_all_the_way() {
    let (name, genuine) = all().pop().expect("evidence with media");
    assert_eq!(genuine["source"], "loopback");
    for change in changes::all(&genuine) {
        let mut changed = genuine.clone();
        *changed.pointer_mut(&change.at).expect("the place exists") = change.value.clone();
        let Ok(evidence) = read(&changed) else {
            continue;
        };
        let report = judge(&evidence);
        let is_complete = report
            .media
            .is_some_and(|media| media.outcome == MediaOutcome::Complete);
        assert!(
            !(is_complete && report.verdict == Verdict::Emulated),
            "{name} {} {}",
            change.at,
            change.value
        );
    }
}

#[test]
fn counters_of_zero_are_not_complete_media_whatever_else_is_told() {
    for (name, mut evidence) in all() {
        let Some(received) = evidence["received"].as_array_mut() else {
            continue;
        };
        for track in received {
            for counter in ["packets", "framesDecoded", "samples", "framesRendered"] {
                track[counter] = 0.into();
            }
            track["rung"] = "content".into();
        }
        let evidence = read(&evidence).expect(name);
        let report = judge(&evidence);
        assert_ne!(report.verdict, Verdict::Genuine, "{name}");
        assert!(
            report
                .media
                .is_none_or(|media| media.outcome != MediaOutcome::Complete),
            "{name}"
        );
    }
}
