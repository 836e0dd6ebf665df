//! Nonces, which a client may choose: every one stands for an offer that reads back.

use anyhow::Result;
use ontrack_probe::challenge::Challenge;
use ontrack_probe::sdp::Description;

use super::{Target, outcome};

pub const TARGET: Target = Target {
    name: "nonce",
    corpus,
    words: &["recorded", "\0", "ü", "0000"],
    run,
};

fn corpus() -> Result<Vec<Vec<u8>>> {
    Ok(vec![b"".to_vec(), b"recorded".to_vec()])
}

fn run(input: &[u8]) -> u64 {
    let nonce = String::from_utf8_lossy(input);
    let challenge = Challenge::from_nonce(&nonce);
    for offer in [
        challenge.offer(),
        challenge.offer_inactive(),
        challenge.offer_again(),
    ] {
        let read = Description::read(&offer);
        assert_eq!(read.secured(), 3);
        for (line, section) in challenge.sections.iter().zip(&read.sections) {
            assert_eq!(section.mid, line.mid.as_str());
            assert_eq!(section.kind, line.media.name());
            assert_eq!(section.formats, line.payload_type.to_string());
        }
    }
    outcome(
        challenge
            .sections
            .map(|line| (line.media.name(), line.direction.name())),
    )
}
