//! The recipe for a check can be followed as it is written: each step names a file, one line of
//! it, and the text that belongs below that line.

use std::fs;

use crate::documents::{read, root};

/// Text to add below a line of a file.
struct Step<'a> {
    path: &'a str,
    line: &'a str,
    block: &'a str,
}

/// The steps "In `path`, below the line `line`:", each with the block that follows it.
fn steps(text: &str) -> Vec<Step<'_>> {
    text.split("\nIn `")
        .skip(1)
        .filter_map(|step| {
            let (path, rest) = step.split_once("`, below the line `")?;
            let (line, rest) = rest.split_once("`:\n\n```")?;
            let (_, rest) = rest.split_once('\n')?;
            let (block, _) = rest.split_once("\n```")?;
            Some(Step { path, line, block })
        })
        .collect()
}

#[test]
fn the_recipe_for_a_check_names_one_line_of_each_file() {
    let document = read("CONTRIBUTING.md");
    let steps = steps(&document.text);
    assert_eq!(steps.len(), 3, "a field, a line of the observer, a rule");
    for Step { path, line, .. } in steps {
        let text = fs::read_to_string(root().join(path)).expect(path);
        let count = text.lines().filter(|found| found.trim() == line).count();
        assert_eq!(count, 1, "{path} has the line {line:?}");
    }
}

#[test]
fn the_recipe_for_a_check_adds_what_is_not_there() {
    let document = read("CONTRIBUTING.md");
    for Step { path, block, .. } in steps(&document.text) {
        let text = fs::read_to_string(root().join(path)).expect(path);
        assert!(!block.trim().is_empty(), "{path} gets nothing");
        assert!(!text.contains(block), "{path} has it already");
    }
}
