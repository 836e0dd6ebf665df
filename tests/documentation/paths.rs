//! The files that a document names exist.

use std::collections::BTreeSet;

use crate::documents::{read, root};

const FOLDERS: &[&str] = &[
    "crates/",
    "examples/",
    "pkg-template/",
    "src/",
    "tests/",
    "tools/",
    "xtask",
];

/// What stands between backticks and begins with a folder of the repository, in order.
fn paths(text: &str) -> Vec<&str> {
    text.split("\n```")
        .step_by(2)
        .flat_map(|prose| prose.split('`').skip(1).step_by(2))
        .filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder)))
        .collect()
}

#[test]
fn every_path_that_the_architecture_names_exists() {
    let document = read("docs/architecture.md");
    let found = paths(&document.text);
    assert!(found.len() > 40, "only {} paths were found", found.len());
    let missing: Vec<_> = found
        .into_iter()
        .filter(|path| !root().join(path).exists())
        .collect();
    assert!(missing.is_empty(), "these do not exist: {missing:#?}");
}

#[test]
fn the_architecture_names_each_file_once() {
    let document = read("docs/architecture.md");
    let mut known = BTreeSet::new();
    let again: Vec<_> = paths(&document.text)
        .into_iter()
        .filter(|path| !known.insert(*path))
        .collect();
    assert!(
        again.is_empty(),
        "these are named more than once: {again:#?}"
    );
}

#[test]
fn every_path_that_the_guide_for_contributors_names_exists() {
    // The recipe for a check says which file it adds.
    const ADDED: &str = "tests/adversaries/wrap-forgetful.js";
    let document = read("CONTRIBUTING.md");
    let missing: Vec<_> = paths(&document.text)
        .into_iter()
        .filter(|path| *path != ADDED && !root().join(path).exists())
        .collect();
    assert!(missing.is_empty(), "these do not exist: {missing:#?}");
}
