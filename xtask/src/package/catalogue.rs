//! The catalogue of checks as the package carries it: beside the module, because most pages
//! never show it.

use std::{fs, path::Path};

use anyhow::Result;
use ontrack_probe::checks;
use serde_json::{Value, json};

/// Every check with its texts.
pub fn json() -> Value {
    checks::catalogue()
        .map(|check| {
            json!({
                "id": check.id,
                "family": check.family.name(),
                "weight": check.weight.name(),
                "title": check.about.title,
                "why": check.about.why,
                "spec": check.about.spec,
                "benignCauses": check.benign.iter().map(|cause| cause.name()).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// The module that `checks()` imports, and the same as JSON.
pub fn write_checks(folder: &Path) -> Result<()> {
    let catalogue = json();
    fs::write(
        folder.join("checks.js"),
        format!("export default {catalogue};\n"),
    )?;
    Ok(fs::write(
        folder.join("checks.json"),
        format!("{catalogue}\n"),
    )?)
}

/// The version, for reports that are made without the WebAssembly.
pub fn write_version(folder: &Path, version: &str) -> Result<()> {
    let module = format!("export const version = {};\n", json!(version));
    Ok(fs::write(folder.join("version.js"), module)?)
}
