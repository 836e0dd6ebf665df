//! The recipe for a check can be followed as it is written: each step names a file, one line of
//! it, and the text that belongs below that line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

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

/// What `git` lists in the repository, changed or not.
fn files() -> Vec<PathBuf> {
    let mut git = Command::new("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let listed = git.current_dir(root()).output().expect("git").stdout;
    let names = String::from_utf8(listed).expect("names of files");
    let names = names.split('\0').map(PathBuf::from);
    names.filter(|name| root().join(name).is_file()).collect()
}

fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    // An unchanged file is not compiled again.
    if fs::read(path).ok().as_deref() != Some(text.as_ref()) {
        fs::write(path, text).expect("a file of the copy");
    }
}

/// The adversary of the recipe: its path, and its script.
fn adversary(text: &str) -> (&str, &str) {
    let (_, step) = text
        .split_once("\nA new file `")
        .expect("the adversary's step");
    let (path, rest) = step.split_once("`:\n\n```js\n").expect("its path");
    (path, rest.split_once("```").expect("its script").0)
}

/// What the browsers say of the new field.
fn record(evidence: &mut Value, said: &str) {
    evidence["interfaceObject"]["generateCertificate"] = json!(said);
}

/// The evidence that a matrix and the browsers would record.
fn record_all(copy: &Path, adversary: &str) {
    let folder = copy.join("tests/evidence");
    for entry in fs::read_dir(&folder).expect("recorded evidence") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|end| end == "json") {
            let text = fs::read_to_string(&path).expect("recorded evidence");
            let mut evidence = text.parse().expect("JSON");
            record(&mut evidence, "function");
            write(&path, format!("{evidence:#}\n"));
        }
    }
    let matrix = folder.join("matrix.jsonl");
    let rows = fs::read_to_string(&matrix).expect("recorded rows");
    let wrapped = rows
        .lines()
        .find(|row| row.contains(r#""verdict":"instrumented""#));
    let mut row: Value = wrapped.expect("a wrapper").parse().expect("JSON");
    row["name"] = json!(adversary);
    record(&mut row["evidence"], "undefined");
    write(&matrix, format!("{rows}{row}\n"));
}

fn cargo(copy: &Path, arguments: &[&str], bless: bool) {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(copy);
    // What the copy depends on is compiled already.
    cargo.env("CARGO_TARGET_DIR", root().join("target"));
    if bless {
        cargo.env("BLESS", "1");
    }
    let output = cargo.output().expect("cargo");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let also = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {arguments:?}:\n{said}{also}"
    );
}

#[test]
#[ignore = "compiles a copy of the workspace; `cargo xtask test --only recipe` runs it"]
fn a_check_is_four_places_and_all_else_is_written() {
    let copy = root().join("target/recipe");
    for name in files() {
        write(
            &copy.join(&name),
            fs::read(root().join(&name)).expect("a file"),
        );
    }
    let document = read("CONTRIBUTING.md");
    let mut edited = BTreeSet::new();
    for Step { path, line, block } in steps(&document.text) {
        let text = fs::read_to_string(root().join(path)).expect(path);
        let lines = text.lines().flat_map(|found| {
            let block = (found.trim() == line).then_some(block);
            [Some(found), block].into_iter().flatten()
        });
        write(
            &copy.join(path),
            lines.collect::<Vec<_>>().join("\n") + "\n",
        );
        edited.insert(path.to_owned());
    }
    let (path, script) = adversary(&document.text);
    write(&copy.join(path), script);
    edited.insert(path.to_owned());
    record_all(
        &copy,
        Path::new(path).file_stem().unwrap().to_str().unwrap(),
    );

    const NATIVE: [&str; 7] = [
        "test",
        "-q",
        "--test=catalogue",
        "--test=schema",
        "--test=server",
        "--test=documentation",
        "--no-fail-fast",
    ];
    cargo(&copy, &NATIVE, true);
    cargo(&copy, &NATIVE, false);
    let page = [
        "check",
        "-q",
        "--package=ontrack-probe",
        "--target=wasm32-unknown-unknown",
    ];
    cargo(&copy, &page, false);

    let mut written = BTreeSet::new();
    for name in files() {
        let same = fs::read(root().join(&name)).ok() == fs::read(copy.join(&name)).ok();
        let name = name.to_str().expect("a name").to_owned();
        if !same && !edited.contains(&name) && !name.starts_with("tests/evidence/") {
            written.insert(name);
        }
    }
    let expected = [
        "docs/checks.md",
        "schema/evidence.schema.json",
        "schema/report.schema.json",
    ];
    assert_eq!(written, expected.map(str::to_owned).into());
}
