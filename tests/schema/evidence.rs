//! The schema of evidence.

use ontrack_probe::Evidence;
use ontrack_probe::evidence::{Description, Kind, SCHEMA_VERSION};
use serde_json::{Map, Value, json};

pub(crate) const ID: &str = "urn:ontrack-probe:schema:evidence:1";

/// The members of the envelope, which the library always writes.
const ENVELOPE: [&str; 5] = ["schemaVersion", "version", "source", "nonce", "obstacle"];

pub(crate) fn schema() -> Value {
    let mut properties = Map::new();
    let mut put = |name: &str, value: Value| properties.insert(name.to_owned(), value);
    put(
        "schemaVersion",
        json!({ "const": SCHEMA_VERSION, "description": "The version of this shape." }),
    );
    put("version", text("The version of the library that looked."));
    put("source", text("Where the track came from."));
    put("nonce", text("The challenge that the offer was made from."));
    put(
        "obstacle",
        text("Why the probe could not look at all, as a stable code; empty otherwise."),
    );
    put(
        "durationMs",
        json!({ "type": "number", "description": "How long the probe took, in ms." }),
    );
    for (name, subject) in Evidence::SUBJECTS {
        put(name, object(subject));
    }
    for (name, subject) in Evidence::LISTS {
        put(name, json!({ "type": "array", "items": object(subject) }));
    }
    put(
        "timeline",
        json!({ "type": "array", "items": moment(), "description": "What happened when." }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Evidence",
        "description": "Everything a probe saw: all that the checks ever read. Newer minor versions add members.",
        "type": "object",
        "required": ENVELOPE,
        "properties": properties,
        "$defs": {
            "flag": observation("boolean"),
            "number": observation("number"),
            "text": observation("string"),
            "list": {
                "anyOf": [
                    { "type": "array", "items": { "type": "string" } },
                    { "$ref": "#/$defs/outcome" },
                ],
            },
            "outcome": outcome(),
        },
    })
}

pub(crate) fn moment() -> Value {
    json!({
        "type": "object",
        "required": ["atMs", "event"],
        "properties": {
            "atMs": { "type": "number", "description": "When, in ms since the probe began." },
            "event": text("What happened."),
            "detail": text("More about it."),
        },
    })
}

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

fn object(subject: &Description) -> Value {
    let properties: Map<_, _> = subject
        .fields
        .iter()
        .map(|field| {
            let kind = match field.kind {
                Kind::Flag => "flag",
                Kind::Number => "number",
                Kind::Text => "text",
                Kind::List => "list",
            };
            let value = json!({
                "$ref": format!("#/$defs/{kind}"),
                "description": sentence(field.about),
            });
            (field.name.to_owned(), value)
        })
        .collect();
    json!({ "type": "object", "description": sentence(subject.about), "properties": properties })
}

/// A doc comment in one line.
fn sentence(about: &str) -> String {
    about.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn observation(kind: &str) -> Value {
    json!({ "anyOf": [{ "type": kind }, { "$ref": "#/$defs/outcome" }] })
}

/// How a look ended that gave no value.
fn outcome() -> Value {
    json!({
        "type": "object",
        "properties": {
            "absent": { "const": true, "description": "Nothing was there." },
            "threw": text("The look ended in an error of this name."),
            "timedOut": { "const": true, "description": "No answer came in time." },
            "skipped": text("The look was not taken, and why."),
        },
        "anyOf": [
            { "required": ["absent"] },
            { "required": ["threw"] },
            { "required": ["timedOut"] },
            { "required": ["skipped"] },
        ],
    })
}

#[test]
fn every_member_that_is_read_is_in_the_schema() {
    let members = Evidence::MEMBER_NAMES;
    assert!(members.len() > 20, "{members:?}");
    let schema = schema();
    let described = schema["properties"].as_object().expect("properties");
    for member in &members {
        assert!(
            described.contains_key(*member),
            "{member} is a member of Evidence and is not in the schema"
        );
    }
    assert_eq!(described.len(), members.len());
}

#[test]
fn every_field_says_what_it_is() {
    for (name, subject) in Evidence::SUBJECTS.iter().chain(Evidence::LISTS) {
        for field in subject.fields {
            assert!(field.about.len() > 5, "{name}.{}", field.name);
        }
    }
}
