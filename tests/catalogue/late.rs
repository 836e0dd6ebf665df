//! Time accuses nobody: whatever a probe had no time for, no check above soft fails.

use ontrack_probe::checks::Weight;
use ontrack_probe::evidence::{Evidence, Observation, SlotMut, Subject};
use ontrack_probe::report::judge;
use ontrack_probe::verdict::Verdict;
use proptest::prelude::*;

use crate::recorded::{all, read};

/// Times out the observations of a whole that `is_late` names by their place in it, and
/// tells how many there are.
fn time_out(evidence: &mut Evidence, is_late: &dyn Fn(usize) -> bool) -> usize {
    let mut place = 0;
    for (_, subject) in evidence.subjects_mut() {
        time_out_subject(subject, &mut place, is_late);
    }
    for event in &mut evidence.events {
        time_out_subject(event, &mut place, is_late);
    }
    for track in &mut evidence.tracks {
        time_out_subject(track, &mut place, is_late);
    }
    for received in &mut evidence.received {
        time_out_subject(received, &mut place, is_late);
    }
    for codec in &mut evidence.codecs {
        time_out_subject(codec, &mut place, is_late);
    }
    place
}

fn time_out_subject(subject: &mut dyn Subject, place: &mut usize, is_late: &dyn Fn(usize) -> bool) {
    fn late<T>(field: &mut Observation<T>) {
        *field = Observation::TimedOut;
    }
    for at in 0..subject.keys().len() {
        let field = subject.at_mut(at).filter(|_| is_late(*place));
        *place += 1;
        match field {
            Some(SlotMut::Flag(field)) => late(field),
            Some(SlotMut::Number(field)) => late(field),
            Some(SlotMut::Text(field)) => late(field),
            Some(SlotMut::List(field)) => late(field),
            None => {}
        }
    }
}

/// Every recorded browser, and how many observations were made of it.
fn browsers() -> Vec<(&'static str, Evidence, usize)> {
    all()
        .into_iter()
        .map(|(name, value)| {
            let mut evidence = read(&value).expect(name);
            let count = time_out(&mut evidence, &|_| false);
            (name, evidence, count)
        })
        .collect()
}

fn accuses(evidence: &Evidence) -> Option<String> {
    let report = judge(evidence);
    let above_soft: Vec<_> = report
        .anomalies
        .iter()
        .filter(|anomaly| anomaly.check.weight > Weight::Soft)
        .map(|anomaly| anomaly.check.id)
        .collect();
    let is_allowed = matches!(report.verdict, Verdict::Genuine | Verdict::Inconclusive);
    (!is_allowed || !above_soft.is_empty())
        .then(|| format!("{} {above_soft:?}", report.verdict.name()))
}

#[test]
fn a_browser_whose_time_ran_out_anywhere_is_not_accused() {
    for (name, genuine, count) in browsers() {
        for first in 0..=count {
            let mut evidence = genuine.clone();
            time_out(&mut evidence, &|place| place >= first);
            assert_eq!(accuses(&evidence), None, "{name} from {first} of {count}");
        }
    }
}

#[test]
fn a_browser_of_which_one_thing_alone_was_seen_is_not_accused() {
    for (name, genuine, count) in browsers() {
        for only in 0..count {
            let mut evidence = genuine.clone();
            time_out(&mut evidence, &|place| place != only);
            assert_eq!(accuses(&evidence), None, "{name} with {only} of {count}");
        }
    }
}

#[test]
fn events_that_nobody_had_time_to_look_at_are_not_missing() {
    for (name, genuine, _) in browsers() {
        let mut evidence = genuine;
        evidence.events.clear();
        evidence.tracks.clear();
        assert_eq!(accuses(&evidence), None, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_browser_of_which_anything_was_seen_is_not_accused(
        browser in 0..8_usize,
        is_late in proptest::collection::vec(any::<bool>(), 1200),
    ) {
        let browsers = browsers();
        let (name, mut evidence, _) = browsers.into_iter().nth(browser).expect("eight of them");
        time_out(&mut evidence, &|place| is_late.get(place).copied().unwrap_or(false));
        prop_assert_eq!(accuses(&evidence), None, "{}", name);
    }
}
