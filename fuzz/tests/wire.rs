//! Datagrams of visitors, changed.

use std::time::{Duration, Instant};

use fuzz::{Input, changed, files};
use ontrack_wire::{Claim, Engine, Observer};
use proptest::prelude::*;
use serde_json::Value;

/// As for every reader: longer would let few senders keep a server busy.
const SLOW: Duration = Duration::from_millis(500);

/// The datagrams of every recording, each behind its length: the edits cut, repeat and mix them.
fn sessions() -> Vec<Vec<u8>> {
    files("crates/wire/tests/data", "json")
        .iter()
        .map(|file| {
            let recording: Value = serde_json::from_slice(file).expect("a recording");
            let session = &recording["sessions"][0];
            let list = |name: &str| session[name].as_array().expect("a list").iter();
            let packets = list("stun_requests")
                .chain(list("rtcp"))
                .map(|it| &it["hex"]);
            packets
                .chain(list("client_hello_datagrams"))
                .flat_map(|hex| {
                    let datagram = bytes(hex.as_str().expect("a datagram"));
                    let length = u16::try_from(datagram.len())
                        .expect("a length")
                        .to_be_bytes();
                    length.into_iter().chain(datagram)
                })
                .collect()
        })
        .collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    let pairs = pairs.map(|pair| str::from_utf8(pair).expect("digits"));
    pairs
        .map(|pair| u8::from_str_radix(pair, 16).expect("digits"))
        .collect()
}

/// The datagrams in a session that may have been changed anywhere, its lengths included.
fn datagrams(mut session: &[u8]) -> Vec<&[u8]> {
    let mut datagrams = Vec::new();
    while let Some(([high, low], rest)) = session.split_first_chunk() {
        let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (datagram, rest) = rest.split_at(length);
        datagrams.push(datagram);
        session = rest;
    }
    datagrams
}

proptest! {
    /// Reading is total, quick and deterministic, however a session was changed.
    #[test]
    fn wire_of_a_visitor(Input(session) in changed(sessions(), &["\u{16}\u{1}", "\0\u{1}", "\0\0\0"])) {
        let read = || {
            let mut observer = Observer::new();
            for datagram in datagrams(&session) {
                observer.datagram(datagram);
                observer.rtcp(datagram);
            }
            observer.observed()
        };
        let began = Instant::now();
        let observed = read();
        prop_assert!(began.elapsed() < SLOW, "it took {:?}", began.elapsed());
        prop_assert_eq!(observed, read());
        for engine in [Engine::Blink, Engine::Gecko] {
            let claim = Claim { engine, version: Some(156) };
            let _ = observed.compare(claim).contradiction();
        }
    }
}
