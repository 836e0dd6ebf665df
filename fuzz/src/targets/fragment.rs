//! The fragment that tells a WHEP endpoint our candidates: whatever the page's browser
//! writes, no line of it becomes two.

use anyhow::Result;
use ontrack_probe::sdp::{fragment, without_end_of_candidates};

use super::{Target, outcome};
use crate::corpus;

pub const TARGET: Target = Target {
    name: "fragment",
    corpus: offers,
    words: &[
        "a=end-of-candidates\r\n",
        "candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host",
        "a=ice-ufrag:abcd\r\n",
        "a=ice-pwd:",
        "a=mid:0\r\n",
        "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
        "\r",
        "\n",
        "\r\n",
    ],
    run,
};

fn offers() -> Result<Vec<Vec<u8>>> {
    corpus::answers()
}

fn run(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    let kept = without_end_of_candidates(&text);
    assert!(kept.len() <= text.len());
    assert!(
        kept.split_inclusive('\n')
            .all(|line| line.trim_end() != "a=end-of-candidates")
    );
    let candidate = text.lines().last().unwrap_or_default().to_owned();
    let open = fragment(&text, std::slice::from_ref(&candidate), false);
    let complete = fragment(&text, std::slice::from_ref(&candidate), true);
    assert!(complete.len() >= open.len());
    assert_eq!(open, fragment(&text, &[candidate], false));
    outcome((
        open.lines().count().min(12),
        complete.lines().count().min(12),
    ))
}
