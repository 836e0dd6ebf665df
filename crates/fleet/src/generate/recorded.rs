//! What was recorded in real browsers, as pages probe them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ontrack_judge::Evidence;
use ontrack_judge::checks::Behaviour;
use serde_json::Value;

use super::difference::Difference;
use crate::FleetError;
use crate::other_nonce::with_nonce;

/// The nonce of everything in [`Recorded`].
const NONCE: &str = "recorded";

/// A browser whose evidence was recorded.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Its engine.
    pub engine: Behaviour,
    /// The major version.
    pub version: u32,
    /// Its evidence, as JSON.
    pub evidence: Value,
}

/// The recorded evidence that fleets are made from.
#[derive(Debug)]
pub struct Recorded {
    /// From the oldest version of an engine to its newest.
    pub browsers: Vec<Browser>,
    /// What settings, extensions, scripts and fakes change, by name and engine.
    differences: BTreeMap<(String, Behaviour), Difference>,
}

impl Recorded {
    /// Reads a folder of evidence like `tests/evidence` of this repository.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or is no evidence.
    pub fn read(folder: &Path) -> Result<Self, FleetError> {
        let path = folder.join("matrix.jsonl");
        let matrix = fs::read_to_string(&path).map_err(FleetError::file(&path))?;
        let mut rows = BTreeMap::new();
        for line in matrix.lines() {
            if let Some((name, engine, evidence)) = row(line, &path)? {
                rows.insert((name, engine), evidence);
            }
        }
        let plain = |engine: Behaviour| {
            let plain = rows.get(&("plain".to_owned(), engine));
            plain.ok_or_else(|| unusable(&path, "no row named plain"))
        };
        let mut differences = BTreeMap::new();
        for ((name, engine), evidence) in &rows {
            let difference = Difference::between(plain(*engine)?, evidence);
            differences.insert((name.clone(), *engine), difference);
        }
        let mut browsers: BTreeMap<(Behaviour, u32), Browser> = BTreeMap::new();
        for path in files(folder)? {
            let recorded = evidence(&path)?;
            let Some((engine, version)) = claimed(&recorded) else {
                continue;
            };
            let evidence = match plain(engine) {
                Ok(plain) => as_probed_today(plain, &recorded),
                // Nobody has probed Safari; its evidence is derived.
                Err(_) => recorded,
            };
            let browser = Browser {
                engine,
                version,
                evidence,
            };
            browsers.entry((engine, version)).or_insert(browser);
        }
        let browsers = browsers.into_values().collect();
        Ok(Self {
            browsers,
            differences,
        })
    }

    /// What something of this name changes in a browser of this engine. Where it was recorded in
    /// Firefox alone, Safari has it in the same way: both write source texts in several lines.
    pub fn difference(&self, name: &str, engine: Behaviour) -> Option<&Difference> {
        let engine = match engine {
            Behaviour::Webkit => Behaviour::Gecko,
            engine => engine,
        };
        self.differences.get(&(name.to_owned(), engine))
    }
}

/// Evidence without media of untouched browsers, the current ones first.
fn files(folder: &Path) -> Result<Vec<PathBuf>, FleetError> {
    let mut found = Vec::new();
    for folder in [
        folder.to_owned(),
        folder.join("engines"),
        folder.join("derived-safari"),
    ] {
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).map_err(FleetError::file(&folder))? {
            let path = entry.map_err(FleetError::file(&folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_plain = !name.ends_with("-loopback.json") && !name.contains("-no-");
            if name.ends_with(".json") && is_plain {
                files.push(path);
            }
        }
        files.sort();
        found.extend(files);
    }
    Ok(found)
}

fn evidence(path: &Path) -> Result<Value, FleetError> {
    let text = fs::read_to_string(path).map_err(FleetError::file(path))?;
    serde_json::from_str(&text).map_err(|error| unusable(path, &error.to_string()))
}

/// A row of the matrix under the nonce of all recorded evidence; nothing for what is no browser.
fn row(line: &str, path: &Path) -> Result<Option<(String, Behaviour, Value)>, FleetError> {
    let unusable = |error: &dyn std::fmt::Display| unusable(path, &error.to_string());
    let row: Value = serde_json::from_str(line).map_err(|error| unusable(&error))?;
    let evidence = Evidence::from_json(line).map_err(|error| unusable(&error))?;
    let word = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    let engine = match word("browser") {
        "chromium" => Behaviour::Blink,
        "firefox" => Behaviour::Gecko,
        _ => return Ok(None),
    };
    // Where a track is missing, only an offer with the same order can be answered by the rest.
    let evidence = with_nonce(&evidence, NONCE).and_then(|evidence| {
        let text = serde_json::to_string(&evidence).ok()?;
        serde_json::from_str(&text).ok()
    });
    Ok(evidence.map(|evidence| (word("name").to_owned(), engine, evidence)))
}

fn unusable(path: &Path, why: &str) -> FleetError {
    FleetError::Asked(format!("{}: {why}", path.display()))
}

/// The engine and the major version that evidence claims.
pub(super) fn claimed(evidence: &Value) -> Option<(Behaviour, u32)> {
    let environment = evidence.get("environment")?;
    let engine = environment.get("claimedEngine")?.as_str()?;
    let version = environment.get("claimedVersion")?.as_u64()?;
    Some((Behaviour::from_name(engine)?, version.try_into().ok()?))
}

/// What an older engine showed to older observers, with what the observers of today ask beyond
/// that and every version answers alike.
fn as_probed_today(plain: &Value, recorded: &Value) -> Value {
    let mut evidence = plain.clone();
    put_over(&mut evidence, recorded);
    if let Some(Value::Object(capabilities)) = evidence.get_mut("capabilities") {
        let sends = capabilities.get("sends").and_then(Value::as_array).cloned();
        if let Some(Value::Array(offered)) = capabilities.get_mut("offered") {
            offered.retain(|codec| sends.as_ref().is_none_or(|sends| sends.contains(codec)));
        }
        for (name, elsewhere) in [
            ("sends", "sendsElsewhere"),
            ("receives", "receivesElsewhere"),
        ] {
            if let Some(list) = capabilities.get(name).cloned() {
                capabilities.insert(elsewhere.to_owned(), list);
            }
        }
    }
    if let Some(Value::Object(offer)) = evidence.get_mut("offer") {
        let is_description = offer.get("members") == Some(&Value::Array(Vec::new()));
        offer.insert("isDescription".to_owned(), is_description.into());
    }
    evidence
}

/// Puts the members of one value over those of another that has them too.
fn put_over(value: &mut Value, over: &Value) {
    match (value, over) {
        (Value::Object(fields), Value::Object(over)) if fields.len() > 1 => {
            for (name, field) in fields {
                if let Some(over) = over.get(name) {
                    put_over(field, over);
                }
            }
        }
        (Value::Array(items), Value::Array(over)) if items.iter().any(Value::is_object) => {
            for (item, over) in items.iter_mut().zip(over) {
                put_over(item, over);
            }
        }
        (value, over) => over.clone_into(value),
    }
}
