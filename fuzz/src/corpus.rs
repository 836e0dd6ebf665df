//! What was recorded, to begin with.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every recorded piece of evidence, and reports around some.
pub fn evidence() -> Result<Vec<Vec<u8>>> {
    let mut all = files("tests/evidence", "json")?;
    for lines in files("tests/evidence", "jsonl")? {
        for line in lines.split(|byte| *byte == b'\n') {
            let Ok(row) = serde_json::from_slice::<serde_json::Value>(line) else {
                continue;
            };
            all.push(row["evidence"].to_string().into_bytes());
        }
    }
    let report = all.first().map(|evidence| {
        let evidence = String::from_utf8_lossy(evidence);
        format!(r#"{{"verdict":"genuine","evidence":{evidence}}}"#).into_bytes()
    });
    all.extend(report);
    Ok(all)
}

/// Every recorded session description.
pub fn answers() -> Result<Vec<Vec<u8>>> {
    files("tests/evidence/answers", "sdp")
}

fn files(folder: &str, extension: &str) -> Result<Vec<Vec<u8>>> {
    let folder = root().join(folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        }
    }
    // Folders are listed in any order, and a seed must give the same run.
    paths.sort();
    paths
        .into_iter()
        .map(|path| fs::read(&path).with_context(|| path.display().to_string()))
        .collect()
}
