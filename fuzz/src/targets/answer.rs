//! Session descriptions from whatever sits in the page.

use ontrack_probe::sdp::Description;

use super::{Target, outcome};
use crate::corpus;

pub const TARGET: Target = Target {
    name: "answer",
    corpus: corpus::answers,
    words: &[
        "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "a=mid:",
        "a=group:BUNDLE ",
        "a=fingerprint:sha-256 ",
        "a=ice-ufrag:",
        "a=ice-pwd:",
        "a=setup:",
        "a=rtpmap:96 VP8/90000\r\n",
        "o=- 1 2 IN IP4 0.0.0.0\r\n",
        "a=inactive\r\n",
        "=",
        ":",
        "/",
        " ",
        "\r\n",
        "\n",
        "\u{2028}",
    ],
    run,
};

fn run(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let answer = Description::read(&text);
    assert_eq!(answer, Description::read(&text));
    assert!(answer.sections.len() <= 64);
    assert!(
        answer
            .sections
            .iter()
            .all(|section| section.codecs.len() <= 128)
    );
    assert!(answer.secured() <= answer.sections.len());
    let shape: Vec<_> = answer
        .sections
        .iter()
        .take(6)
        .map(|section| {
            (
                section.kind.len().min(6),
                section.mid.is_empty(),
                section.direction,
                section.codecs.len().min(8),
            )
        })
        .collect();
    outcome((answer.origin.len().min(8), answer.secured(), shape))
}
