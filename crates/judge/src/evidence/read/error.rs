//! Why something is not evidence.

use std::fmt;

use crate::evidence::SCHEMA_VERSION;

/// Why something that a client sent cannot be judged. Each has a stable code, and says
/// in a sentence what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvidenceError {
    /// It is longer than is read.
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// It is not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is nested deeper than evidence is.
    TooDeep {
        /// Where, such as `surface.members`.
        path: String,
        /// How deep it may be.
        limit: usize,
    },
    /// A string is longer than a probe writes.
    TextTooLong {
        /// Where, such as `surface.present[3]`.
        path: String,
        /// How long it may be.
        limit: usize,
    },
    /// A list or an object holds more than a probe writes.
    ListTooLong {
        /// Where, such as `events`.
        path: String,
        /// How many it may hold.
        limit: usize,
    },
    /// It is of another version than this library judges.
    OtherVersion {
        /// The version that it names.
        found: u64,
    },
    /// It does not say of which version it is, so it is no evidence.
    NoVersion,
    /// Something in it is of another type than the library writes.
    OtherType {
        /// Where, such as `surface.members`.
        path: String,
    },
}

impl EvidenceError {
    /// The stable code, for logs and for counting; under semantic versioning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::NotJson { .. } => "not-json",
            Self::TooDeep { .. } => "too-deep",
            Self::TextTooLong { .. } => "text-too-long",
            Self::ListTooLong { .. } => "list-too-long",
            Self::OtherVersion { .. } => "other-version",
            Self::NoVersion => "no-version",
            Self::OtherType { .. } => "other-type",
        }
    }

    /// The place in the evidence, where there is one.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::TooDeep { path, .. }
            | Self::TextTooLong { path, .. }
            | Self::ListTooLong { path, .. }
            | Self::OtherType { path, .. } => Some(path),
            _ => None,
        }
    }

    /// What is wrong and what to do, in a sentence.
    fn sentence(&self) -> String {
        match self {
            Self::TooLarge { bytes, limit } => [
                "these are ",
                &bytes.to_string(),
                " bytes and at most ",
                &limit.to_string(),
                " are read: refuse the request, or raise Limits::bytes",
            ]
            .concat(),
            Self::NotJson { line, column } => [
                "this is not JSON at line ",
                &line.to_string(),
                ", column ",
                &column.to_string(),
                ": have the page send JSON.stringify(report.evidence)",
            ]
            .concat(),
            Self::TooDeep { path, limit } => [
                path,
                " is nested deeper than ",
                &limit.to_string(),
                " levels: evidence is not, so refuse the request",
            ]
            .concat(),
            Self::TextTooLong { path, limit } => [
                path,
                " is longer than ",
                &limit.to_string(),
                " bytes: a probe writes no such text, so refuse the request",
            ]
            .concat(),
            Self::ListTooLong { path, limit } => [
                path,
                " holds more than ",
                &limit.to_string(),
                ": a probe writes no such list, so refuse the request",
            ]
            .concat(),
            Self::OtherVersion { found } => [
                "schemaVersion is ",
                &found.to_string(),
                " and this library judges ",
                &SCHEMA_VERSION.to_string(),
                ": use the same major version of ontrack-probe in the page and on the server",
            ]
            .concat(),
            Self::NoVersion => String::from(
                "there is no schemaVersion: have the page send the evidence of a report, or the \
                 report, as it is",
            ),
            Self::OtherType { path } => [
                path,
                " is of another type: have the page send the evidence as the library made it",
            ]
            .concat(),
        }
    }
}

// Formatting with `write!` would be a large part of what a page that judges downloads.
impl fmt::Display for EvidenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence())
    }
}

impl std::error::Error for EvidenceError {}
