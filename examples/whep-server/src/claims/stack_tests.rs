//! What a recorded session says beside evidence of Chromium 156.

use ontrack_probe::evidence::{Evidence, Observation};
use ontrack_wire::Observer;
use serde_json::Value;

use super::{
    Judgement, Known,
    tests::{after, honest, judge, knowing, known, said, value},
};
use crate::{session::described, witness::Seen};

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!(
            "../../../../crates/wire/tests/data/",
            $name,
            ".json"
        ))
    };
}

fn bytes(hex: &Value) -> Vec<u8> {
    let digits = hex.as_str().unwrap().as_bytes().chunks(2);
    let digits = digits.map(|pair| std::str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

/// Makes the session one that showed what the first session of a recording did.
pub(super) fn showing(seen: &mut Seen, recording: &str) {
    changed(seen, recording, |_| {});
}

fn changed(seen: &mut Seen, recording: &str, change: impl FnOnce(&mut Value)) {
    let mut recording: Value = serde_json::from_str(recording).unwrap();
    let session = &mut recording["sessions"][0];
    change(session);
    let text = |name: &str| session[name].as_str().unwrap();
    let list = |name: &str| session[name].as_array().unwrap().iter();
    let mut observer = Observer::new();
    observer.ice_credentials(text("ice_ufrag"), text("ice_pwd"));
    for request in list("stun_requests") {
        observer.datagram(&bytes(&request["hex"]));
    }
    for datagram in list("client_hello_datagrams") {
        observer.datagram(&bytes(datagram));
    }
    observer.handshake_done();
    for packet in list("rtcp") {
        observer.datagram(&bytes(&packet["hex"]));
    }
    seen.wire = observer.observed();
    seen.described = described(text("offer"));
}

/// The judgement of evidence of Chromium 156 whose session showed that.
fn beside(recording: &str) -> Judgement {
    knowing(|known| showing(known.seen.as_mut().unwrap(), recording))
}

fn holds(judgement: &Judgement, code: &str) -> Option<bool> {
    let mut claims = judgement.claims.iter();
    claims.find(|it| it.claim == code).unwrap().holds
}

fn hello(judgement: &Judgement) -> Option<&'static str> {
    judgement.drift.map(|drift| drift.hello)
}

/// Evidence of Firefox 153, and what the server knows of its session.
fn firefox(recording: &str) -> (Evidence, Known) {
    let text = include_str!("../../../../tests/evidence/firefox-153.json");
    let recorded: Evidence = serde_json::from_str(text).unwrap();
    let (honest, mut known) = (honest(), known());
    let evidence = Evidence {
        nonce: honest.nonce,
        source: honest.source,
        duration_ms: honest.duration_ms,
        transport: honest.transport,
        received: honest.received,
        ..recorded
    };
    showing(known.seen.as_mut().unwrap(), recording);
    (evidence, known)
}

#[test]
fn browsers_are_what_they_say() {
    for recording in [
        sample!("chromium150"),
        sample!("chromium156"),
        sample!("v-c156-nofeat"),
        sample!("v-c156-sped"),
    ] {
        let judgement = beside(recording);
        assert_eq!(said(&judgement), ("genuine", None), "{judgement:#?}");
        for code in [
            "stack",
            "stack-stun",
            "stack-version",
            "stack-detail",
            "offer",
        ] {
            assert_eq!(holds(&judgement, code), Some(true), "{code}");
        }
        assert_eq!(hello(&judgement), Some("claimed"));
    }
    for recording in [
        sample!("firefox153"),
        sample!("firefox140"),
        sample!("v-f140-pq"),
    ] {
        let (evidence, known) = firefox(recording);
        let judgement = judge(&evidence, &known);
        assert_eq!(said(&judgement), ("genuine", None), "{judgement:#?}");
        for code in ["stack", "stack-stun", "stack-version", "stack-detail"] {
            assert_eq!(holds(&judgement, code), Some(true), "{code}");
        }
    }
}

#[test]
fn another_engine_or_a_library_is_not_chromium() {
    for (recording, kind) in [
        (sample!("firefox153"), "other-engine"),
        (sample!("aiortc"), "library"),
        (sample!("werift"), "library"),
        (sample!("nodedc"), "library"),
        (sample!("pion"), "library"),
        (sample!("forge-aiortc"), "claimed"),
    ] {
        let judgement = beside(recording);
        assert_eq!(
            said(&judgement),
            ("tampered", Some("claim-stack")),
            "{judgement:#?}"
        );
        assert_eq!(hello(&judgement), Some(kind));
    }
}

/// Clients for remote browsers may look so, and a browser's lists change one day.
#[test]
fn who_is_not_known_is_not_accused() {
    let judgement = beside(sample!("roamhq"));
    assert_eq!(judgement.verdict, "inconclusive");
    assert_eq!(holds(&judgement, "stack"), None);
    assert_eq!(hello(&judgement), Some("embedded"));

    // The hello of Chromium with one cipher suite in the place of another.
    let judgement = knowing(|known| {
        changed(
            known.seen.as_mut().unwrap(),
            sample!("chromium156"),
            |session| {
                for datagram in session["client_hello_datagrams"].as_array_mut().unwrap() {
                    let other = datagram
                        .as_str()
                        .unwrap()
                        .replace("c02bc02fcca9", "c02bc02fc0ac");
                    *datagram = Value::String(other);
                }
            },
        );
    });
    assert_eq!(said(&judgement), ("inconclusive", Some("unproven-stack")));
    assert_eq!(hello(&judgement), Some("unknown"));
}

#[test]
fn nothing_is_said_of_webkit_or_of_who_claims_another_engine() {
    for change in [
        |evidence: &mut Evidence| {
            evidence.environment.claimed_engine = value("webkit".to_owned());
        },
        |evidence: &mut Evidence| {
            evidence.environment.claimed_engine = Observation::Absent;
        },
    ] {
        let mut evidence = honest();
        change(&mut evidence);
        let mut known = known();
        showing(known.seen.as_mut().unwrap(), sample!("aiortc"));
        let judgement = judge(&evidence, &known);
        for code in [
            "stack",
            "stack-stun",
            "stack-version",
            "stack-detail",
            "feedback",
        ] {
            assert_eq!(holds(&judgement, code), None, "{code}");
        }
        assert_ne!(judgement.reason.as_deref(), Some("claim-stack"));
        assert_eq!(judgement.drift, None);
    }
}

#[test]
fn a_hello_counts_once_dtls_is_connected() {
    let judgement = knowing(|known| {
        let seen = known.seen.as_mut().unwrap();
        showing(seen, sample!("aiortc"));
        (seen.connected, seen.fingerprint) = (None, None);
    });
    assert_eq!(holds(&judgement, "stack"), None);
}

#[test]
fn stun_of_another_form_alone_is_inconclusive() {
    let judgement = knowing(|known| {
        let werift: Value = serde_json::from_str(sample!("werift")).unwrap();
        let requests = werift["sessions"][0]["stun_requests"].clone();
        changed(
            known.seen.as_mut().unwrap(),
            sample!("chromium156"),
            |session| {
                session["stun_requests"] = requests;
            },
        );
    });
    assert_eq!(said(&judgement), ("inconclusive", Some("claim-stack-stun")));
    assert_eq!(holds(&judgement, "stack"), Some(true));
}

#[test]
fn a_version_that_has_dtls_13_offers_it() {
    // The hello of Chrome 131 to 138, with everything else of Chromium 156.
    let judgement = knowing(|known| {
        let forged: Value = serde_json::from_str(sample!("forge-aiortc")).unwrap();
        let datagrams = forged["sessions"][0]["client_hello_datagrams"].clone();
        changed(
            known.seen.as_mut().unwrap(),
            sample!("chromium156"),
            |session| {
                session["client_hello_datagrams"] = datagrams;
            },
        );
    });
    assert_eq!(
        said(&judgement),
        ("inconclusive", Some("claim-stack-version"))
    );
    // In Firefox it is a setting.
    let (evidence, known) = firefox(sample!("v-f153-dtls12"));
    let judgement = judge(&evidence, &known);
    assert_eq!(holds(&judgement, "stack-version"), Some(false));
    assert_eq!(said(&judgement), ("genuine", None), "{judgement:#?}");
}

#[test]
fn the_form_of_ice_alone_is_only_shown() {
    let judgement = knowing(|known| {
        changed(
            known.seen.as_mut().unwrap(),
            sample!("chromium156"),
            |session| {
                session["ice_pwd"] = Value::String("k49ghXAni189kDwWx93TZa".to_owned());
            },
        );
    });
    assert_eq!(holds(&judgement, "stack-detail"), Some(false));
    assert_eq!(said(&judgement), ("genuine", None));
}

#[test]
fn an_offer_of_another_program_is_inconclusive() {
    for recording in ["aiortc", "werift", "pion", "firefox"] {
        let text = match recording {
            "aiortc" => sample!("aiortc"),
            "werift" => sample!("werift"),
            "pion" => sample!("pion"),
            _ => sample!("firefox153"),
        };
        let recorded: Value = serde_json::from_str(text).unwrap();
        let offer = recorded["sessions"][0]["offer"].clone();
        let judgement = knowing(|known| {
            changed(
                known.seen.as_mut().unwrap(),
                sample!("chromium156"),
                |session| {
                    session["offer"] = offer;
                },
            );
        });
        assert_eq!(
            said(&judgement),
            ("inconclusive", Some("claim-offer")),
            "{recording}"
        );
    }
}

/// A plugin for H.264 may be installed between two looks.
#[test]
fn codecs_that_come_and_go_contradict_nothing() {
    let judgement = after(|evidence| {
        for list in [
            &mut evidence.capabilities.receives,
            &mut evidence.capabilities.offered,
        ] {
            let Observation::Value(list) = list else {
                panic!("codecs were recorded");
            };
            list.retain(|codec| codec != "video/H264");
        }
    });
    assert_eq!(holds(&judgement, "offer"), Some(true));
}

#[test]
fn feedback_that_never_comes_is_only_shown() {
    let without = |seconds: u64| {
        let (mut evidence, mut known) = (honest(), known());
        evidence.duration_ms = seconds as f64 * 1000.0;
        let since = known.instant - std::time::Duration::from_secs(seconds);
        let seen = known.seen.as_mut().unwrap();
        seen.connected = Some(since);
        changed(seen, sample!("chromium156"), |session| {
            session["rtcp"] = Value::Array(Vec::new());
        });
        judge(&evidence, &known)
    };
    let judgement = without(5);
    assert_eq!(holds(&judgement, "feedback"), Some(false));
    assert_eq!(holds(&without(2), "feedback"), None);
    assert_eq!(
        holds(&beside(sample!("chromium156")), "feedback"),
        Some(true)
    );
    assert_ne!(judgement.reason.as_deref(), Some("claim-feedback"));
}
