//! The tests that "Testing your page" shows are those that rows of `tests/packages` run.

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

#[test]
fn every_test_that_is_shown_is_run() {
    let document = read("docs/testing-your-page.md").text;
    let scripts = scripts();
    let blocks = document.split("```js\n").skip(1);
    let shown: Vec<_> = blocks
        .filter_map(|rest| rest.split("```").next())
        .filter(|block| block.contains("hint"))
        .collect();
    assert!(shown.len() > 3, "{} tests are shown", shown.len());
    for block in shown {
        let is_run = scripts.iter().any(|script| script.contains(block));
        assert!(is_run, "no row runs this: {block}");
    }
}
