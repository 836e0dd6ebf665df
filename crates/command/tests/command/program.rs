//! Runs the command.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

pub(crate) const GENUINE: &str = include_str!("../../../../tests/evidence/chromium-156.json");
const MATRIX: &str = include_str!("../../../../tests/evidence/matrix.jsonl");

/// The command with these arguments.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ontrack-judge"));
    command.args(arguments).env_remove("NO_COLOR");
    command
}

/// What the command says to this input.
pub(crate) fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_owned();
    // Answers fill the pipe while it still reads.
    let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("its output");
    // A command that refuses its arguments reads nothing.
    let _ = writing.join().expect("the writer");
    output
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Evidence without line breaks.
pub(crate) fn in_one_line(evidence: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(evidence).expect("JSON");
    value.to_string()
}

/// The evidence of an adversary as Chromium showed it.
pub(crate) fn adversary(name: &str) -> String {
    let rows = MATRIX.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        row
    });
    let mut found = rows.filter(|row| row["name"] == name && row["browser"] == "chromium");
    found.next().expect(name)["evidence"].to_string()
}

/// A file of this test run.
pub(crate) fn file(name: &str, content: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a file");
    path
}
