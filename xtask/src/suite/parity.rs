//! The same report in a page and on a server.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use fastrand::Rng;
use fuzz::{change::change, corpus};
use ontrack_probe::{Evidence, judge};
use serde_json::json;

use super::{outcome::Findings, package_tests::count_tap};
use crate::{package, process::keep, workspace::Workspace};

const DEADLINE: Duration = Duration::from_secs(180);
/// How many changed pieces of evidence are compared beside the recorded ones.
const CHANGED: usize = 1500;
/// The same changes at every run, so that a failure stays one.
const SEED: u64 = 1;

/// Every recorded piece of evidence and many changed ones, judged by both.
pub fn parity(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let path = workspace.target.join("parity.jsonl");
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    let mut file = BufWriter::new(file);
    let recorded = corpus::evidence()?;
    for text in &recorded {
        write(&mut file, text)?;
    }
    let mut rng = Rng::with_seed(SEED);
    let mut count = 0;
    while count < CHANGED {
        if let Some(text) = rng.choice(&recorded) {
            let changed = change(&mut rng.fork(), text, &recorded, WORDS);
            count += usize::from(write(&mut file, &changed)?);
        }
    }
    file.flush()?;

    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=tap", "parity.mjs"])
        .env("PARITY", &path)
        .current_dir(workspace.harness());
    let findings = count_tap(keep(&mut command, DEADLINE)?);
    if findings.failures.is_empty() {
        fs::remove_file(path).ok();
    }
    Ok(findings)
}

const WORDS: &[&str] = &[
    "absent", "script", "resolves", "native", "another", "surface", "",
];

/// Whether it is evidence; what is none has no report.
fn write(file: &mut impl Write, text: &[u8]) -> Result<bool> {
    let Ok(evidence) = Evidence::from_json(text) else {
        return Ok(false);
    };
    let report = serde_json::to_string(&judge(&evidence))?;
    let line = json!({ "evidence": str::from_utf8(text)?, "report": report });
    writeln!(file, "{line}")?;
    Ok(true)
}
