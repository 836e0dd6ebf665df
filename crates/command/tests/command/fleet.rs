//! Many rows: judged, compared, shown.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use crate::program::{GENUINE, adversary, in_one_line, run, text};

/// A folder of this test run that is not there yet.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

/// A file of visitors on twelve days: two of three genuine, and one line that is no evidence.
pub(crate) fn visitors(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir_all(&folder).unwrap();
    let kinds = [
        in_one_line(GENUINE),
        in_one_line(GENUINE),
        adversary("stealth-proxy"),
    ];
    let mut lines = String::new();
    for day in 1..=12 {
        for (hour, evidence) in kinds.iter().enumerate() {
            let evidence: Value = serde_json::from_str(evidence).unwrap();
            let time = format!("2026-03-{day:02}T{hour:02}:00:00Z");
            lines += &format!("{}\n", json!({ "time": time, "evidence": evidence }));
        }
    }
    lines += "nonsense\n";
    let path = folder.join("visitors.jsonl");
    fs::write(&path, lines).unwrap();
    path
}

/// Runs a command that must succeed; what it said and what it complained of.
pub(crate) fn done(arguments: &[&str]) -> [String; 2] {
    done_with(arguments, "")
}

/// The same with something to read.
fn done_with(arguments: &[&str], input: &str) -> [String; 2] {
    let output = run(arguments, input);
    let said = [text(&output.stdout), text(&output.stderr)];
    assert!(output.status.success(), "{arguments:?}: {said:?}");
    said
}

#[test]
fn rows_are_judged_compared_and_shown() {
    let input = visitors("fleet-in");
    let (judged, again) = (folder("fleet-judged"), folder("fleet-again"));
    let page = folder("fleet-page.html");
    let [input, judged, again, page] =
        [&input, &judged, &again, &page].map(|path| path.to_str().unwrap());
    let [_, told] = done(&["batch", input, "--out", judged, "--format", "parquet"]);
    assert!(told.contains("36 rows judged, 1 refused"), "{told}");
    let refused = fs::read_to_string(format!("{judged}/_refused/part-00000.jsonl")).unwrap();
    assert!(refused.contains("not-json"), "{refused}");

    let [_, told] = done(&["batch", judged, "--out", again, "--format", "jsonl"]);
    assert!(told.contains("genuine → genuine"), "{told}");

    let [said, _] = done(&["drift", again, "--json"]);
    let found: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(found["visitors"], 36);
    assert_eq!(found["happenings"], json!([]));

    done(&["page", judged, again, "--out", page]);
    let html = fs::read_to_string(page).unwrap();
    assert!(html.contains("tampered") && !html.contains("{{"));
}

#[test]
fn rows_that_nobody_judged_cannot_be_compared() {
    let input = visitors("fleet-unjudged");
    let output = run(&["drift", input.to_str().unwrap()], "");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("line 1") && said.contains("batch"), "{said}");
}

#[test]
fn what_cannot_be_read_is_named_once_with_its_cause() {
    let output = run(&["batch", "nowhere", "--out", "out"], "");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("No such file").count(), 1, "{said}");
    assert!(
        said.starts_with("error: cannot read or write nowhere:"),
        "{said}"
    );
}

#[test]
fn input_of_which_no_row_can_be_judged_is_a_failure() {
    let folder = folder("none-judged");
    fs::create_dir_all(&folder).unwrap();
    let input = folder.join("text.jsonl");
    fs::write(&input, "no JSON\n").unwrap();
    let out = folder.join("judged");
    let paths = [&input, &out].map(|path| path.to_str().unwrap());
    let output = run(&["batch", paths[0], "--out", paths[1]], "");
    assert!(!output.status.success());
}

#[test]
fn a_stream_of_rows_that_cannot_be_judged_is_answered_and_no_failure() {
    let [answer, _] = done_with(&["batch", "-", "--out", "-"], "no JSON\n");
    assert!(answer.contains("not-json"), "{answer}");
}
