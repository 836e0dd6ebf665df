//! The files in `schema/`.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

use crate::{breaking, evidence, report};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema")
}

fn schemas() -> [(&'static str, Value); 2] {
    [
        ("evidence.schema.json", evidence::schema()),
        ("report.schema.json", report::schema()),
    ]
}

#[test]
fn the_files_are_what_the_types_say() {
    for (name, schema) in schemas() {
        let path = folder().join(name);
        let text = format!("{schema:#}\n");
        if env::var_os("BLESS").is_some() {
            fs::write(&path, &text).expect(name);
        }
        assert!(
            fs::read_to_string(&path).unwrap_or_default() == text,
            "schema/{name} is out of date: run BLESS=1 cargo test --test schema"
        );
    }
}

#[test]
fn nothing_breaks_without_a_new_schema_version() {
    let version = |schema: &Value| schema["properties"]["schemaVersion"]["const"].clone();
    for (name, schema) in schemas() {
        let text = fs::read_to_string(folder().join("published").join(name)).expect(name);
        let published: Value = serde_json::from_str(&text).expect(name);
        let broken = breaking::changes(&published, &schema);
        assert!(
            broken.is_empty() || version(&published) != version(&schema),
            "{name} breaks who reads it. Keep what was, or raise SCHEMA_VERSION:\n{}",
            broken.join("\n")
        );
    }
}
