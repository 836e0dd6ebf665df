//! The JSON Schemas (draft 2020-12) of evidence and report, as text.

/// What a page sends: the schema of the evidence.
pub const EVIDENCE: &str = include_str!("../schema/evidence.schema.json");

/// What the judge returns: the schema of the report.
pub const REPORT: &str = include_str!("../schema/report.schema.json");
