//! What was judged is kept, if the command line says so.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::{Value, json};

use crate::running::start;

/// A folder of this test run that is not there yet.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_judged_report_is_kept_with_its_claims() -> Result<()> {
    let folder = folder("recorded");
    let path = folder.to_str().context("a path")?;
    let server = start(&["--record", path, "--record-format", "jsonl"]).await?;
    let nonce = server.http.nonce().await?;
    let report = json!({ "evidence": { "schemaVersion": 1, "nonce": nonce } }).to_string();
    let fields = [("content-type", "application/json")];
    let answer = server
        .http
        .ask(Method::POST, "/report", &fields, report)
        .await?;
    let judgement = answer.json()?;
    server.end().await?;
    let mut rows = Vec::new();
    for day in fs::read_dir(&folder)? {
        for file in fs::read_dir(day?.path())? {
            let text = fs::read_to_string(file?.path())?;
            rows.extend(text.lines().map(str::to_owned));
        }
    }
    assert_eq!(rows.len(), 1, "{rows:?}");
    let row: Value = serde_json::from_str(rows.first().context("a row")?)?;
    assert_eq!(row["evidence"]["nonce"], nonce);
    let codes = |claims: &Value| -> Vec<Value> {
        let claims = claims.as_array().into_iter().flatten();
        claims.map(|it| json!([it["claim"], it["holds"]])).collect()
    };
    assert!(!codes(&row["wire"]).is_empty());
    assert_eq!(codes(&row["wire"]), codes(&judgement["claims"]));
    Ok(())
}
