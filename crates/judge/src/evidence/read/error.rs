//! Why something is not evidence.

use std::fmt;

use crate::evidence::SCHEMA_VERSION;
use crate::joined;
use crate::json::push_whole;

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

    /// What is wrong and what to do, in a sentence; the same as it displays.
    pub fn sentence(&self) -> String {
        match self {
            Self::TooLarge { .. } => {
                String::from("this is longer than is read: refuse the request, or raise the limit")
            }
            Self::NotJson { line, column } => joined(&[
                "this is not JSON at line ",
                &whole(*line),
                ", column ",
                &whole(*column),
                ": have the page send JSON.stringify(report.evidence)",
            ]),
            Self::TooDeep { path, .. }
            | Self::TextTooLong { path, .. }
            | Self::ListTooLong { path, .. } => {
                joined(&[path, " holds more than a probe writes: refuse the request"])
            }
            Self::OtherVersion { found } => joined(&[
                "schemaVersion is ",
                &whole(*found as usize),
                " and this judge knows ",
                &whole(SCHEMA_VERSION as usize),
                ": update the package ",
                if *found > u64::from(SCHEMA_VERSION) {
                    "on the server"
                } else {
                    "in the page"
                },
            ]),
            Self::NoVersion => joined(&["there is no schemaVersion", AS_IT_IS]),
            Self::OtherType { path } => joined(&[path, " is of another type", AS_IT_IS]),
        }
    }
}

const AS_IT_IS: &str = ": have the page send report.evidence as it is";

fn whole(number: usize) -> String {
    let mut text = String::new();
    push_whole(&mut text, number as u64);
    text
}

// Formatting with `write!` would be a large part of what a page that judges downloads.
impl fmt::Display for EvidenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence())
    }
}

impl std::error::Error for EvidenceError {}
