//! The package's package.json, written by hand but for its version.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace::read;

/// A package.json: what it says, and its text, because the order of conditions has a meaning
/// that parsing loses.
pub struct Manifest {
    content: Value,
    text: String,
}

impl Manifest {
    /// The one in `folder`.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join("package.json");
        let text = read(&path)?;
        let content = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        Ok(Self { content, text })
    }

    /// Writes it into `folder` as version `version`.
    pub fn write(&self, folder: &Path, version: &str) -> Result<()> {
        let old = self.content["version"]
            .as_str()
            .context("package.json has no version")?;
        let line = |version| format!("\"version\": \"{version}\"");
        let text = self.text.replacen(&line(old), &line(version), 1);
        Ok(fs::write(folder.join("package.json"), text)?)
    }

    /// Every file that it promises to whoever installs the package.
    pub fn promised(&self) -> Vec<String> {
        let mut found = Vec::new();
        for key in ["exports", "main", "module", "types", "unpkg", "files"] {
            collect(&self.content[key], &mut found);
        }
        sorted(found)
    }

    /// The scripts that users import or load, which esbuild makes.
    pub fn scripts(&self) -> Vec<Script> {
        let paths = |key: &str| {
            let mut found = Vec::new();
            collect(&self.content[key], &mut found);
            found.retain(|path| path.ends_with(".js"));
            sorted(found)
        };
        let modules = paths("exports").into_iter().map(Script::Module);
        modules
            .chain(paths("unpkg").into_iter().map(Script::Classic))
            .collect()
    }
}

/// A script of the package.
#[derive(Debug, PartialEq)]
pub enum Script {
    /// An ES module.
    Module(String),
    /// For `<script src>`.
    Classic(String),
}

fn sorted(mut paths: Vec<String>) -> Vec<String> {
    paths.sort();
    paths.dedup();
    paths
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

    use super::{Manifest, Script};

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
        let manifest = Manifest {
            content,
            text: String::new(),
        };
        assert_eq!(
            manifest.promised(),
            [
                "classic.js",
                "index.d.ts",
                "index.js",
                "slim.js",
                "texts.js",
                "x.wasm"
            ]
        );
        assert_eq!(
            manifest.scripts(),
            [
                Script::Module("index.js".into()),
                Script::Module("slim.js".into()),
                Script::Classic("classic.js".into()),
            ]
        );
    }
}
