//! The columns of a Parquet file of rows, version 1.
//!
//! | column | type | what it is |
//! |---|---|---|
//! | `nonce_hash` | text, may be null | the first half of the SHA-256 of the nonce, in hexadecimal |
//! | `time` | timestamp in ms, UTC, may be null | when the evidence came |
//! | `verdict` | text | the judge's verdict |
//! | `reason` | text, may be null | why, for `blocked` and `inconclusive` |
//! | `outcome` | text | how far the probe came |
//! | `engine` | text | the engine that it behaves like |
//! | `claimed_engine` | text | the engine that the user agent string claims |
//! | `claimed_version` | 32-bit integer, may be null | the major version that it claims |
//! | `source` | text | where the track came from |
//! | `probe_version` | text | the version of the library that probed |
//! | `judge_version` | text | the version of the library that judged |
//! | `failed` | list of { `check`: text, `weight`: text } | the checks that failed |
//! | `skipped` | list of { `reason`: text, `checks`: 32-bit integer } | how many checks could not be judged, by reason |
//! | `times_hash` | text, may be null | equal for two pieces of evidence whose times are all equal |
//! | `previous_verdict` | text, may be null | what the judge before said |
//! | `previous_reason` | text, may be null | and why |
//! | `previous_judge_version` | text, may be null | the version of that judge |
//! | `wire` | list of { `claim`: text, `holds`: yes or no, may be null, `weight`: text }, may be null | the evidence held against what a server saw of the session |
//! | `evidence` | text, may be null | the evidence, as JSON |
//!
//! A line of JSON has members of the same names: there `time` is text by RFC 3339, and `evidence` an
//! object. A member that would be null may be left out.
//!
//! The version stands in the metadata of a file, under [`VERSION_KEY`]. A column that is added does
//! not change it; one that is taken away, renamed or of another type does.

mod read;
mod write;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef, TimeUnit};

pub use self::read::Columns;
pub use self::write::batch;

/// The version of the columns.
pub const VERSION: u32 = 1;

/// The name of the version in the metadata of a file.
pub const VERSION_KEY: &str = "ontrack-fleet";

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let metadata = [(VERSION_KEY.to_owned(), VERSION.to_string())];
    Arc::new(Schema::new_with_metadata(
        vec![
            Field::new("nonce_hash", DataType::Utf8, true),
            Field::new("time", time(), true),
            Field::new("verdict", DataType::Utf8, false),
            Field::new("reason", DataType::Utf8, true),
            Field::new("outcome", DataType::Utf8, false),
            Field::new("engine", DataType::Utf8, false),
            Field::new("claimed_engine", DataType::Utf8, false),
            Field::new("claimed_version", DataType::Int32, true),
            Field::new("source", DataType::Utf8, false),
            Field::new("probe_version", DataType::Utf8, false),
            Field::new("judge_version", DataType::Utf8, false),
            Field::new("failed", list(failed()), false),
            Field::new("skipped", list(skipped()), false),
            Field::new("times_hash", DataType::Utf8, true),
            Field::new("previous_verdict", DataType::Utf8, true),
            Field::new("previous_reason", DataType::Utf8, true),
            Field::new("previous_judge_version", DataType::Utf8, true),
            Field::new("wire", list(wire()), true),
            Field::new("evidence", DataType::Utf8, true),
        ],
        HashMap::from(metadata),
    ))
});

/// The columns.
pub fn schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
}

fn time() -> DataType {
    DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into()))
}

fn failed() -> Fields {
    Fields::from(vec![
        Field::new("check", DataType::Utf8, false),
        Field::new("weight", DataType::Utf8, false),
    ])
}

fn skipped() -> Fields {
    Fields::from(vec![
        Field::new("reason", DataType::Utf8, false),
        Field::new("checks", DataType::Int32, false),
    ])
}

fn wire() -> Fields {
    Fields::from(vec![
        Field::new("claim", DataType::Utf8, false),
        Field::new("holds", DataType::Boolean, true),
        Field::new("weight", DataType::Utf8, false),
    ])
}

/// A list, with the name of its elements by which other engines know them.
fn list(elements: Fields) -> DataType {
    DataType::List(element(elements))
}

fn element(fields: Fields) -> Arc<Field> {
    Arc::new(Field::new("element", DataType::Struct(fields), false))
}
