//! Honest evidence, and what becomes of it when it is changed.

use std::time::{Duration, Instant, SystemTime};

use ontrack_probe::{
    challenge::{Colour, content},
    evidence::{Evidence, Observation, received::Received},
};

use ontrack_verifier::Nonce;

use super::{Judgement, Known, stack_tests::showing};
use crate::{
    media::Mosaics,
    witness::{Seen, Sent, Witness},
};

/// The evidence was recorded in a browser with this nonce.
const NONCE: &str = "recorded";
const RECORDED: &str = include_str!("../../../../tests/evidence/chromium-156.json");
const CONTENT: &str = "what only the server knows";
const OURS: &str = "sha-256 0A:0B";
const VISITORS: &str = "sha-256 1A:1B";

/// What a session of Chromium 156 showed.
const CHROMIUM: &str = include_str!("../../../../crates/wire/tests/data/chromium156.json");

pub(super) fn value<T>(value: T) -> Observation<T> {
    Observation::Value(value)
}

fn colours(nonce: &str, count: usize) -> String {
    let digits = content(nonce).into_iter().cycle().map(Colour::number);
    digits.take(count).map(|digit| digit.to_string()).collect()
}

fn mosaics(content: &str) -> String {
    let mosaics = Mosaics::of(content);
    (1..7).map(|place| mosaics.at(place).digits()).collect()
}

/// Evidence of an honest probe.
pub(super) fn honest() -> Evidence {
    let mut evidence: Evidence = serde_json::from_str(RECORDED).unwrap();
    evidence.source = "whep".to_owned();
    evidence.duration_ms = 2000.0;
    evidence.transport.connected = value(true);
    evidence.transport.local_fingerprint = value(VISITORS.to_owned());
    evidence.transport.remote_fingerprint = value(OURS.to_owned());
    evidence.received = vec![
        Received {
            kind: value("video".to_owned()),
            ssrc: value(1111.0),
            stream_ids: value(vec!["ontrack-stream".to_owned()]),
            frames_decoded: value(40.0),
            colours: value(format!(
                "{}-{}",
                &colours(CONTENT, 12)[..1],
                colours(CONTENT, 12)
            )),
            mosaics: value(mosaics(CONTENT)),
            ..Received::default()
        },
        Received {
            kind: value("audio".to_owned()),
            ssrc: value(2222.0),
            stream_ids: value(vec!["ontrack-stream".to_owned()]),
            ..Received::default()
        },
    ];
    evidence
}

/// What the server saw of that probe.
fn seen(now: Instant) -> Seen {
    let witness = Witness::new(now - Duration::from_millis(1900), OURS.to_owned());
    let mut seen = witness.seen();
    seen.connected = Some(now - Duration::from_millis(1600));
    seen.ended = Some(now);
    seen.fingerprint = Some(VISITORS.to_owned());
    seen.stream = "ontrack-stream".to_owned();
    seen.content = CONTENT.to_owned();
    let sent = |ssrc, count| Sent {
        ssrc,
        track: String::new(),
        count,
        reach: count,
        reported: Some((1000, 1030)),
    };
    (seen.video, seen.audio) = (Some(sent(1111, 45)), Some(sent(2222, 80)));
    seen.sources = vec!["192.0.2.1:5000".parse().unwrap()];
    seen.rtcp = 20;
    seen.negotiated_feedback = true;
    showing(&mut seen, CHROMIUM);
    seen
}

pub(super) fn judge(evidence: &Evidence, known: &Known) -> Judgement {
    super::judge(&ontrack_probe::judge(evidence), known)
}

pub(super) fn known() -> Known {
    let (now, instant) = (SystemTime::now(), Instant::now());
    let issued = now - Duration::from_secs(3);
    Known {
        nonce: Some(Nonce {
            text: NONCE.to_owned(),
            issued,
            expires: issued + Duration::from_secs(60),
        }),
        is_unused: true,
        seen: Some(seen(instant)),
        now,
        instant,
    }
}

pub(super) fn said(judgement: &Judgement) -> (&str, Option<&str>) {
    (judgement.verdict, judgement.reason.as_deref())
}

/// The judgement of honest evidence in which this was changed.
pub(super) fn after(change: impl FnOnce(&mut Evidence)) -> Judgement {
    let mut evidence = honest();
    change(&mut evidence);
    judge(&evidence, &known())
}

/// The judgement of honest evidence where the server knows something else.
pub(super) fn knowing(change: impl FnOnce(&mut Known)) -> Judgement {
    let mut known = known();
    change(&mut known);
    judge(&honest(), &known)
}

#[test]
fn honest_evidence_is_genuine() {
    let judgement = judge(&honest(), &known());
    assert_eq!(said(&judgement), ("genuine", None));
    let unknown: Vec<_> = judgement
        .claims
        .iter()
        .filter(|it| it.holds.is_none())
        .collect();
    // The tones are only heard where a page may listen.
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert_eq!(unknown[0].claim, "tones");
}

#[test]
fn the_weight_of_every_claim_is_told() {
    let judgement = judge(&honest(), &known());
    let weight = |code| {
        let mut claims = judgement.claims.iter();
        claims.find(|it| it.claim == code).unwrap().weight
    };
    assert_eq!(
        [
            "stack",
            "stack-stun",
            "stack-version",
            "stack-detail",
            "offer",
            "feedback"
        ]
        .map(weight),
        ["hard", "medium", "medium", "soft", "medium", "soft"]
    );
}

#[test]
fn a_nonce_counts_once_and_for_a_while_and_is_ours() {
    let replayed = knowing(|known| known.is_unused = false);
    assert_eq!(said(&replayed), ("inconclusive", Some("nonce-replayed")));
    let expired = knowing(|known| known.now += Duration::from_secs(600));
    assert_eq!(said(&expired), ("inconclusive", Some("nonce-expired")));
    let unsigned = knowing(|known| (known.nonce, known.seen) = (None, None));
    assert_eq!(said(&unsigned), ("inconclusive", Some("nonce-unsigned")));
    let unknown = knowing(|known| known.seen = None);
    assert_eq!(said(&unknown), ("inconclusive", Some("session-unknown")));
}

#[test]
fn edited_evidence_is_refused_with_the_claim() {
    type Edit = fn(&mut Evidence);
    let edits: [(&str, Edit); 12] = [
        ("claim-colours", |it| {
            it.received[0].colours = value(colours("another", 12))
        }),
        ("claim-colours", |it| {
            it.received[0].colours = value(colours(CONTENT, 16))
        }),
        ("claim-colours", |it| {
            it.received[0].colours = value("01010101".to_owned())
        }),
        // Who knows the nonce does not know the colours.
        ("claim-colours", |it| {
            it.received[0].colours = value(colours(NONCE, 12))
        }),
        // Nor who decodes the pictures of another session.
        ("claim-content", |it| {
            it.received[0].mosaics = value(mosaics("another"))
        }),
        // Nor who knows the colours somehow, and all of the other cells not.
        ("claim-content", |it| {
            let plain = colours(CONTENT, 6);
            it.received[0].mosaics = value(plain.chars().flat_map(|it| [it; 16]).collect())
        }),
        ("claim-fingerprint", |it| {
            it.transport.local_fingerprint = value("sha-256 FF:FF".to_owned());
        }),
        ("claim-fingerprint", |it| {
            it.transport.remote_fingerprint = value("sha-256 FF:FF".to_owned());
        }),
        ("claim-ssrc", |it| it.received[0].ssrc = value(3333.0)),
        ("claim-stream-ids", |it| {
            it.received[0].stream_ids = value(vec!["ontrack-other".to_owned()]);
        }),
        ("claim-frames", |it| {
            it.received[0].frames_decoded = value(4000.0)
        }),
        ("claim-times", |it| it.duration_ms = 60_000.0),
    ];
    for (reason, edit) in edits {
        assert_eq!(said(&after(edit)), ("tampered", Some(reason)));
    }
}

#[test]
fn edited_checks_are_judged_here_and_not_there() {
    let judgement = after(|it| it.connection.brand = value(false));
    // Events and tracks are still the browser's own, so it is a wrapper and no emulation.
    assert_eq!(judgement.native.as_ref().unwrap().verdict, "instrumented");
    assert_eq!(judgement.verdict, "instrumented");
}

#[test]
fn evidence_of_another_session_is_refused() {
    let judgement = knowing(|known| {
        let seen = known.seen.as_mut().unwrap();
        seen.own_fingerprint = "sha-256 22:22".to_owned();
        seen.fingerprint = Some("sha-256 33:33".to_owned());
    });
    assert_eq!(said(&judgement), ("tampered", Some("claim-fingerprint")));
}

#[test]
fn who_never_decoded_is_refused() {
    // Honest about it: nobody needs to have forged anything.
    let judgement = after(|it| {
        it.received[0].frames_decoded = value(0.0);
        it.received[0].colours = Observation::Absent;
    });
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-frames")));
    // Not honest about it: the colours are not known.
    let judgement = after(|it| it.received[0].colours = value("0123456701".to_owned()));
    assert_eq!(said(&judgement), ("tampered", Some("claim-colours")));
}

#[test]
fn genuine_has_to_be_shown() {
    let judgement = after(|it| it.received.clear());
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-ssrc")));
    let judgement = after(|it| it.received[0].colours = Observation::Absent);
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-colours")));
    let judgement = after(|it| it.received[0].mosaics = Observation::Absent);
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-content")));
}

#[test]
fn who_says_connected_was_connected_here() {
    let judgement = knowing(|known| {
        let seen = known.seen.as_mut().unwrap();
        (seen.connected, seen.fingerprint) = (None, None);
    });
    assert_eq!(said(&judgement), ("tampered", Some("claim-selected-pair")));
}

#[test]
fn a_visitor_that_never_reports_receives_nothing() {
    let judgement = silent_for_five_seconds(|it| it.duration_ms = 5000.0);
    assert_eq!(said(&judgement), ("tampered", Some("claim-rtcp")));
}

/// Neither the goodbye nor a report comes from a visitor whose network goes away.
#[test]
fn a_visitor_that_goes_silent_is_not_accused() {
    let judgement = silent_for_five_seconds(|it| it.duration_ms = 1500.0);
    assert_eq!(judgement.verdict, "genuine");
    let judgement = silent_for_five_seconds(|it| {
        it.duration_ms = 5000.0;
        it.received[0].frames_decoded = value(0.0);
        it.received[0].colours = Observation::Absent;
    });
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-frames")));
}

/// The goodbye of a busy page may come late, and over a bad network not at all.
#[test]
fn a_session_that_outlived_its_probe_is_no_contradiction() {
    let judgement = knowing(|known| {
        let seen = known.seen.as_mut().unwrap();
        seen.connected = Some(known.instant - Duration::from_secs(20));
    });
    assert_eq!(said(&judgement), ("genuine", None));
}

/// The last message of a handshake may be lost.
#[test]
fn who_is_connected_and_saw_nothing_is_not_accused() {
    let (mut evidence, mut known) = (honest(), known());
    evidence.received[0].frames_decoded = Observation::Absent;
    evidence.received[0].colours = Observation::Absent;
    let seen = known.seen.as_mut().unwrap();
    (seen.connected, seen.fingerprint) = (None, None);
    let judgement = judge(&evidence, &known);
    assert_eq!(
        said(&judgement),
        ("inconclusive", Some("unproven-fingerprint"))
    );
}

fn silent_for_five_seconds(change: impl FnOnce(&mut Evidence)) -> Judgement {
    let (mut evidence, mut known) = (honest(), known());
    change(&mut evidence);
    {
        let seen = known.seen.as_mut().unwrap();
        seen.connected = Some(known.instant - Duration::from_secs(5));
        (seen.rtcp, seen.feedback) = (0, None);
        for sent in [&mut seen.video, &mut seen.audio].into_iter().flatten() {
            sent.reported = None;
        }
    }
    judge(&evidence, &known)
}
