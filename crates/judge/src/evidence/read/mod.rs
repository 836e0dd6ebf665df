//! Evidence from the JSON that a client sent.

mod error;
mod escape;
mod fill;
mod key;
mod limits;
mod number;
mod place;
mod scanner;
mod token;

use std::ops::Range;

use super::{Evidence, SCHEMA_VERSION};

pub use error::EvidenceError;
pub use limits::Limits;

use scanner::{Problem, Scanner};

impl Evidence {
    /// Reads evidence from JSON (UTF-8), with the default [`Limits`]. A whole report is
    /// accepted too: only its member `evidence` is used.
    ///
    /// Members of a newer minor version are ignored, and missing ones are
    /// [`NotReached`](super::Observation::NotReached). It never panics.
    ///
    /// # Errors
    ///
    /// An [`EvidenceError`] says what is wrong with the body, and where.
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

    /// Reads evidence from JSON as [`from_json`](Self::from_json) does, with other limits.
    ///
    /// # Errors
    ///
    /// An [`EvidenceError`] says what is wrong with the body, and where.
    pub fn from_json_within(
        json: impl AsRef<[u8]>,
        limits: &Limits,
    ) -> Result<Self, EvidenceError> {
        // Filled in the place in which it is returned: to move evidence costs a tenth of reading.
        let mut read = Ok(Self::default());
        if let Ok(evidence) = &mut read
            && let Err(error) = evidence.fill(json.as_ref(), limits)
        {
            read = Err(error);
        }
        read
    }

    /// Fills evidence that nothing is known of yet.
    fn fill(&mut self, json: &[u8], limits: &Limits) -> Result<(), EvidenceError> {
        if json.len() > limits.bytes {
            return Err(EvidenceError::TooLarge {
                bytes: json.len(),
                limit: limits.bytes,
            });
        }
        let text = str::from_utf8(json).map_err(|error| not_json(json, error.valid_up_to()))?;
        let whole = 0..text.len();
        // Nearly always this is evidence. A report has no evidence's types, or a member more.
        let read = self.read(text, whole.clone(), limits);
        if let Ok(false) = read {
            return Ok(());
        }
        let place = evidence_in(text).map_err(|at| not_json(json, at))?;
        if place == whole {
            return read.map(|_| ());
        }
        *self = Self::default();
        self.read(text, place, limits).map(|_| ())
    }

    /// Reads evidence that has passed no limits, of whatever version. The error says what is of
    /// another type.
    pub(super) fn of_any_version(json: &str) -> Result<Self, String> {
        let mut evidence = Self::default();
        let mut scanner = Scanner::new(json, 0..json.len(), Limits::NONE);
        match scanner.evidence(&mut evidence) {
            Ok(()) => Ok(evidence),
            Err(problem) => Err([&scanner.path(problem), " is of another type"].concat()),
        }
    }

    /// Fills evidence that nothing is known of yet from this place, and tells whether the place
    /// has a member `evidence` itself.
    fn read(
        &mut self,
        text: &str,
        place: Range<usize>,
        limits: &Limits,
    ) -> Result<bool, EvidenceError> {
        let limits = limits.bounded();
        let mut scanner = Scanner::new(text, place.clone(), limits);
        let problem = match scanner.evidence(self).and_then(|()| scanner.end()) {
            Ok(()) if self.schema_version == SCHEMA_VERSION => return Ok(scanner.is_report),
            Ok(()) => return Err(version(text, place).unwrap_or(EvidenceError::NoVersion)),
            Err(problem) => problem,
        };
        let path = scanner.path(problem);
        Err(match problem {
            Problem::NotJson => not_json(text.as_bytes(), scanner.at),
            // Another version may well have other types, so the version is named first.
            Problem::OtherType => version(text, place).unwrap_or(EvidenceError::OtherType { path }),
            Problem::TooDeep => EvidenceError::TooDeep {
                path,
                limit: limits.depth,
            },
            Problem::TextTooLong => EvidenceError::TextTooLong {
                path,
                limit: limits.text,
            },
            Problem::ListTooLong => EvidenceError::ListTooLong {
                path,
                limit: limits.elements,
            },
        })
    }
}

/// Where the evidence stands: the member `evidence` of a report, or the whole text. The
/// error is the place at which the text is not JSON.
fn evidence_in(text: &str) -> Result<Range<usize>, usize> {
    let whole = 0..text.len();
    let name = b"\"evidence\"";
    if !text.as_bytes().windows(name.len()).any(|part| part == name) {
        return Ok(whole);
    }
    let mut scanner = Scanner::new(text, whole.clone(), Limits::NONE);
    match scanner.member("evidence") {
        Ok((1, place)) if text.get(place.clone()) != Some("null") => Ok(place),
        Err(Problem::NotJson) => Err(scanner.at),
        _ => Ok(whole),
    }
}

/// What is wrong with the version of the evidence at this place, if anything is.
fn version(text: &str, place: Range<usize>) -> Option<EvidenceError> {
    let mut scanner = Scanner::new(text, place, Limits::NONE);
    if scanner.peek() != Some(b'{') {
        return None;
    }
    let found = match scanner.member("schemaVersion").ok()? {
        (0, _) => return Some(EvidenceError::NoVersion),
        (1, place) => text.get(place)?,
        _ => return None,
    };
    match found.parse::<u64>() {
        Ok(found) if found != u64::from(SCHEMA_VERSION) => {
            Some(EvidenceError::OtherVersion { found })
        }
        Err(_) if found == "null" => Some(EvidenceError::NoVersion),
        _ => None,
    }
}

/// The line and the column of a byte, both from 1.
fn not_json(json: &[u8], at: usize) -> EvidenceError {
    let before = json.get(..at).unwrap_or(json);
    let start_of_line = before.iter().rposition(|byte| *byte == b'\n');
    EvidenceError::NotJson {
        line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
        column: before.len() - start_of_line.map_or(0, |newline| newline + 1) + 1,
    }
}
