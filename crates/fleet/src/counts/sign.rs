//! What a visitor may show, whose rate is watched.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::row::{Row, Word};

/// Something that a visitor shows or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The verdict.
    Verdict(Word),
    /// The reason of the verdict.
    Reason(Word),
    /// A check failed.
    Failed(Word),
    /// A server contradicted a claim, and somebody must have changed the evidence.
    Contradicted(Word),
    /// The evidence has the same times as that of another visitor of the same day.
    Repeated,
    /// At least 49 other visitors of the same day have evidence with the same times.
    Copied,
}

impl Sign {
    /// Whether no version of a browser explains it.
    pub fn accuses(&self) -> bool {
        match self {
            Self::Verdict(word) => matches!(&**word, "tampered" | "emulated"),
            Self::Contradicted(_) | Self::Repeated | Self::Copied => true,
            Self::Reason(_) | Self::Failed(_) => false,
        }
    }

    /// Whether one row alone does not tell it.
    pub fn needs_others(&self) -> bool {
        matches!(self, Self::Repeated | Self::Copied)
    }

    /// Whether it only follows from other signs.
    pub fn is_conclusion(&self) -> bool {
        matches!(self, Self::Verdict(_) | Self::Reason(_))
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Verdict(word) => write!(formatter, "verdict {word}"),
            Self::Reason(word) => write!(formatter, "reason {word}"),
            Self::Failed(word) => write!(formatter, "check {word}"),
            Self::Contradicted(word) => write!(formatter, "claim {word} contradicted"),
            Self::Repeated => formatter.write_str("times of another visitor"),
            Self::Copied => formatter.write_str("times of many visitors"),
        }
    }
}

impl Serialize for Sign {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a row shows, beside whether its times are those of another.
pub(super) fn of(row: &Row) -> impl Iterator<Item = Sign> {
    let judged = &row.judged;
    let verdict = Sign::Verdict(judged.verdict.clone());
    let reason = judged.reason.iter().cloned().map(Sign::Reason);
    let failed = judged
        .failed
        .iter()
        .map(|failed| Sign::Failed(failed.check.clone()));
    let wire = row.wire.iter().flatten().filter(|claim| claim.is_forged());
    let contradicted = wire.map(|claim| Sign::Contradicted(claim.claim.clone()));
    std::iter::once(verdict)
        .chain(reason)
        .chain(failed)
        .chain(contradicted)
}
