//! The browsers of the matrix: the current ones, and beside them whatever else can be had. One
//! that cannot be had stays in the list and says why, so that nobody takes silence for success.
//! Engines of other years are half a gigabyte to download, so only their own rows bring them.

use anyhow::{Error, Result};
use serde_json::{Value, json};

use crate::{
    install::{
        browsers::{self, Browser, Engine},
        engines, node, older, packed, webkit,
    },
    workspace::{Workspace, read},
};

/// The group of rows that visits engines of other years.
const ENGINES: &str = "engines";

/// All that the rows `only` visit, or all rows, as the harness takes them.
pub fn ensure(workspace: &Workspace, only: Option<&str>) -> Result<Vec<Value>> {
    let current = browsers::ensure(workspace, &Engine::ALL)?;
    node::met_packages(workspace)?;
    let mut list: Vec<_> = current.iter().map(describe).collect();
    list.extend(current.iter().map(|browser| older(workspace, browser)));
    let chromium = current
        .iter()
        .find(|browser| browser.engine == Engine::Chromium);
    list.extend(chromium.map(|browser| shell(workspace, browser)));
    list.push(webkit_gtk());
    if visits_engines(workspace, only)? {
        list.extend(engines::ensure(workspace)?.iter().map(of_other_years));
    }
    Ok(list)
}

/// Whether rows are asked for that visit engines of other years: by their group, by an engine, or
/// by the name of such a row.
fn visits_engines(workspace: &Workspace, only: Option<&str>) -> Result<bool> {
    let Some(only) = only else {
        return Ok(true);
    };
    let names = engines::names(workspace)?;
    let is_row = |word: &str| {
        let row = workspace.root.join(format!("tests/genuine/{word}.json"));
        let row = read(&row).ok().and_then(|text| text.parse().ok());
        row.is_some_and(|row: Value| row["part"] == ENGINES)
    };
    Ok(only
        .split(',')
        .any(|word| word == ENGINES || names.iter().any(|name| name == word) || is_row(word)))
}

fn of_other_years(engine: &engines::Engine) -> Value {
    match &engine.binary {
        Ok(binary) => json!({
            "name": engine.name,
            "engine": engine.kind,
            "chromium": engine.chromium,
            "isUndriven": true,
            "binary": binary,
        }),
        Err(error) => json!({
            "name": engine.name,
            "engine": engine.kind,
            "isUndriven": true,
            "missing": format!("not offered: {error:#}"),
        }),
    }
}

fn describe(browser: &Browser) -> Value {
    json!({
        "name": browser.engine.name(),
        "engine": browser.engine.name(),
        "binary": browser.binary,
        "driver": browser.driver,
    })
}

fn missing(name: &str, engine: &str, why: &Error) -> Value {
    json!({
        "name": name,
        "engine": engine,
        "isExtra": true,
        "missing": format!("not offered: {why:#}"),
    })
}

/// With the current driver where the older packages have none.
fn older(workspace: &Workspace, current: &Browser) -> Value {
    let engine = current.engine.name();
    let name = format!("{engine}-older");
    match older::ensure(workspace, current.engine) {
        Ok(found) => json!({
            "name": name,
            "engine": engine,
            "isExtra": true,
            "binary": found.binary,
            "driver": found.driver.as_ref().unwrap_or(&current.driver),
        }),
        Err(error) => missing(&name, engine, &error),
    }
}

fn shell(workspace: &Workspace, chromium: &Browser) -> Value {
    let name = "chromium-shell";
    match packed::headless_shell(workspace) {
        Ok(binary) => json!({
            "name": name,
            "engine": "chromium",
            "isExtra": true,
            "binary": binary,
            "driver": chromium.driver,
            // The driver is of another version; what we ask of it they all understand.
            "driverArguments": ["--disable-build-check"],
        }),
        Err(error) => missing(name, "chromium", &error),
    }
}

fn webkit_gtk() -> Value {
    let found = if cfg!(target_os = "linux") {
        webkit::ensure()
    } else {
        Err(Error::msg("WebKitGTK is for Linux"))
    };
    match found {
        Ok(Value::Object(mut place)) => {
            place.insert("name".into(), "webkit".into());
            place.insert("engine".into(), "webkit".into());
            place.insert("isExtra".into(), true.into());
            place.into()
        }
        Ok(other) => missing("webkit", "webkit", &Error::msg(other)),
        Err(error) => missing("webkit", "webkit", &error),
    }
}
