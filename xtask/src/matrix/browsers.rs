//! The browsers of the matrix: the current ones, and beside them whatever else can be had. One
//! that cannot be had stays in the list and says why, so that nobody takes silence for success.

use anyhow::{Error, Result};
use serde_json::{Value, json};

use crate::{
    install::{
        browsers::{self, Browser, Engine},
        node, older, packed, webkit,
    },
    workspace::Workspace,
};

/// All of them, as the harness takes them.
pub fn ensure(workspace: &Workspace) -> Result<Vec<Value>> {
    let current = browsers::ensure(workspace, &Engine::ALL)?;
    node::met_packages(workspace)?;
    let mut list: Vec<_> = current.iter().map(describe).collect();
    list.extend(current.iter().map(|browser| older(workspace, browser)));
    let chromium = current
        .iter()
        .find(|browser| browser.engine == Engine::Chromium);
    list.extend(chromium.map(|browser| shell(workspace, browser)));
    list.push(webkit_gtk());
    Ok(list)
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
