//! Whatever comes, something is returned, and cut-off input is nobody's.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use ontrack_wire::{Claim, ClientHello, Engine, Identity, Observer, rtcp, stun::BindingRequest};
use proptest::{collection::vec, prelude::*};

/// The hello of a browser, in one datagram.
const HELLO: &str = include_str!("data/shell147.json");

fn hello() -> Vec<u8> {
    let sample: serde_json::Value = serde_json::from_str(HELLO).unwrap();
    let hex = sample
        .pointer("/sessions/0/client_hello_datagrams/0")
        .unwrap();
    let digits = hex.as_str().unwrap().as_bytes().chunks(2);
    let digits = digits.map(|pair| std::str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}

fn claims() -> [Claim; 2] {
    [Engine::Blink, Engine::Gecko].map(|engine| Claim {
        engine,
        version: Some(200),
    })
}

proptest! {
    #[test]
    fn any_datagrams_are_read(datagrams in vec(vec(any::<u8>(), 0..200), 0..20)) {
        let mut observer = Observer::new();
        for datagram in &datagrams {
            observer.datagram(datagram);
            observer.rtcp(datagram);
            let _ = ClientHello::parse(datagram);
            let _ = BindingRequest::parse(datagram);
            let _ = rtcp::headers(datagram).count();
        }
        for claim in claims() {
            let _ = observer.observed().compare(claim).contradiction();
        }
    }

    /// Those that look like records, requests and reports go further than random ones.
    #[test]
    fn any_bodies_are_read(kind in 0..4_usize, body in vec(any::<u8>(), 0..300), count in any::<u16>()) {
        let [high, low] = count.to_be_bytes();
        let head: &[u8] = match kind {
            0 => &[22, 254, 255, 0, 0, 0, 0, 0, 0, 0, 0, high, low],
            1 => &[22, 254, 255, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, high, low],
            2 => &[0, 1, high, low, 0x21, 0x12, 0xa4, 0x42],
            _ => &[0x8f, 205, high, low],
        };
        let datagram = [head, &body].concat();
        let mut observer = Observer::new();
        observer.datagram(&datagram);
        observer.rtcp(&datagram);
    }

    #[test]
    fn a_changed_hello_is_read(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut datagram = hello();
        let at = place.index(datagram.len());
        if let Some(it) = datagram.get_mut(at) {
            *it = byte;
        }
        let mut observer = Observer::new();
        observer.datagram(&datagram);
        let _ = observer.observed();
    }

    #[test]
    fn a_hello_is_read_however_it_is_cut(cuts in vec(1..191_usize, 1..6), order in any::<u64>()) {
        let whole = hello();
        let body = whole.get(25..).unwrap();
        let mut cuts = cuts;
        cuts.extend([0, body.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut pieces: Vec<_> = cuts
            .iter()
            .zip(cuts.iter().skip(1))
            .map(|(from, to)| datagram_of(body, *from, *to))
            .collect();
        let turn = usize::try_from(order % pieces.len() as u64).unwrap();
        pieces.rotate_left(turn);
        let mut observer = Observer::new();
        for piece in &pieces {
            prop_assert_eq!(observer.observed().identity(), Identity::Unknown);
            observer.datagram(piece);
        }
        prop_assert_eq!(observer.observed().identity(), Identity::Engine(Engine::Blink));
    }
}

fn datagram_of(body: &[u8], from: usize, to: usize) -> Vec<u8> {
    let three = |number: usize| {
        u32::try_from(number)
            .unwrap()
            .to_be_bytes()
            .into_iter()
            .skip(1)
    };
    let piece = body.get(from..to).unwrap();
    let mut datagram = vec![22, 254, 255, 0, 0, 0, 0, 0, 0, 0, 0];
    datagram.extend(u16::try_from(piece.len() + 12).unwrap().to_be_bytes());
    datagram.push(1);
    datagram.extend(three(body.len()));
    datagram.extend([0, 0]);
    datagram.extend(three(from).chain(three(piece.len())));
    datagram.extend(piece);
    datagram
}

#[test]
fn a_hello_that_is_cut_off_is_nobodys() {
    let datagram = hello();
    for length in 0..datagram.len() {
        let mut observer = Observer::new();
        observer.datagram(datagram.get(..length).unwrap());
        assert_eq!(
            observer.observed().identity(),
            Identity::Unknown,
            "{length} bytes"
        );
    }
}
