//! A report is held against what the server itself saw of the session.
//!
//! The evidence is judged by the rules of the library first. What it claims about the session is
//! then compared with the session: who invents evidence has to know what only the server knows.

mod content;
mod media;
mod nonce;
mod offer;
mod stack;
mod times;
mod transport;

#[cfg(test)]
mod stack_tests;
#[cfg(test)]
mod tests;

use std::time::{Instant, SystemTime};

use ontrack_probe::{checks::Engine, evidence::Evidence, reason::Reason, report, verdict::Verdict};
use ontrack_wire as wire;
use serde::Serialize;

pub use self::stack::Drift;
use crate::{nonce::Signed, witness::Seen};

/// What the server knows when a report comes.
pub struct Known {
    /// The report's nonce, if it is one of ours.
    pub nonce: Option<Signed>,
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
            weight: Nothing("").weight(),
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

/// What a contradicted claim means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Nothing can be said, for this reason: nobody needs to have forged anything.
    Nothing(&'static str),
    /// Somebody changed the evidence. The reason is `claim-` and the code.
    Forgery,
    /// It is shown, and decides nothing by itself.
    Shown,
}

impl Meaning {
    /// The word in the judgement.
    fn weight(self) -> &'static str {
        match self {
            Forgery => "hard",
            Nothing(_) => "medium",
            Shown => "soft",
        }
    }
}

/// A row of the table.
struct Row {
    code: &'static str,
    compare: fn(&Case<'_>) -> Finding,
    contradicted: Meaning,
    /// Whether `genuine` has to show it. Where it is not shown, nothing can be said, and the
    /// reason is `unproven-` and the code.
    is_required: bool,
}

const fn row(
    code: &'static str,
    compare: fn(&Case<'_>) -> Finding,
    contradicted: Meaning,
    is_required: bool,
) -> Row {
    Row {
        code,
        compare,
        contradicted,
        is_required,
    }
}

use Meaning::{Forgery, Nothing, Shown};

/// The table. The first row that is contradicted decides.
#[rustfmt::skip]
const ROWS: [Row; 19] = [
    //  claim             compared by               when contradicted              required
    row("nonce-signed",   nonce::signed,            Nothing("nonce-unsigned"),     true),
    row("nonce-unexpired", nonce::unexpired,        Nothing("nonce-expired"),      true),
    row("nonce-unused",   nonce::unused,            Nothing("nonce-replayed"),     true),
    row("session-known",  nonce::session_known,     Nothing("session-unknown"),    true),
    row("fingerprint",    transport::fingerprint,   Forgery,                       true),
    row("selected-pair",  transport::selected_pair, Forgery,                       false),
    row("stack",          stack::stack,             Forgery,                       true),
    row("ssrc",           media::ssrc,              Forgery,                       true),
    row("stream-ids",     media::stream_ids,        Forgery,                       false),
    row("frames",         media::frames,            Forgery,                       true),
    row("colours",        content::colours,         Forgery,                       true),
    // What a tone is, is measured. A noisy machine must not make a forger of anybody.
    row("tones",          content::tones,           Nothing("claim-tones"),        false),
    row("rtcp",           media::rtcp,              Forgery,                       false),
    row("times",          times::times,             Forgery,                       false),
    row("stack-stun",     stack::stun,              Nothing("claim-stack-stun"),   false),
    row("stack-version",  stack::version,           Nothing("claim-stack-version"), false),
    row("stack-detail",   stack::detail,            Shown,                         false),
    row("offer",          offer::offer,             Nothing("claim-offer"),        false),
    row("feedback",       stack::feedback,          Shown,                         false),
];

/// Judges the evidence, and holds it against what is known.
pub fn judge(evidence: &Evidence, known: &Known) -> Judgement {
    let report = report::judge(evidence);
    let case = Case {
        evidence,
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

/// | when | verdict |
/// |---|---|
/// | the first contradicted claim says nothing of forgery | `inconclusive`, and its reason |
/// | a claim is contradicted | `emulated` if the evidence alone is, otherwise `tampered`; `claim-CODE` |
/// | the evidence alone is `genuine`, and a required claim was not shown | `inconclusive`, `unproven-CODE` |
/// | otherwise | what the evidence alone is |
fn conclude(
    native: Verdict,
    reason: Option<&'static str>,
    findings: &[(&Row, Finding)],
) -> (Verdict, Option<String>) {
    let contradicted = findings
        .iter()
        .filter(|(_, finding)| finding.holds == Some(false))
        .map(|(row, finding)| (row.code, finding.meaning.unwrap_or(row.contradicted)))
        .find(|(_, meaning)| *meaning != Shown);
    match contradicted {
        Some((_, Nothing(reason))) => (Verdict::Inconclusive, Some(reason.to_owned())),
        Some((code, _)) => {
            let verdict = match native {
                Verdict::Emulated => native,
                _ => Verdict::Tampered,
            };
            (verdict, Some(format!("claim-{code}")))
        }
        None if native == Verdict::Genuine => {
            let is_missing = |(row, finding): &&(&Row, Finding)| {
                finding.holds.is_none() && finding.is_required.unwrap_or(row.is_required)
            };
            match findings.iter().find(is_missing) {
                Some((row, _)) => {
                    let reason = format!("unproven-{}", row.code);
                    (Verdict::Inconclusive, Some(reason))
                }
                None => (native, None),
            }
        }
        None => (native, reason.map(str::to_owned)),
    }
}
