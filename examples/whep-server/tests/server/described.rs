//! The description of the server's addresses, and what of it was seen to be true.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::{Value, json};

use crate::http::Answer;

const DESCRIPTION: &str = include_str!("../../openapi.json");

/// The description, and which of its answers were given.
pub struct Described {
    whole: Value,
    given: BTreeSet<String>,
}

impl Described {
    /// Nothing of it was seen yet.
    pub fn read() -> Result<Self> {
        Ok(Self {
            whole: serde_json::from_str(DESCRIPTION)?,
            given: BTreeSet::new(),
        })
    }

    /// The answer is one that is described for that request, with its headers and its body.
    pub fn take(&mut self, method: &Method, path: &str, answer: &Answer) -> Result<()> {
        let verb = method.as_str().to_lowercase();
        let name = format!("{verb} {path} {}", answer.status);
        let told = &self.whole["paths"][path][&verb]["responses"][answer.status.to_string()];
        let told = told.as_object();
        let told = told.with_context(|| format!("{name} is not described"))?;
        for (header, rule) in told
            .get("headers")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let is_wanted = rule["required"] == json!(true);
            assert!(
                !is_wanted || !answer.field(header).is_empty(),
                "{name}: {header}"
            );
        }
        if let Some(content) = told.get("content").and_then(Value::as_object) {
            let sent = answer
                .field("content-type")
                .split(';')
                .next()
                .unwrap_or_default();
            let media = content.get(sent);
            let media = media.with_context(|| format!("{name}: {sent} is not described"))?;
            if sent.ends_with("json") {
                self.check(&media["schema"], &answer.json()?)
                    .with_context(|| format!("{name}: {}", answer.body))?;
            }
        }
        self.given.insert(name);
        Ok(())
    }

    /// As much of JSON Schema as the description uses.
    fn check(&self, schema: &Value, value: &Value) -> Result<()> {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            let schema = self.whole.pointer(pointer).context("no such schema")?;
            return self.check(schema, value);
        }
        if let Some(ways) = schema["oneOf"].as_array() {
            let fitting = ways.iter().filter(|way| self.check(way, value).is_ok());
            anyhow::ensure!(fitting.count() == 1, "{value} is not one of {ways:?}");
        }
        if let Some(values) = schema["enum"].as_array() {
            anyhow::ensure!(values.contains(value), "{value} is none of {values:?}");
        }
        if let Some(kind) = schema.get("type") {
            let kinds = kind
                .as_array()
                .map_or(std::slice::from_ref(kind), Vec::as_slice);
            let is_one = kinds
                .iter()
                .any(|kind| is_of(value, kind.as_str().unwrap_or_default()));
            anyhow::ensure!(is_one, "{value} is not {kind}");
        }
        for member in schema["required"].as_array().into_iter().flatten() {
            let member = member.as_str().unwrap_or_default();
            let held = value.get(member).with_context(|| format!("no {member}"))?;
            self.check(&schema["properties"][member], held)?;
        }
        if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
            for item in list {
                self.check(items, item)?;
            }
        }
        Ok(())
    }

    /// The answers that are described and were not given; `tests/redis.rs` has those that need a Redis.
    pub fn missing(&self) -> Vec<String> {
        let mut all = BTreeSet::new();
        for (path, methods) in self.whole["paths"].as_object().into_iter().flatten() {
            for (verb, operation) in methods.as_object().into_iter().flatten() {
                let answers = operation["responses"].as_object().into_iter().flatten();
                for (status, _) in answers.filter(|(_, answer)| answer.get("x-needs").is_none()) {
                    all.insert(format!("{verb} {path} {status}"));
                }
            }
        }
        all.difference(&self.given).cloned().collect()
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}
