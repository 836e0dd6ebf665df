//! `cargo xtask matrix`: every adversary in every browser by every injection, and every genuine
//! configuration, each with the verdict it gets beside the one it should.

mod browsers;
mod field;
pub mod row;
pub mod table;

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    time::Duration,
};

use anyhow::Result;
use serde_json::{Value, json};

use self::row::{Row, State};
use crate::{harness, install::node, package, workspace::Workspace};

/// No bound on the work, but an end for what hangs.
const DEADLINE: Duration = Duration::from_secs(45 * 60);

/// The options of `cargo xtask matrix`.
#[derive(Debug, Default, PartialEq)]
pub struct Matrix {
    /// Only this part, row or browser.
    pub only: Option<String>,
    /// Print the rows as one JSON array.
    pub json: bool,
}

/// Runs it and prints it; tells whether every row is as wanted.
pub fn run(workspace: &Workspace, wanted: &Matrix) -> Result<bool> {
    let mut rows = Vec::new();
    let mut values = Vec::new();
    let end = each_row(workspace, wanted.only.as_deref(), |row, value| {
        rows.push(row);
        values.push(value);
    });
    if rows.is_empty() {
        return end.map(|()| false);
    }
    let mut output = io::stdout().lock();
    if wanted.json {
        writeln!(output, "{}", Value::from(values))?;
    } else {
        write!(output, "{}", table::text(&rows))?;
    }
    // The rows that finished before it broke are worth reading all the same.
    end?;
    Ok(rows.iter().all(|row| row.state != State::Bad))
}

/// Runs it and hands over each row as it comes.
pub fn each_row(
    workspace: &Workspace,
    only: Option<&str>,
    mut each: impl FnMut(Row, Value),
) -> Result<()> {
    node::packages(workspace)?;
    let browsers = browsers::ensure(workspace, only)?;
    let extensions = field::ensure(workspace, only)?;
    package::build(workspace)?;
    fs::create_dir_all(workspace.matrix())?;
    let options = json!({
        "browsers": browsers,
        "only": only,
        "extensions": extensions,
        "bundles": workspace.matrix().join("bundles"),
        "reports": reports(workspace, only),
    });
    let mut odd = None;
    harness::run(
        workspace,
        "matrix.mjs",
        &options,
        DEADLINE,
        |_, value| match Row::read(&value) {
            Ok(row) => {
                if row.state != State::Good {
                    eprintln!("  {}: {}", row.place(), row.why);
                }
                each(row, value);
            }
            Err(error) => odd = Some(error),
        },
    )?;
    odd.map_or(Ok(()), Err)
}

/// Where the reports of a whole run are kept; a part of it is kept apart.
pub fn reports(workspace: &Workspace, only: Option<&str>) -> PathBuf {
    let name = only.map_or("reports.jsonl", |_| "reports-of-a-part.jsonl");
    workspace.matrix().join(name)
}
