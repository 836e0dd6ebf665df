//! What the documents show is what rows of `tests/packages` run.

use std::fs;

use crate::documents::{read, root};

/// The rows whose files the document shows.
const ROWS: &[&str] = &["jest", "jest-esm", "vitest"];

/// All scripts of these rows.
fn scripts() -> Vec<String> {
    let folders = ROWS
        .iter()
        .map(|row| root().join("tests/packages").join(row));
    let entries = folders.flat_map(|folder| fs::read_dir(folder).expect("a row"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let scripts = paths.filter(|path| path.extension().is_some_and(|end| end == "js"));
    scripts
        .map(|path| fs::read_to_string(path).expect("a script"))
        .collect()
}

/// The blocks of a document in this language.
fn blocks<'a>(document: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let rest = document.split(&fence).skip(1);
    let blocks = rest.filter_map(|rest| rest.split("```").next());
    blocks.collect::<Vec<_>>()
}

#[test]
fn every_test_that_is_shown_is_run() {
    let document = read("docs/testing-your-page.md").text;
    let scripts = scripts();
    let mut shown = blocks(&document, "js");
    shown.retain(|block| block.contains("hint"));
    assert!(shown.len() > 3, "{} tests are shown", shown.len());
    for block in shown {
        let is_run = scripts.iter().any(|script| script.contains(block));
        assert!(is_run, "no row runs this: {block}");
    }
}

#[test]
fn the_page_the_server_and_the_test_of_the_readme_are_run() {
    let document = read("README.md").text;
    for (language, file) in [
        ("html", "tests/packages/vite/first.html"),
        ("js", "examples/servers/express.js"),
        ("js", "tests/packages/jest/enter.test.js"),
    ] {
        let run = fs::read_to_string(root().join(file)).expect(file);
        assert!(blocks(&document, language).contains(&&*run), "{file}");
    }
}
