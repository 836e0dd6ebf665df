//! What the matrix visits: the current browsers, and beside them whatever else can be had. One that
//! cannot be had stays in the list and says why, so that nobody takes silence for success. Engines
//! of other years and published software are hundreds of megabytes, so only their own rows bring them.

use anyhow::{Error, Result};
use serde_json::{Value, json};

use crate::{
    install::{
        browsers::{self, Browser, Engine},
        engines, extensions, node, older, packed, webkit,
    },
    workspace::{Workspace, read},
};

/// All that the rows of these words visit, or all rows.
pub fn of_matrix(workspace: &Workspace, only: Option<&str>) -> Result<Value> {
    let visits = |part: &str| is_asked(workspace, only, part);
    let current = browsers::ensure(workspace, &Engine::ALL)?;
    node::install(workspace, node::ADVERSARIES)?;
    node::install(workspace, "tests/genuine/hosts")?;
    let mut list: Vec<_> = current.iter().map(describe).collect();
    list.extend(current.iter().map(|browser| older(workspace, browser)));
    let chromium = current
        .iter()
        .find(|browser| browser.engine == Engine::Chromium);
    list.extend(chromium.map(|browser| shell(workspace, browser)));
    list.push(web_kit());
    let names = engines::names(workspace)?;
    if visits("engines") || names.iter().any(|name| has_word(only, name)) {
        list.extend(engines::ensure(workspace)?.iter().map(of_other_years));
    }
    let is_current = Engine::ALL
        .iter()
        .any(|engine| has_word(only, engine.name()));
    let extensions = if visits("field") || is_current {
        node::install(workspace, "tests/field")?;
        extensions::ensure(workspace)?
    } else {
        json!({})
    };
    Ok(json!({ "browsers": list, "extensions": extensions }))
}

/// A browser as the tests take it.
pub fn describe(browser: &Browser) -> Value {
    json!({
        "name": browser.engine.name(),
        "engine": browser.engine.name(),
        "binary": browser.binary,
        "driver": browser.driver,
    })
}

fn has_word(only: Option<&str>, name: &str) -> bool {
    only.is_some_and(|only| only.split(',').any(|word| word == name))
}

/// Whether rows of this part are asked for: by its name, or by that of one of its rows.
fn is_asked(workspace: &Workspace, only: Option<&str>, part: &str) -> bool {
    let Some(only) = only else {
        return true;
    };
    let is_row = |word: &str| {
        let folder = workspace.root.join("tests");
        if part == "field" {
            let is_file = |path: String| folder.join(path).is_file();
            return is_file(format!("field/packages/{word}.js"))
                || is_file(format!("field/injected/{word}.mjs"))
                || is_file(format!("field/extensions/{word}.js"));
        }
        let row = read(&folder.join(format!("genuine/{word}.json")));
        let row = row.ok().and_then(|text| text.parse().ok());
        row.is_some_and(|row: Value| row["part"] == part)
    };
    only.split(',').any(|word| word == part || is_row(word))
}

fn of_other_years(engine: &engines::Engine) -> Value {
    let mut described = json!({ "name": engine.name, "engine": engine.kind, "isUndriven": true });
    match &engine.binary {
        Ok(binary) => {
            described["chromium"] = json!(engine.chromium);
            described["binary"] = json!(binary);
        }
        Err(error) => described["missing"] = json!(format!("{error:#}")),
    }
    described
}

/// A browser beside the current ones: its place, or why there is none.
fn extra(name: &str, engine: &str, place: Result<Value>) -> Value {
    let mut described = place.unwrap_or_else(|why| json!({ "missing": format!("{why:#}") }));
    described["name"] = json!(name);
    described["engine"] = json!(engine);
    described["isExtra"] = json!(true);
    described
}

/// With the current driver where the older packages have none.
fn older(workspace: &Workspace, current: &Browser) -> Value {
    let engine = current.engine.name();
    let place = older::ensure(workspace, current.engine).map(|found| {
        let driver = found.driver.as_ref().unwrap_or(&current.driver);
        json!({ "binary": found.binary, "driver": driver })
    });
    extra(&format!("{engine}-older"), engine, place)
}

fn shell(workspace: &Workspace, chromium: &Browser) -> Value {
    let place = packed::headless_shell(workspace).map(|binary| {
        json!({
            "binary": binary,
            "driver": chromium.driver,
            // The driver is of another version; what we ask of it they all understand.
            "driverArguments": ["--disable-build-check"],
        })
    });
    extra("chromium-shell", "chromium", place)
}

fn web_kit() -> Value {
    let place = if cfg!(target_os = "linux") {
        webkit::ensure()
    } else {
        Err(Error::msg("WebKitGTK is for Linux"))
    };
    extra("webkit", "webkit", place)
}
