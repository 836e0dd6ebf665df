//! Evidence under another nonce is judged as it was.

use ontrack_fleet::judged::judged;
use ontrack_fleet::other_nonce::with_nonce;

use crate::recorded;

const NONCES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

#[test]
fn every_recorded_evidence_is_judged_alike_under_any_nonce() {
    let mut moved = 0;
    for (name, evidence) in recorded::all() {
        let before = judged(&evidence);
        for other in NONCES
            .iter()
            .filter_map(|nonce| with_nonce(&evidence, nonce))
        {
            assert_eq!(judged(&other), before, "{name} under {}", other.nonce);
            moved += 1;
        }
    }
    assert!(moved > 1000, "{moved}");
}

#[test]
fn nothing_of_the_old_nonce_is_left() {
    for (name, evidence) in recorded::all() {
        let challenge = ontrack_judge::challenge::Challenge::from_nonce(&evidence.nonce);
        let other = NONCES.iter().find_map(|nonce| with_nonce(&evidence, nonce));
        let text =
            serde_json::to_string(&other.expect("a nonce with the same order")).expect("JSON");
        for line in &challenge.sections {
            for token in [&line.mid, &line.track].into_iter().chain(line.streams()) {
                let is_left = !token.as_str().starts_with('\0') && text.contains(token.as_str());
                assert!(!is_left, "{name} still says {}", token.as_str());
            }
        }
    }
}

#[test]
fn evidence_comes_back_unchanged() {
    for (name, evidence) in recorded::all() {
        let back = NONCES.iter().find_map(|nonce| {
            let there = with_nonce(&evidence, nonce)?;
            with_nonce(&there, &evidence.nonce)
        });
        // Of a wrong number of streams, those that the shorter offer has no place for are lost.
        let back = back.expect("a nonce with the same order");
        assert_eq!(judged(&back), judged(&evidence), "{name}");
    }
}
