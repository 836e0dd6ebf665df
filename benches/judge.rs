//! What judging costs a server: judging alone, parsing alone, and both.
//!
//! The three take turns in one process, so that whatever else the machine does falls on
//! all of them. `cargo xtask bench judge` runs it and sets the figures beside the goals;
//! `--json` prints them as one JSON object.

#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, reason = "nobody calls a measurement")]

use std::env;
use std::hint::black_box;
use std::time::Instant;

use ontrack_probe::{Evidence, judge};
use serde_json::json;

const ROUNDS: usize = 401;
/// So many evidences in each share of a round: about half a millisecond, so that most rounds
/// are disturbed by nobody.
const JUDGED: usize = 500;
const PARSED: usize = 20;

const RECORDED: [&str; 4] = [
    include_str!("../tests/evidence/chromium-150.json"),
    include_str!("../tests/evidence/chromium-156.json"),
    include_str!("../tests/evidence/firefox-140.json"),
    include_str!("../tests/evidence/firefox-153.json"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut evidences = Vec::new();
    let mut texts = Vec::new();
    for text in RECORDED {
        let evidence = Evidence::from_json(text)?;
        // As a client sends it, without the spaces.
        texts.push(serde_json::to_string(&evidence)?);
        evidences.push(evidence);
    }
    let judging = || {
        for evidence in evidences.iter().cycle().take(JUDGED) {
            black_box(judge(black_box(evidence)));
        }
    };
    let parsing = || {
        for text in texts.iter().cycle().take(PARSED) {
            let _ = black_box(Evidence::from_json(black_box(text)));
        }
    };
    let both = || {
        for text in texts.iter().cycle().take(PARSED) {
            if let Ok(evidence) = Evidence::from_json(black_box(text)) {
                black_box(judge(&evidence));
            }
        }
    };
    let mut rounds: [Vec<f64>; 3] = Default::default();
    for round in 0..=ROUNDS {
        let times = [
            timed(&judging, JUDGED),
            timed(&parsing, PARSED),
            timed(&both, PARSED),
        ];
        // The first round finds cold caches.
        if round > 0 {
            for (times, time) in rounds.iter_mut().zip(times) {
                times.push(time);
            }
        }
    }
    let ratios = rounds[2].iter().zip(&rounds[1]);
    let mut ratios: Vec<_> = ratios.map(|(both, parsing)| both / parsing).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let [judging, parsing, both] = rounds.each_mut().map(|times| figures(times));
    let told = json!({
        "rounds": ROUNDS,
        "bytes": bytes / texts.len(),
        "judgeNs": judging,
        "parseNs": parsing,
        "bothNs": both,
        "ratioToParsing": figures(&mut ratios),
    });
    if env::args().any(|argument| argument == "--json") {
        println!("{told}");
    } else {
        println!("{told:#}");
    }
    Ok(())
}

/// Nanoseconds for each of `count`.
fn timed(share: &dyn Fn(), count: usize) -> f64 {
    let start = Instant::now();
    share();
    start.elapsed().as_secs_f64() * 1e9 / count as f64
}

/// The median, and the middle half around it.
fn figures(times: &mut [f64]) -> serde_json::Value {
    times.sort_by(f64::total_cmp);
    let [q1, median, q3] = [1, 2, 3].map(|quarter| times.get((times.len() - 1) * quarter / 4));
    json!({ "median": median, "q1": q1, "q3": q3, "least": times.first() })
}
