//! Evidence of engines beside the current ones. That of old Chromium, of QtWebEngine and of a
//! preference of Firefox was recorded; that of Safari is derived from WebKit's sources, and no
//! Safari was run.

use std::fs;

use ontrack_probe::checks::{Behaviour, Finding, Weight, catalogue};
use ontrack_probe::evidence::Evidence;
use ontrack_probe::report::judge;
use ontrack_probe::verdict::Verdict;
use ontrack_probe::{Reason, SkipReason};
use serde_json::{Value, json};

/// Every file of a folder of evidence, by its name.
fn folder(name: &str) -> Vec<(String, Value)> {
    let path = format!("{}/tests/evidence/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(path)
        .expect(name)
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(path).expect("text");
            (name, serde_json::from_str(&text).expect("JSON"))
        })
        .collect();
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(!files.is_empty(), "{name} is empty");
    files
}

fn read(value: &Value) -> Evidence {
    Evidence::from_json(value.to_string()).expect("evidence")
}

fn assert_genuine(name: &str, value: &Value) {
    let evidence = read(value);
    let report = judge(&evidence);
    let above_soft: Vec<_> = report
        .anomalies
        .iter()
        .filter(|anomaly| anomaly.check.weight > Weight::Soft)
        .map(|anomaly| (anomaly.check.id, &anomaly.observed))
        .collect();
    assert!(above_soft.is_empty(), "{name}: {above_soft:?}");
    assert_eq!(
        (report.verdict, report.reason),
        (Verdict::Genuine, None),
        "{name}: {:?}",
        report.checks.skipped
    );
}

#[test]
fn recorded_evidence_of_older_and_embedded_browsers_is_genuine() {
    for (name, value) in folder("engines") {
        assert_genuine(&name, &value);
    }
}

#[test]
fn a_firefox_that_passes_over_the_servers_of_pages_has_a_soft_anomaly() {
    let (_, value) = folder("engines")
        .into_iter()
        .find(|(name, _)| name.contains("no-document-iceservers"))
        .expect("the preference was recorded");
    let evidence = read(&value);
    let failed: Vec<_> = judge(&evidence)
        .anomalies
        .iter()
        .map(|anomaly| (anomaly.check.id, anomaly.check.weight))
        .collect();
    assert_eq!(failed, [("refusal.url-strict", Weight::Soft)]);
}

#[test]
fn servers_that_were_taken_and_lost_are_a_wrapper_and_servers_kept_are_a_setting() {
    for (is_kept, verdict) in [(true, Verdict::Genuine), (false, Verdict::Instrumented)] {
        let (_, mut value) = folder("engines").remove(0);
        value["refusals"]["badUrl"] = "returns".into();
        value["refusals"]["badUrlIsKept"] = is_kept.into();
        assert_eq!(judge(&read(&value)).verdict, verdict);
    }
}

#[test]
fn a_native_description_as_an_offer_is_right_in_old_chromium_and_soft_in_new() {
    for (version, failed) in [(109, vec![]), (126, vec!["offer.dictionary"])] {
        let (_, mut value) = folder("engines").remove(0);
        value["environment"]["claimedVersion"] = version.into();
        value["offer"]["members"] = json!([]);
        value["offer"]["isDescription"] = true.into();
        let evidence = read(&value);
        let report = judge(&evidence);
        let found: Vec<_> = report.anomalies.iter().map(|it| it.check.id).collect();
        assert_eq!((report.verdict, found), (Verdict::Genuine, failed));
        value["offer"]["isDescription"] = false.into();
        assert_ne!(judge(&read(&value)).verdict, Verdict::Genuine);
    }
}

#[test]
fn evidence_of_safari_as_derived_from_its_sources_is_genuine() {
    for (name, value) in folder("derived-safari") {
        assert_genuine(&name, &value);
        assert_eq!(
            judge(&read(&value)).engine.behaves,
            Behaviour::Webkit,
            "{name}"
        );
    }
}

#[test]
fn what_derived_safari_does_otherwise_is_unfamiliar_and_a_missing_brand_is_not() {
    let (_, genuine) = folder("derived-safari").remove(0);
    let change = |pointer: &str, value: Value| {
        let mut changed = genuine.clone();
        *changed.pointer_mut(pointer).expect(pointer) = value;
        let evidence = read(&changed);
        let report = judge(&evidence);
        (report.verdict, report.reason)
    };
    let unfamiliar = (Verdict::Inconclusive, Some(Reason::UnfamiliarBehaviour));
    assert_eq!(change("/events/0/transceivers", json!(1)), unfamiliar);
    assert_eq!(
        change("/lifecycle/afterCall", json!(["ended", "ended"])),
        unfamiliar
    );
    assert_eq!(
        change("/surface/script", json!(["RTCPeerConnection.createOffer"])),
        unfamiliar
    );
    assert_eq!(
        change("/interfaceObject/source", json!("script")),
        unfamiliar
    );
    assert_eq!(
        change("/connection/brand", json!({ "threw": "TypeError" })).0,
        Verdict::Instrumented
    );
}

#[test]
fn a_version_that_nobody_has_run_is_unfamiliar_where_it_differs() {
    let (_, mut value) = folder("engines").remove(0);
    value["refusals"]["badPolicy"] = "returns".into();
    assert_eq!(judge(&read(&value)).verdict, Verdict::Instrumented);
    value["environment"]["claimedVersion"] = 999.into();
    let evidence = read(&value);
    let report = judge(&evidence);
    assert_eq!(report.reason, Some(Reason::UnfamiliarBehaviour));
    assert!(
        report
            .anomalies
            .iter()
            .any(|it| it.check.id == "refusal.policy")
    );
}

#[test]
fn a_piece_of_evidence_without_the_newer_fields_skips_what_needs_them() {
    let (_, value) = folder("engines").remove(0);
    let evidence = read(&value);
    for id in ["offer.members", "refusal.url"] {
        let check = catalogue().find(|check| check.id == id).expect(id);
        assert!(
            !matches!(check.judge(&evidence), Finding::Failed(_)),
            "{id}"
        );
    }
}

#[test]
fn every_word_of_a_skipped_check_is_in_the_list() {
    for (name, value) in [folder("engines"), folder("derived-safari")].concat() {
        for (why, _) in judge(&read(&value)).checks.skipped {
            assert!(SkipReason::from_name(&why).is_some(), "{name}: {}", why);
        }
    }
}
