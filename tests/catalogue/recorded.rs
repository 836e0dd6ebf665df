//! Evidence recorded in untouched browsers: nobody of them is accused.

use ontrack_probe::checks::{Check, Family, Weight};
use ontrack_probe::evidence::Evidence;
use ontrack_probe::report::{Outcome, Report, judge};
use ontrack_probe::verdict::{MediaOutcome, Verdict};
use serde_json::Value;

/// Each browser's name and its evidence as JSON, of the source `offline`.
pub(crate) fn browsers() -> Vec<(&'static str, Value)> {
    let texts = [
        (
            "chromium-150",
            include_str!("../evidence/chromium-150.json"),
        ),
        (
            "chromium-156",
            include_str!("../evidence/chromium-156.json"),
        ),
        ("firefox-140", include_str!("../evidence/firefox-140.json")),
        ("firefox-153", include_str!("../evidence/firefox-153.json")),
    ];
    parsed(&texts)
}

/// The same of the source `loopback`, with every codec put to the proof.
pub(crate) fn loopbacks() -> Vec<(&'static str, Value)> {
    let texts = [
        (
            "chromium-150 with media",
            include_str!("../evidence/chromium-150-loopback.json"),
        ),
        (
            "chromium-156 with media",
            include_str!("../evidence/chromium-156-loopback.json"),
        ),
        (
            "firefox-140 with media",
            include_str!("../evidence/firefox-140-loopback.json"),
        ),
        (
            "firefox-153 with media",
            include_str!("../evidence/firefox-153-loopback.json"),
        ),
    ];
    parsed(&texts)
}

/// All of them.
pub(crate) fn all() -> Vec<(&'static str, Value)> {
    [browsers(), loopbacks()].concat()
}

fn parsed(texts: &[(&'static str, &str)]) -> Vec<(&'static str, Value)> {
    let read = |text| serde_json::from_str(text).expect("JSON");
    texts
        .iter()
        .map(|(name, text)| (*name, read(text)))
        .collect()
}

pub(crate) fn read(value: &Value) -> Result<Evidence, serde_json::Error> {
    serde_json::from_value(value.clone())
}

#[test]
fn an_untouched_browser_is_genuine() {
    for (name, value) in all() {
        let evidence = read(&value).expect(name);
        let report = judge(&evidence);
        assert_eq!(
            report.verdict,
            Verdict::Genuine,
            "{name}: {:?}",
            report.anomalies
        );
        assert_eq!(report.outcome, Outcome::Success, "{name}");
        let above_soft = report
            .anomalies
            .iter()
            .filter(|anomaly| anomaly.check.weight > Weight::Soft);
        assert_eq!(above_soft.count(), 0, "{name}");
    }
}

/// What one engine and its versions do says nothing of the other's.
const OF_ANOTHER: &[&str] = &["version-not-measured", "engine-not-measured"];

#[test]
fn every_check_is_judged_but_those_of_media_that_nobody_asked_for() {
    for (name, value) in browsers() {
        let evidence = read(&value).expect(name);
        let report = judge(&evidence);
        let others = skipped(&report)
            .filter(|(check, why)| !is_of_media(check.family) && !OF_ANOTHER.contains(why));
        assert_eq!(others.count(), 0, "{name}: {:?}", report.checks.skipped);
    }
}

#[test]
fn every_check_of_media_is_judged_where_media_came() {
    // Firefox does not tell the certificate that the other side showed.
    const UNTOLD: &[&str] = &["transport.certificate"];
    for (name, value) in loopbacks() {
        let evidence = read(&value).expect(name);
        let report = judge(&evidence);
        let media = report
            .media
            .as_ref()
            .map(|media| (media.outcome, media.reason));
        assert_eq!(media, Some((MediaOutcome::Complete, None)), "{name}");
        let others: Vec<_> = skipped(&report)
            .filter(|(check, _)| is_of_media(check.family))
            .map(|(check, why)| (check.id, why))
            .filter(|(id, _)| !(name.starts_with("firefox") && UNTOLD.contains(id)))
            .collect();
        assert!(others.is_empty(), "{name}: {others:?}");
    }
}

/// Every check that could not be judged, and why.
fn skipped<'a>(report: &'a Report<'_>) -> impl Iterator<Item = (&'static Check, &'a str)> {
    let groups = report.checks.skipped.iter();
    groups.flat_map(|(why, checks)| checks.iter().map(move |check| (*check, &**why)))
}

fn is_of_media(family: Family) -> bool {
    use Family::{Codec, Media, Received, Transport};
    matches!(family, Codec | Media | Received | Transport)
}

#[test]
fn evidence_is_read_and_written_without_loss() {
    for (name, value) in all() {
        let evidence = read(&value).expect(name);
        let again = serde_json::to_value(&evidence).expect(name);
        assert_eq!(numbers_alike(&again), numbers_alike(&value), "{name}");
    }
}

/// JavaScript writes `3`, serde writes `3.0`.
fn numbers_alike(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64()),
        Value::Array(items) => items.iter().map(numbers_alike).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), numbers_alike(value)))
            .collect(),
        other => other.clone(),
    }
}

#[test]
fn evidence_of_another_nonce_does_not_pass() {
    for (name, mut value) in all() {
        value["nonce"] = "another".into();
        let evidence = read(&value).expect(name);
        // The objects are the browser's own, and what they tell was given to another page.
        assert_eq!(judge(&evidence).verdict, Verdict::Tampered, "{name}");
    }
}

#[test]
fn evidence_with_a_family_cut_out_is_not_genuine() {
    for (name, value) in browsers() {
        for subject in [
            "interfaceObject",
            "surface",
            "connection",
            "delivery",
            "challenge",
            "events",
            "tracks",
            "lifecycle",
        ] {
            let mut value = value.clone();
            value.as_object_mut().expect(name).remove(subject);
            let evidence = read(&value).expect(name);
            assert_ne!(
                judge(&evidence).verdict,
                Verdict::Genuine,
                "{name} without {subject}"
            );
        }
    }
}

#[test]
fn unknown_fields_of_a_newer_version_are_passed_over() {
    for (name, mut value) in browsers() {
        value["ofTheFuture"] = 1.into();
        value["surface"]["ofTheFuture"] = serde_json::json!({ "deep": ["er"] });
        let evidence = read(&value).expect(name);
        assert_eq!(judge(&evidence).verdict, Verdict::Genuine, "{name}");
    }
}
