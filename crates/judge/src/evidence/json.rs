//! Reading what a client sent, on servers.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Evidence, EvidenceError, Limits, SCHEMA_VERSION};

impl Evidence {
    /// Reads evidence from JSON, with the default [`Limits`]. A whole report is taken
    /// too: its member `evidence` is used, and nothing else of it is believed.
    ///
    /// Fields of a newer minor version are passed over, and missing ones were not
    /// looked at. Whatever a client sends, this returns.
    ///
    /// ```
    /// use ontrack_probe::Evidence;
    ///
    /// let error = Evidence::from_json(r#"{ "schemaVersion": 1, "surface": { "members": "many" } }"#)
    ///     .expect_err("members is a number");
    /// assert_eq!(error.code(), "other-type");
    /// assert_eq!(error.path(), Some("surface.members"));
    /// ```
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, EvidenceError> {
        Self::from_json_within(json, &Limits::default())
    }

    /// The same, with limits of your own.
    pub fn from_json_within(
        json: impl AsRef<[u8]>,
        limits: &Limits,
    ) -> Result<Self, EvidenceError> {
        let json = json.as_ref();
        if json.len() > limits.bytes {
            return Err(EvidenceError::TooLarge {
                bytes: json.len(),
                limit: limits.bytes,
            });
        }
        let text = str::from_utf8(json).map_err(|error| not_utf8(json, error.valid_up_to()))?;
        let evidence = evidence_of(text)?;
        limits.hold(evidence.as_bytes())?;
        match serde_json::from_str::<Self>(evidence) {
            // Serde takes the fields of a struct from a list as well, in their order.
            Ok(_) if !evidence.trim_start().starts_with('{') => Err(EvidenceError::OtherType {
                path: String::from("evidence"),
                why: String::from("no object"),
            }),
            Ok(read) => match read.schema_version {
                SCHEMA_VERSION => Ok(read),
                _ => Err(version(evidence).unwrap_or(EvidenceError::NoVersion)),
            },
            Err(error) => Err(why(evidence, &error)),
        }
    }
}

/// The evidence in a report; whatever is no report may be the evidence itself.
fn evidence_of(text: &str) -> Result<&str, EvidenceError> {
    #[derive(Deserialize)]
    struct Report<'a> {
        #[serde(borrow, default)]
        evidence: Option<&'a RawValue>,
    }
    if !text.contains("\"evidence\"") {
        return Ok(text);
    }
    match serde_json::from_str::<Report<'_>>(text) {
        Ok(report) => Ok(report.evidence.map_or(text, RawValue::get)),
        Err(error) if error.is_data() => Ok(text),
        Err(error) => Err(not_json(&error)),
    }
}

/// Why it could not be read. Looking for the place takes as long as reading, so it is
/// looked for only now.
fn why(evidence: &str, error: &serde_json::Error) -> EvidenceError {
    if !error.is_data() {
        return not_json(error);
    }
    // Another version may well have other types, so that goes first.
    if let Some(error) = version(evidence) {
        return error;
    }
    let deserializer = &mut serde_json::Deserializer::from_str(evidence);
    match serde_path_to_error::deserialize::<_, Evidence>(deserializer) {
        Err(error) => {
            let path = match error.path().to_string() {
                path if path == "." => String::from("evidence"),
                path => path,
            };
            let why = error.inner().to_string();
            let why = why.split(" at line ").next().unwrap_or_default().to_owned();
            EvidenceError::OtherType { path, why }
        }
        Ok(_) => not_json(error),
    }
}

/// What is wrong with the version, if anything is.
fn version(evidence: &str) -> Option<EvidenceError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Versioned {
        schema_version: Option<u64>,
    }
    match serde_json::from_str::<Versioned>(evidence) {
        Ok(Versioned {
            schema_version: None,
        }) => Some(EvidenceError::NoVersion),
        Ok(Versioned {
            schema_version: Some(found),
        }) if found != u64::from(SCHEMA_VERSION) => Some(EvidenceError::OtherVersion { found }),
        _ => None,
    }
}

fn not_json(error: &serde_json::Error) -> EvidenceError {
    EvidenceError::NotJson {
        line: error.line(),
        column: error.column(),
    }
}

fn not_utf8(json: &[u8], at: usize) -> EvidenceError {
    let before = json.get(..at).unwrap_or_default();
    EvidenceError::NotJson {
        line: before.split(|byte| *byte == b'\n').count(),
        column: before
            .rsplit(|byte| *byte == b'\n')
            .next()
            .map_or(0, <[u8]>::len)
            + 1,
    }
}
