//! The table, row by row.

use super::*;
use crate::SkipReason;

fn answered(brand: Observation<bool>) -> Evidence {
    let mut evidence = Evidence::default();
    evidence.delivery.outcome = Observation::Value("resolves".into());
    evidence.connection.brand = brand;
    evidence.constructor.kind = Observation::Value("function".into());
    evidence
}

fn engine_of(evidence: &Evidence) -> Engine {
    crate::checks::engine(evidence)
}

/// Where every check passed.
fn all_passed() -> Tally {
    Tally {
        is_complete: true,
        ..Tally::default()
    }
}

fn verdict(evidence: &Evidence, failures: &[(Family, Weight)]) -> Verdict {
    let mut tally = all_passed();
    for (family, weight) in failures {
        tally.count(*family, *weight, true);
    }
    decide(evidence, engine_of(evidence), &tally).0
}

#[test]
fn soft_failures_alone_leave_it_genuine() {
    let evidence = answered(Observation::Value(true));
    let every = crate::checks::catalogue().map(|check| (check.family, Weight::Soft));
    assert_eq!(
        verdict(&evidence, &every.collect::<Vec<_>>()),
        Verdict::Genuine
    );
}

#[test]
fn where_nothing_native_is_shown_one_hard_failure_is_an_emulation() {
    let evidence = answered(Observation::Value(false));
    for family in [
        Family::Brand,
        Family::Event,
        Family::Challenge,
        Family::Track,
        Family::Refusal,
    ] {
        assert_eq!(
            verdict(&evidence, &[(family, Weight::Hard)]),
            Verdict::Emulated
        );
    }
}

#[test]
fn whatever_fails_beside_a_native_connection_event_or_track_is_no_emulation() {
    let nothing = || answered(Observation::Value(false));
    let connection = answered(Observation::Value(true));
    let mut event = nothing();
    event.events.push(crate::evidence::event::TrackEvent {
        brand: Observation::Value(true),
        ..Default::default()
    });
    let mut track = nothing();
    track.tracks.push(crate::evidence::track::Track {
        brand: Observation::Value(true),
        ..Default::default()
    });
    let mut received = nothing();
    received.received.push(crate::evidence::received::Received {
        brand: Observation::Value(true),
        ..Default::default()
    });
    let all: Vec<_> = crate::checks::catalogue()
        .filter(|check| implication(check.family) != Implication::Absence)
        .map(|check| (check.family, Weight::Hard))
        .collect();
    for evidence in [connection, event, track, received] {
        assert_eq!(verdict(&evidence, &all), Verdict::Tampered);
        assert_eq!(
            verdict(&evidence, &[(Family::Brand, Weight::Hard)]),
            Verdict::Instrumented
        );
    }
}

#[test]
fn an_engine_that_nobody_has_run_is_unfamiliar_and_no_more() {
    let evidence = answered(Observation::Value(true));
    for check in crate::checks::catalogue() {
        let mut tally = all_passed();
        tally.count(check.family, Weight::Hard, false);
        assert_eq!(
            decide(&evidence, engine_of(&evidence), &tally),
            (Verdict::Inconclusive, Some(Reason::UnfamiliarBehaviour))
        );
    }
}

#[test]
fn odd_behaviour_of_a_native_connection_is_a_wrapping_and_else_an_emulation() {
    let odd = [(Family::Refusal, Weight::Hard)];
    assert_eq!(
        verdict(&answered(Observation::Value(true)), &odd),
        Verdict::Instrumented
    );
    assert_eq!(
        verdict(&answered(Observation::skipped(SkipReason::NoRealm)), &odd),
        Verdict::Emulated
    );
}

#[test]
fn absence_accuses_nobody() {
    let mut evidence = Evidence::default();
    evidence.constructor.kind = Observation::Absent;
    assert_eq!(
        verdict(&evidence, &[(Family::Presence, Weight::Hard)]),
        Verdict::Blocked
    );
}

#[test]
fn a_native_wrapping_that_hides_is_tampering_and_an_open_one_is_not() {
    let evidence = answered(Observation::Value(true));
    let open = (Family::Constructor, Weight::Hard);
    assert_eq!(verdict(&evidence, &[open]), Verdict::Instrumented);
    assert_eq!(
        verdict(&evidence, &[open, (Family::Concealment, Weight::Hard)]),
        Verdict::Tampered
    );
}

#[test]
fn evidence_that_says_next_to_nothing_is_not_genuine() {
    let evidence = answered(Observation::Value(true));
    let nothing = Tally::default();
    assert_eq!(
        decide(&evidence, engine_of(&evidence), &nothing).1,
        Some(Reason::IncompleteEvidence)
    );
    assert_eq!(
        decide(&evidence, engine_of(&evidence), &all_passed()).0,
        Verdict::Genuine
    );
}

#[test]
fn without_a_realm_an_honest_wrapper_is_still_only_a_wrapper() {
    let mut evidence = answered(Observation::skipped(SkipReason::NoRealm));
    evidence.events.push(crate::evidence::event::TrackEvent {
        trusted: Observation::Value(true),
        ..Default::default()
    });
    evidence.tracks.push(crate::evidence::track::Track {
        accepted_by_stream: Observation::Value(true),
        ..Default::default()
    });
    assert_eq!(
        verdict(&evidence, &[(Family::Refusal, Weight::Hard)]),
        Verdict::Instrumented
    );
}

#[test]
fn a_slow_machine_is_no_fake() {
    let mut evidence = answered(Observation::Value(true));
    evidence.delivery.outcome = Observation::TimedOut;
    assert_eq!(
        decide(&evidence, engine_of(&evidence), &Tally::default()),
        (Verdict::Inconclusive, Some(Reason::Timeout))
    );
}

#[test]
fn an_obstacle_of_a_newer_version_is_inconclusive() {
    let evidence = Evidence {
        obstacle: "of-the-future".into(),
        ..Evidence::default()
    };
    assert_eq!(
        verdict(&evidence, &[(Family::Event, Weight::Hard)]),
        Verdict::Inconclusive
    );
}

#[test]
fn a_page_that_denies_its_ground_gains_nothing() {
    let mut evidence = answered(Observation::Value(true));
    let told = |evidence: &Evidence| decide(evidence, engine_of(evidence), &all_passed());
    evidence.environment.origin = Observation::Value("own".into());
    evidence.environment.realm = Observation::Threw("TypeError".into());
    let denied = (Verdict::Inconclusive, Some(Reason::NoRealm));
    assert_eq!(told(&evidence), denied);
    evidence.environment.origin = Observation::Value("opaque".into());
    assert_eq!(told(&evidence).0, Verdict::Genuine);
    evidence.environment.realm = Observation::Value(true);
    evidence.surface.ground = Observation::Value(vec!["Function.toString".into()]);
    assert_eq!(told(&evidence), denied);
}

#[test]
fn a_measure_is_missed_only_where_an_engine_has_one() {
    let mut evidence = answered(Observation::Value(true));
    let told = |evidence: &Evidence| decide(evidence, engine_of(evidence), &all_passed());
    evidence.surface.deep = Observation::skipped(SkipReason::NoMeasure);
    assert_eq!(told(&evidence).0, Verdict::Genuine);
    evidence.environment.native_text = Observation::Value("one-line".into());
    evidence.environment.claimed_engine = Observation::Value("blink".into());
    evidence.environment.claimed_version = Observation::Value(156.0);
    assert_eq!(
        told(&evidence),
        (Verdict::Inconclusive, Some(Reason::NoMeasure))
    );
}
