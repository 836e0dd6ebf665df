//! Recorded sessions of browsers, libraries and an imitation.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::{fs, path::Path};

use ontrack_wire::{
    Claim,
    Contradiction::{self, Hard, Inconclusive, Medium},
    Engine, Identity, Observer,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Sample {
    sessions: Vec<Session>,
}

#[derive(Deserialize)]
struct Session {
    client_hello_datagrams: Vec<String>,
    stun_requests: Vec<Packet>,
    rtcp: Vec<Packet>,
    ice_ufrag: String,
    ice_pwd: String,
    expected: Expected,
}

#[derive(Deserialize)]
struct Packet {
    hex: String,
}

#[derive(Deserialize)]
struct Expected {
    dtls13_offered: bool,
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks(2);
    let digits = digits.map(|pair| std::str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

fn sample(name: &str) -> Vec<Session> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
    serde_json::from_str::<Sample>(&text).unwrap().sessions
}

fn observed(session: &Session) -> Observer {
    let mut observer = Observer::new();
    observer.ice_credentials(&session.ice_ufrag, &session.ice_pwd);
    let requests = session.stun_requests.iter().map(|it| &it.hex);
    for datagram in requests.chain(&session.client_hello_datagrams) {
        observer.datagram(&bytes(datagram));
    }
    observer.handshake_done();
    for packet in &session.rtcp {
        observer.rtcp(&bytes(&packet.hex));
    }
    observer
}

fn contradiction(
    observer: &Observer,
    engine: Engine,
    version: Option<u32>,
) -> Option<Contradiction> {
    let claim = Claim { engine, version };
    observer.observed().compare(claim).contradiction()
}

const BLINK: Identity = Identity::Engine(Engine::Blink);
const GECKO: Identity = Identity::Engine(Engine::Gecko);

/// Each sample, whose hello it is, and what it contradicts: blink, gecko.
const SAMPLES: [(&str, Identity, Option<Contradiction>, Option<Contradiction>); 15] = [
    ("chromium150", BLINK, None, Some(Hard)),
    ("chromium156", BLINK, None, Some(Hard)),
    ("shell147", BLINK, None, Some(Hard)),
    ("v-c156-nofeat", BLINK, None, Some(Hard)),
    ("v-c156-sped", BLINK, None, Some(Hard)),
    ("firefox140", GECKO, Some(Hard), None),
    ("firefox153", GECKO, Some(Hard), None),
    ("v-f140-pq", GECKO, Some(Hard), None),
    ("v-f153-dtls12", GECKO, Some(Hard), None),
    (
        "aiortc",
        Identity::Library("aiortc"),
        Some(Hard),
        Some(Hard),
    ),
    (
        "werift",
        Identity::Library("werift"),
        Some(Hard),
        Some(Hard),
    ),
    (
        "nodedc",
        Identity::Library("libdatachannel"),
        Some(Hard),
        Some(Hard),
    ),
    ("pion", Identity::Library("pion"), Some(Hard), Some(Hard)),
    (
        "roamhq",
        Identity::Embedded("libwebrtc"),
        Some(Inconclusive),
        Some(Inconclusive),
    ),
    ("forge-aiortc", BLINK, Some(Hard), Some(Hard)),
];

#[test]
fn every_sample_is_known() {
    for (name, identity, blink, gecko) in SAMPLES {
        for session in sample(name) {
            let observer = observed(&session);
            let seen = observer.observed();
            assert_eq!(seen.identity(), identity, "{name}");
            assert_eq!(
                seen.offers_dtls13(),
                Some(session.expected.dtls13_offered),
                "{name}"
            );
            assert_eq!(
                contradiction(&observer, Engine::Blink, None),
                blink,
                "{name}"
            );
            assert_eq!(
                contradiction(&observer, Engine::Gecko, None),
                gecko,
                "{name}"
            );
        }
    }
}

#[test]
fn browsers_agree_in_every_sign() {
    let browsers = [
        ("chromium150", Engine::Blink, 150),
        ("chromium156", Engine::Blink, 156),
        ("shell147", Engine::Blink, 147),
        ("v-c156-nofeat", Engine::Blink, 156),
        ("v-c156-sped", Engine::Blink, 156),
        ("firefox140", Engine::Gecko, 140),
        ("firefox153", Engine::Gecko, 153),
        ("v-f140-pq", Engine::Gecko, 140),
    ];
    for (name, engine, version) in browsers {
        for session in sample(name) {
            let claim = Claim {
                engine,
                version: Some(version),
            };
            let comparison = observed(&session).observed().compare(claim);
            let signs = [
                comparison.stun,
                comparison.dtls13,
                comparison.ice,
                comparison.record_version,
            ];
            assert_eq!(signs, [Some(true); 4], "{name}");
            assert_ne!(comparison.rtcp, Some(false), "{name}");
        }
    }
}

/// Chrome 131 to 138 had no DTLS 1.3 yet, so a version that has it is a second contradiction.
#[test]
fn a_version_that_has_dtls_13_offers_it() {
    for session in sample("v-f153-dtls12") {
        let observer = observed(&session);
        let claim = Claim {
            engine: Engine::Gecko,
            version: Some(153),
        };
        assert_eq!(observer.observed().compare(claim).dtls13, Some(false));
        assert_eq!(contradiction(&observer, Engine::Gecko, Some(153)), None);
    }
    for session in sample("forge-aiortc") {
        let mut hello_only = Observer::new();
        for datagram in &session.client_hello_datagrams {
            hello_only.datagram(&bytes(datagram));
        }
        assert_eq!(contradiction(&hello_only, Engine::Blink, Some(138)), None);
        assert_eq!(
            contradiction(&hello_only, Engine::Blink, Some(139)),
            Some(Medium)
        );
    }
}

#[test]
fn stun_alone_is_medium_and_hard_with_a_second_witness() {
    let session = &sample("forge-aiortc")[0];
    let mut observer = Observer::new();
    for packet in &session.stun_requests {
        observer.datagram(&bytes(&packet.hex));
    }
    for datagram in &session.client_hello_datagrams {
        observer.datagram(&bytes(datagram));
    }
    assert_eq!(contradiction(&observer, Engine::Blink, None), Some(Medium));
    observer.ice_credentials(&session.ice_ufrag, &session.ice_pwd);
    assert_eq!(contradiction(&observer, Engine::Blink, None), Some(Hard));
}

#[test]
fn a_hello_inside_stun_is_read() {
    let session = &sample("v-c156-sped")[0];
    let mut observer = Observer::new();
    observer.datagram(&bytes(&session.stun_requests[0].hex));
    assert_eq!(observer.observed().identity(), Identity::Unknown);
    observer.datagram(&bytes(&session.client_hello_datagrams[1]));
    assert_eq!(observer.observed().identity(), BLINK);
}

/// The server's stack takes one of the two, and it is not told which.
#[test]
fn two_different_hellos_are_nobodys() {
    let [chromium, aiortc] = ["chromium156", "aiortc"].map(|name| sample(name).remove(0));
    let mut observer = Observer::new();
    for datagram in chromium
        .client_hello_datagrams
        .iter()
        .chain(&aiortc.client_hello_datagrams)
    {
        observer.datagram(&bytes(datagram));
    }
    assert_eq!(observer.observed().identity(), Identity::Unknown);
    assert_eq!(
        contradiction(&observer, Engine::Blink, None),
        Some(Inconclusive)
    );
}

#[test]
fn a_repeated_hello_is_the_same_one() {
    let session = sample("chromium156").remove(0);
    let mut observer = Observer::new();
    for _ in 0..5 {
        for datagram in &session.client_hello_datagrams {
            observer.datagram(&bytes(datagram));
        }
    }
    assert_eq!(observer.observed().identity(), BLINK);
}

#[test]
fn what_comes_after_the_handshake_does_not_count() {
    let [chromium, aiortc] = ["chromium156", "aiortc"].map(|name| sample(name).remove(0));
    let mut observer = observed(&chromium);
    for datagram in &aiortc.client_hello_datagrams {
        observer.datagram(&bytes(datagram));
    }
    assert_eq!(observer.observed().identity(), BLINK);
}

#[test]
fn feedback_is_seen_in_packets_that_are_encrypted() {
    let [chromium, aiortc] = ["chromium156", "aiortc"].map(|name| sample(name).remove(0));
    let feedback = |session: &Session| {
        let mut observer = Observer::new();
        for packet in &session.rtcp {
            let mut datagram = bytes(&packet.hex);
            datagram.iter_mut().skip(8).for_each(|byte| *byte ^= 0x5a);
            observer.datagram(&datagram);
        }
        observer.observed().sent_transport_feedback()
    };
    assert!(feedback(&chromium));
    assert!(!feedback(&aiortc));
}
