//! The evidence that this repository holds.

use std::fs;
use std::path::PathBuf;

use ontrack_judge::Evidence;
use serde_json::Value;

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/evidence")
}

/// Every piece of evidence of a browser, and of an adversary in one, by its name.
pub(crate) fn all() -> Vec<(String, Evidence)> {
    let mut found = Vec::new();
    for name in ["", "engines", "derived-safari"] {
        for entry in fs::read_dir(folder().join(name)).expect("the folder") {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|end| end == "json") {
                let text = fs::read_to_string(&path).expect("text");
                let evidence = Evidence::from_json(text).expect("evidence");
                let name = path.file_stem().expect("a name").to_string_lossy();
                found.push((name.into_owned(), evidence));
            }
        }
    }
    let matrix = fs::read_to_string(folder().join("matrix.jsonl")).expect("the matrix");
    for line in matrix.lines() {
        let row: Value = serde_json::from_str(line).expect("a row");
        let evidence = Evidence::from_json(line).expect("evidence");
        let word = |name: &str| row[name].as_str().expect(name).to_owned();
        found.push((format!("{} {}", word("name"), word("browser")), evidence));
    }
    assert!(found.len() > 100);
    found
}
