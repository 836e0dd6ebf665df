//! A report is held against what the server itself saw of the session.
//!
//! The evidence was judged by the rules of the library. What it claims about the session is then
//! compared with the session: who invents evidence has to know what only the server knows.

mod conclusion;
mod content;
mod media;
mod mosaics;
mod nonce;
mod offer;
mod stack;
mod table;
mod times;
mod transport;

#[cfg(test)]
mod stack_tests;
#[cfg(test)]
mod tests;

use std::time::{Instant, SystemTime};

use ontrack_probe::{
    checks::Engine, evidence::Evidence, reason::Reason, report::Report, verdict::Verdict,
};
use ontrack_verifier::Nonce;
use ontrack_wire as wire;
use serde::Serialize;

pub use self::stack::Drift;
use self::{
    conclusion::conclude,
    table::{Meaning, ROWS, Row},
};
use crate::witness::Seen;

/// What the server knows when a report comes.
pub struct Known {
    /// The report's nonce, if it is one of ours.
    pub nonce: Option<Nonce>,
    /// Whether no report came with that nonce before.
    pub is_unused: bool,
    /// What was seen of the session with that nonce.
    pub seen: Option<Seen>,
    /// Now, on the clock of nonces.
    pub now: SystemTime,
    /// Now, on the clock of sessions.
    pub instant: Instant,
}

/// What comes of it.
#[derive(Debug, Serialize)]
pub struct Judgement {
    /// The verdict of the server, in the words of the library.
    pub verdict: &'static str,
    /// Why, as a stable code.
    pub reason: Option<String>,
    /// What the library says of the evidence alone; `null` where it was not judged.
    pub native: Option<Native>,
    /// Every claim.
    pub claims: Vec<Claim>,
    /// What is counted, so that a browser whose hello changes is noticed.
    #[serde(skip)]
    pub drift: Option<Drift>,
}

impl Judgement {
    /// Of a report whose nonce was used before. Its evidence is not judged.
    pub fn replayed() -> Self {
        let claim = |claim, holds, expected: &str, observed: &str| Claim {
            claim,
            holds: Some(holds),
            weight: Meaning::Nothing("").weight(),
            expected: expected.to_owned(),
            observed: observed.to_owned(),
        };
        Self {
            verdict: Verdict::Inconclusive.name(),
            reason: Some("nonce-replayed".to_owned()),
            native: None,
            claims: vec![
                claim("nonce-signed", true, "signed here", "signed here"),
                claim(
                    "nonce-unused",
                    false,
                    "the first report",
                    "another report came before",
                ),
            ],
            drift: None,
        }
    }
}

/// The verdict of the library, made here and not in the page.
#[derive(Debug, Serialize)]
pub struct Native {
    /// The verdict.
    pub verdict: &'static str,
    /// Why.
    pub reason: Option<&'static str>,
}

/// Something the evidence claims about the session.
#[derive(Debug, Serialize)]
pub struct Claim {
    /// Its code; stable.
    pub claim: &'static str,
    /// Whether it holds; `null` where it could not be compared.
    pub holds: Option<bool>,
    /// What it means where it does not hold: `hard`, `medium` or `soft`.
    pub weight: &'static str,
    /// What the server saw.
    pub expected: String,
    /// What the evidence says.
    pub observed: String,
}

/// What a claim is compared with.
pub(crate) struct Case<'a> {
    evidence: &'a Evidence,
    known: &'a Known,
    /// The engine that the visitor claims, where its behaviour agrees and the engine was measured.
    engine: Option<wire::Claim>,
}

/// What comes of comparing one claim.
#[derive(Debug)]
pub(crate) struct Finding {
    holds: Option<bool>,
    expected: String,
    observed: String,
    /// Where it differs from the row's.
    meaning: Option<Meaning>,
    is_required: Option<bool>,
}

impl Finding {
    fn new(
        holds: impl Into<Option<bool>>,
        expected: impl Into<String>,
        observed: impl Into<String>,
    ) -> Self {
        Self {
            holds: holds.into(),
            expected: expected.into(),
            observed: observed.into(),
            meaning: None,
            is_required: None,
        }
    }

    /// Nothing could be compared, and nothing has to be.
    fn not_compared() -> Self {
        Self {
            is_required: Some(false),
            ..Self::new(None, "", "")
        }
    }
}

/// Holds the evidence of a report against what is known.
pub fn judge(report: &Report<'_>, known: &Known) -> Judgement {
    let case = Case {
        evidence: &report.evidence,
        known,
        engine: claimed(report.engine),
    };
    let findings: Vec<_> = ROWS.iter().map(|row| (row, (row.compare)(&case))).collect();
    let reason_alone = report.reason.map(Reason::name);
    let (verdict, reason) = conclude(report.verdict, reason_alone, &findings);
    let told = |(row, finding): (&Row, Finding)| Claim {
        claim: row.code,
        holds: finding.holds,
        weight: finding.meaning.unwrap_or(row.contradicted).weight(),
        expected: finding.expected,
        observed: finding.observed,
    };
    Judgement {
        verdict: verdict.name(),
        reason,
        native: Some(Native {
            verdict: report.verdict.name(),
            reason: reason_alone,
        }),
        drift: stack::drift(&case),
        claims: findings.into_iter().map(told).collect(),
    }
}

/// The claim that the wire can be held against. Nothing is said of an engine that was not measured
/// there, nor of a visitor that claims one and behaves like another.
fn claimed(engine: Engine) -> Option<wire::Claim> {
    (engine.consistent == Some(true))
        .then(|| wire::Engine::from_name(engine.behaves.name()))
        .flatten()
        .map(|behaves| wire::Claim {
            engine: behaves,
            version: engine.version,
        })
}
