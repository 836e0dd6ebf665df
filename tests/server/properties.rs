//! What holds of any evidence: recorded, and then changed in any places at once.

use std::sync::LazyLock;

use ontrack_probe::evidence::{Observation, SlotMut, Subject};
use ontrack_probe::{Evidence, Family, SkipReason, Verdict, Weight, judge};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// All that was recorded: untouched browsers first, then adversaries.
static RECORDED: LazyLock<Vec<Evidence>> = LazyLock::new(|| {
    let matrix = include_str!("../evidence/matrix.jsonl").lines();
    let rows = matrix.map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let rows = rows.map(|row| Evidence::from_json(row["evidence"].to_string()).expect("evidence"));
    untouched().into_iter().chain(rows).collect()
});

fn untouched() -> Vec<Evidence> {
    [
        include_str!("../evidence/chromium-150.json"),
        include_str!("../evidence/chromium-156.json"),
        include_str!("../evidence/firefox-140.json"),
        include_str!("../evidence/firefox-153.json"),
    ]
    .map(|text| Evidence::from_json(text).expect("evidence"))
    .into()
}

/// What an observation is replaced by; the value suits the field.
#[derive(Clone, Debug)]
enum Instead {
    Value(bool, i16, String),
    Absent,
    Threw,
    TimedOut,
    Skipped,
    NotReached,
}

impl Instead {
    fn observation<T>(&self, value: impl FnOnce(bool, i16, &str) -> T) -> Observation<T> {
        match self {
            Self::Value(flag, number, text) => Observation::Value(value(*flag, *number, text)),
            Self::Absent => Observation::Absent,
            Self::Threw => Observation::Threw("TypeError".into()),
            Self::TimedOut => Observation::TimedOut,
            Self::Skipped => Observation::skipped(SkipReason::NoRealm),
            Self::NotReached => Observation::default(),
        }
    }
}

/// No answer of any kind.
fn nothing() -> impl Strategy<Value = Instead> {
    select(vec![
        Instead::TimedOut,
        Instead::Skipped,
        Instead::NotReached,
    ])
}

fn anything() -> impl Strategy<Value = Instead> {
    let words = select(vec![
        "",
        "another",
        "script",
        "native",
        "resolves",
        "rejects TypeError",
        "live",
        "recvonly",
    ]);
    let value = (any::<bool>(), -2_i16..40, words)
        .prop_map(|(flag, number, text)| Instead::Value(flag, number, text.to_owned()));
    prop_oneof![
        3 => value,
        1 => Just(Instead::Absent),
        1 => Just(Instead::Threw),
        1 => nothing(),
    ]
}

/// Changes one field of one subject.
fn change(evidence: &mut Evidence, at: Index, instead: &Instead) {
    let mut places: Vec<(usize, &'static str)> = Vec::new();
    each(evidence, |number, subject| {
        places.extend(subject.keys().iter().map(|key| (number, *key)));
    });
    let (wanted, key) = *at.get(&places);
    each(evidence, |number, subject| {
        if number != wanted {
            return;
        }
        match subject.slot(key) {
            Some(SlotMut::Flag(slot)) => *slot = instead.observation(|flag, _, _| flag),
            Some(SlotMut::Number(slot)) => *slot = instead.observation(|_, it, _| f64::from(it)),
            Some(SlotMut::Text(slot)) => *slot = instead.observation(|_, _, text| text.into()),
            Some(SlotMut::List(slot)) => {
                *slot = instead.observation(|has, _, text| vec![text.into(); usize::from(has)]);
            }
            None => {}
        }
    });
}

/// Every subject, those of the first events and tracks among them.
fn each(evidence: &mut Evidence, mut see: impl FnMut(usize, &mut dyn Subject)) {
    let mut number = 0;
    for (_, subject) in evidence.subjects_mut() {
        see(number, subject);
        number += 1;
    }
    for event in &mut evidence.events {
        see(number, event);
        number += 1;
    }
    for track in &mut evidence.tracks {
        see(number, track);
        number += 1;
    }
}

type Changes = Vec<(Index, Instead)>;

fn changed(base: Index, among: &[Evidence], changes: &Changes) -> Evidence {
    let mut evidence = base.get(among).clone();
    for (at, instead) in changes {
        change(&mut evidence, *at, instead);
    }
    evidence
}

fn json(evidence: &Evidence) -> String {
    serde_json::to_string(&judge(evidence)).expect("a report")
}

/// The ids of what failed.
fn failed(evidence: &Evidence) -> Vec<(&'static str, Family)> {
    let report = judge(evidence);
    let checks = report.anomalies.iter().map(|anomaly| anomaly.check);
    checks.map(|check| (check.id, check.family)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn judging_is_total_and_deterministic(
        base: Index, changes in vec((any::<Index>(), anything()), 0..24)
    ) {
        let evidence = changed(base, &RECORDED, &changes);
        let report = json(&evidence);
        prop_assert_eq!(&report, &json(&evidence.clone()));
        prop_assert_eq!(Evidence::from_json(&report), Ok(evidence));
    }

    #[test]
    fn what_is_genuine_has_no_anomaly_above_soft(
        base: Index, changes in vec((any::<Index>(), anything()), 0..4)
    ) {
        let evidence = changed(base, &RECORDED, &changes);
        let report = judge(&evidence);
        let above_soft = report.anomalies.iter().any(|it| it.check.weight > Weight::Soft);
        prop_assert!(report.verdict != Verdict::Genuine || !above_soft);
    }

    /// Where nothing answers, nothing else is looked at, so that family stands apart: it
    /// turns every verdict into `blocked`, and none into `genuine`.
    #[test]
    fn another_anomaly_never_makes_the_verdict_better(
        base: Index, before in vec((any::<Index>(), anything()), 0..6), at: Index, instead in anything()
    ) {
        let evidence = changed(base, &RECORDED, &before);
        let worse = changed(base, &RECORDED, &[before, vec![(at, instead)]].concat());
        let (old, new) = (failed(&evidence), failed(&worse));
        let (before, after) = (judge(&evidence), judge(&worse));
        // On an engine that nobody has run the same anomalies say less.
        let is_more = before.engine == after.engine
            && new.len() > old.len()
            && old.iter().all(|check| new.contains(check));
        let (old, now) = (before.verdict, after.verdict);
        if is_more && new.iter().any(|(_, family)| *family == Family::Presence) {
            prop_assert!(now != Verdict::Genuine);
        } else if is_more {
            prop_assert!(now >= old, "{:?} became {:?} with {:?}", old, now, new);
        }
    }

    #[test]
    fn what_was_not_seen_never_makes_an_untouched_browser_more_than_inconclusive(
        base: Index, changes in vec((any::<Index>(), nothing()), 0..120)
    ) {
        let evidence = changed(base, &untouched(), &changes);
        let verdict = judge(&evidence).verdict;
        prop_assert!(
            matches!(verdict, Verdict::Genuine | Verdict::Inconclusive),
            "{:?}: {:?}", verdict, failed(&evidence)
        );
    }

    #[test]
    fn one_look_that_was_not_taken_makes_nothing_emulated(
        base: Index, at: Index, instead in nothing()
    ) {
        let before = judge(base.get(&RECORDED[..])).verdict;
        let verdict = judge(&changed(base, &RECORDED, &vec![(at, instead)])).verdict;
        prop_assert!(verdict <= before.max(Verdict::Tampered), "{:?} became {:?}", before, verdict);
    }
}
