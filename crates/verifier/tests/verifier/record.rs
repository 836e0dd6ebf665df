//! What was judged is kept, where it is to be.

use std::{fs, path::Path, sync::Arc};

use chrono::Utc;
use ontrack_fleet::{
    files::Format,
    record::{Recorder, Recording},
};
use ontrack_verifier::Verifier;
use serde_json::Value;

use crate::{evidence, secrets};

fn recorder(folder: &Path) -> Arc<Recorder> {
    let recording = Recording {
        folder: Some(folder.to_owned()),
        format: Format::Lines,
        ..Recording::default()
    };
    let recorder = Recorder::new(&recording, Utc::now()).expect("the folder can be written");
    Arc::new(recorder.expect("something is to be kept"))
}

fn rows(folder: &Path) -> Vec<Value> {
    let mut rows = Vec::new();
    for day in fs::read_dir(folder).expect("a folder") {
        for file in fs::read_dir(day.expect("a day").path()).expect("a folder") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("text");
            let lines = text
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"));
            rows.extend(lines);
        }
    }
    rows
}

#[tokio::test]
async fn each_judged_body_is_a_row_that_says_what_became_of_its_nonce() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let recorder = recorder(folder.path());
    let verifier = Verifier::signed(secrets()).recorder(Arc::clone(&recorder));
    let nonce = verifier.issue("").await.expect("a nonce").text;
    for body in [
        &evidence(&nonce)[..],
        &evidence(&nonce),
        &evidence("other"),
        b"{",
    ] {
        let verification = verifier.verify(body, "").await;
        assert!(verification.not_recorded.is_none());
    }
    recorder.finish().expect("closed");
    let rows = rows(folder.path());
    let holds = |row: &Value| -> Vec<_> {
        let claims = row["wire"].as_array().expect("claims");
        claims
            .iter()
            .map(|claim| claim["holds"].as_bool())
            .collect()
    };
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(
        rows.iter().map(holds).collect::<Vec<_>>(),
        [[yes, yes, yes], [yes, yes, no], [no, None, None]]
    );
    assert!(rows.iter().all(|row| row["evidence"]["nonce"].is_string()));
}

#[tokio::test]
async fn a_folder_that_is_gone_hinders_no_decision() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let recorder = recorder(folder.path());
    folder.close().expect("deleted");
    fs::write(recorder.folder(), "no folder").expect("a file in its place");
    let verifier = Verifier::signed(secrets()).recorder(Arc::clone(&recorder));
    let nonce = verifier.issue("").await.expect("a nonce").text;
    let verification = verifier.verify(&evidence(&nonce), "").await;
    assert!(verification.error.is_none());
    assert!(verification.not_recorded.is_some());
    fs::remove_file(recorder.folder()).expect("taken away");
}
