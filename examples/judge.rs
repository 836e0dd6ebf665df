//! Judges a report, or its evidence, with the library, as a server in Rust does.
//!
//! ```sh
//! cargo run --example judge -- report.json NONCE
//! ```
//!
//! The command `ontrack-judge report` shows a file to people: see `docs/other-languages.md`.

// `cargo test` builds examples for the browser too, where there is nothing to run.
#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]

use std::{env, error::Error, fs};

use ontrack_probe::{Evidence, judge};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(nonce)) = (arguments.next(), arguments.next()) else {
        return Err("usage: judge FILE NONCE".into());
    };
    let evidence = Evidence::from_json(fs::read(file)?)?;
    if evidence.nonce != nonce {
        return Err("the evidence was made for another nonce".into());
    }
    let report = judge(&evidence);
    println!("{}, {}", report.verdict, report.outcome);
    println!("{}", report.summary);
    for anomaly in &report.anomalies {
        let finding = anomaly.check.about.finding;
        println!("{} {}: {finding}", anomaly.weight, anomaly.check.id);
    }
    Ok(())
}
