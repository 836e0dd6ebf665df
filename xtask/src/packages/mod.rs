//! `cargo xtask packages`: the tarball that npm would publish, installed in a fresh project of each
//! kind, built or served, and opened in a real browser.

pub mod broken;
pub mod row;
mod tarball;

use std::time::Duration;

use anyhow::Result;
use serde_json::json;

use self::row::Row;
use crate::{
    harness,
    install::{
        browsers::{self, Engine},
        node,
    },
    package,
    workspace::Workspace,
};

pub use self::tarball::Tarball;

/// The first run of a machine downloads every bundler there is.
const DEADLINE: Duration = Duration::from_secs(40 * 60);

/// Runs it and prints a line for each row; tells whether every row is as wanted.
pub fn run(workspace: &Workspace, only: Option<&str>) -> Result<bool> {
    package::build(workspace)?;
    let tarball = Tarball::pack(workspace)?;
    let (mut good, mut bad) = (0, 0);
    let end = each_row(workspace, &tarball, only, |row| {
        println!("{}", row.line());
        if row.is_good() {
            good += 1;
        } else {
            bad += 1;
        }
    });
    println!("{good} as wanted, {bad} not");
    end?;
    Ok(bad == 0 && good > 0)
}

/// Runs it with this tarball and hands over each row as it comes.
pub fn each_row(
    workspace: &Workspace,
    tarball: &Tarball,
    only: Option<&str>,
    mut each: impl FnMut(Row),
) -> Result<()> {
    node::packages(workspace)?;
    let found = browsers::ensure(workspace, &Engine::ALL)?;
    let options = json!({
        "browsers": browsers::places(&found),
        "tarball": tarball.path(),
        "work": workspace.target.join("packages"),
        "cache": workspace.target.join("npm-cache"),
        "only": only,
    });
    let mut odd = None;
    harness::run(
        workspace,
        "packages.mjs",
        &options,
        DEADLINE,
        |_, value| match Row::read(&value) {
            Ok(row) => each(row),
            Err(error) => odd = Some(error),
        },
    )?;
    odd.map_or(Ok(()), Err)
}
