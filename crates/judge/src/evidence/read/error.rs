//! Why something is not evidence.

use thiserror::Error;

use crate::evidence::SCHEMA_VERSION;

/// Why something that a client sent cannot be judged. Each has a stable code, and says
/// in a sentence what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// It is longer than is read.
    #[error(
        "these are {bytes} bytes and at most {limit} are read: refuse the request, or raise Limits::bytes"
    )]
    TooLarge {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// It is not JSON.
    #[error(
        "this is not JSON at line {line}, column {column}: have the page send JSON.stringify(report.evidence)"
    )]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is nested deeper than evidence is.
    #[error("{path} is nested deeper than {limit} levels: evidence is not, so refuse the request")]
    TooDeep {
        /// Where, such as `surface.members`.
        path: String,
        /// How deep it may be.
        limit: usize,
    },
    /// A string is longer than a probe writes.
    #[error(
        "{path} is longer than {limit} bytes: a probe writes no such text, so refuse the request"
    )]
    TextTooLong {
        /// Where, such as `surface.present[3]`.
        path: String,
        /// How long it may be.
        limit: usize,
    },
    /// A list or an object holds more than a probe writes.
    #[error("{path} holds more than {limit}: a probe writes no such list, so refuse the request")]
    ListTooLong {
        /// Where, such as `events`.
        path: String,
        /// How many it may hold.
        limit: usize,
    },
    /// It is of another version than this library judges.
    #[error(
        "schemaVersion is {found} and this library judges {SCHEMA_VERSION}: use the same major version of ontrack-probe in the page and on the server"
    )]
    OtherVersion {
        /// The version that it names.
        found: u64,
    },
    /// It does not say of which version it is, so it is no evidence.
    #[error(
        "there is no schemaVersion: have the page send the evidence of a report, or the report, as it is"
    )]
    NoVersion,
    /// Something in it is of another type than the library writes.
    #[error(
        "{path} is of another type ({why}): have the page send the evidence as the library made it"
    )]
    OtherType {
        /// Where, such as `surface.members`.
        path: String,
        /// What was there.
        why: String,
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
}
