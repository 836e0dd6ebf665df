//! What judging costs a server: judging alone, reading alone, and both, for recorded evidence of
//! about 7 kB. `cargo xtask bench native` runs it.

#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, reason = "nobody calls a measurement")]

use divan::{Bencher, black_box, counter::BytesCount};
use ontrack_probe::{Evidence, judge};

const RECORDED: [(&str, &str); 4] = [
    (
        "chromium-150",
        include_str!("../tests/evidence/chromium-150.json"),
    ),
    (
        "chromium-156",
        include_str!("../tests/evidence/chromium-156.json"),
    ),
    (
        "firefox-140",
        include_str!("../tests/evidence/firefox-140.json"),
    ),
    (
        "firefox-153",
        include_str!("../tests/evidence/firefox-153.json"),
    ),
];
const NAMES: [&str; 4] = [RECORDED[0].0, RECORDED[1].0, RECORDED[2].0, RECORDED[3].0];

fn main() {
    divan::main();
}

fn read(text: &str) -> Evidence {
    Evidence::from_json(text).unwrap_or_default()
}

/// As a client sends it, without the spaces.
fn text(name: &str) -> String {
    let recorded = RECORDED.iter().find(|(recorded, _)| *recorded == name);
    let text = recorded.map(|(_, text)| serde_json::to_string(&read(text)));
    text.and_then(Result::ok).unwrap_or_default()
}

#[divan::bench(args = NAMES)]
fn judging(bencher: Bencher<'_, '_>, name: &str) {
    let evidence = read(&text(name));
    bencher.bench(|| judge(black_box(&evidence)).verdict);
}

#[divan::bench(args = NAMES)]
fn reading(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    let bytes = BytesCount::of_str(&text);
    bencher.counter(bytes).bench(|| read(black_box(&text)));
}

#[divan::bench(args = NAMES)]
fn reading_and_judging(bencher: Bencher<'_, '_>, name: &str) {
    let text = text(name);
    bencher.bench(|| judge(&read(black_box(&text))).verdict);
}
