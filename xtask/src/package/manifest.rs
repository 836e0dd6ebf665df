//! The package's package.json.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace::read;

/// A package.json.
pub struct Manifest(Value);

impl Manifest {
    /// The one in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("package.json");
        let content = serde_json::from_str(&read(&path)?);
        Ok(Self(content.with_context(|| path.display().to_string())?))
    }

    /// Every file that it promises to whoever installs the package.
    pub fn promised(&self) -> Vec<String> {
        let mut found = Vec::new();
        for key in ["exports", "main", "module", "types", "unpkg", "files"] {
            collect(&self.0[key], &mut found);
        }
        found.sort();
        found.dedup();
        found
    }
}

/// The paths below one key; `exports` nests them under conditions.
fn collect(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(path) => into.push(path.trim_start_matches("./").to_owned()),
        Value::Object(conditions) => conditions.values().for_each(|inner| collect(inner, into)),
        Value::Array(fallbacks) => fallbacks.iter().for_each(|inner| collect(inner, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Manifest;

    #[test]
    fn promised_files_are_found_under_every_condition() {
        let content = json!({
            "types": "./index.d.ts",
            "files": ["texts.js"],
            "unpkg": "./classic.js",
            "exports": {
                ".": { "types": "./index.d.ts", "default": "./index.js" },
                "./slim": { "browser": { "default": "./slim.js" } },
                "./x.wasm": "./x.wasm",
            },
        });
        assert_eq!(
            Manifest(content).promised(),
            [
                "classic.js",
                "index.d.ts",
                "index.js",
                "slim.js",
                "texts.js",
                "x.wasm"
            ]
        );
    }
}
