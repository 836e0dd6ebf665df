//! What judging costs a server: judging alone, reading alone, and both, for recorded evidence of
//! about 7 kB. `cargo xtask bench native` runs it.

#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]
#![allow(missing_docs, reason = "nobody calls a measurement")]

use divan::{Bencher, counter::ItemsCount};
use ontrack_probe::{Evidence, judge};

const RECORDED: [&str; 4] = [
    include_str!("../tests/evidence/chromium-150.json"),
    include_str!("../tests/evidence/chromium-156.json"),
    include_str!("../tests/evidence/firefox-140.json"),
    include_str!("../tests/evidence/firefox-153.json"),
];

fn main() {
    divan::main();
}

fn read(text: &str) -> Evidence {
    Evidence::from_json(text).unwrap_or_default()
}

/// As a client sends it, without the spaces.
fn texts() -> Vec<String> {
    let written = RECORDED
        .iter()
        .map(|text| serde_json::to_string(&read(text)));
    written.filter_map(Result::ok).collect()
}

/// Runs `each` for every recorded input; the figures are of one.
fn of_each<T, R>(bencher: Bencher<'_, '_>, inputs: &[T], each: impl Fn(&T) -> R + Sync)
where
    T: Sync,
{
    bencher.counter(ItemsCount::new(inputs.len())).bench(|| {
        for input in inputs {
            divan::black_box(each(divan::black_box(input)));
        }
    });
}

#[divan::bench]
fn judging(bencher: Bencher<'_, '_>) {
    let evidence: Vec<_> = texts().iter().map(|text| read(text)).collect();
    of_each(bencher, &evidence, |evidence| judge(evidence).verdict);
}

#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    of_each(bencher, &texts(), |text| read(text));
}

#[divan::bench]
fn reading_and_judging(bencher: Bencher<'_, '_>) {
    of_each(bencher, &texts(), |text| judge(&read(text)).verdict);
}
