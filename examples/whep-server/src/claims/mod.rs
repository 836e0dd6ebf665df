//! A report is held against what the server itself saw of the session.
//!
//! The evidence is judged by the rules of the library first. What it claims about the session is
//! then compared with the session: who invents evidence has to know what only the server knows.

mod content;
mod media;
mod nonce;
mod times;
mod transport;

#[cfg(test)]
mod tests;

use std::time::{Instant, SystemTime};

use ontrack_probe::{evidence::Evidence, reason::Reason, report, verdict::Verdict};
use serde::Serialize;

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
    /// What the library says of the evidence alone.
    pub native: Native,
    /// Every claim.
    pub claims: Vec<Claim>,
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
    /// What the server saw.
    pub expected: String,
    /// What the evidence says.
    pub observed: String,
}

/// What comes of comparing one claim.
pub(crate) struct Finding {
    holds: Option<bool>,
    expected: String,
    observed: String,
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
        }
    }
}

/// What a contradicted claim means.
enum Meaning {
    /// Nothing can be said, for this reason: nobody needs to have forged anything.
    Nothing(&'static str),
    /// Somebody changed the evidence. The reason is `claim-` and the code.
    Forgery,
}

/// A row of the table.
struct Row {
    code: &'static str,
    compare: fn(&Evidence, &Known) -> Finding,
    contradicted: Meaning,
    /// Whether `genuine` has to show it. Where it is not shown, nothing can be said, and the
    /// reason is `unproven-` and the code.
    is_required: bool,
}

const fn row(
    code: &'static str,
    compare: fn(&Evidence, &Known) -> Finding,
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

use Meaning::{Forgery, Nothing};

/// The table. The first row that is contradicted decides.
#[rustfmt::skip]
const ROWS: [Row; 13] = [
    //  claim             compared by               when contradicted              required
    row("nonce-signed",   nonce::signed,            Nothing("nonce-unsigned"),     true),
    row("nonce-unexpired", nonce::unexpired,        Nothing("nonce-expired"),      true),
    row("nonce-unused",   nonce::unused,            Nothing("nonce-replayed"),     true),
    row("session-known",  nonce::session_known,     Nothing("session-unknown"),    true),
    row("fingerprint",    transport::fingerprint,   Forgery,                       true),
    row("selected-pair",  transport::selected_pair, Forgery,                       false),
    row("ssrc",           media::ssrc,              Forgery,                       true),
    row("stream-ids",     media::stream_ids,        Forgery,                       false),
    row("frames",         media::frames,            Forgery,                       true),
    row("colours",        content::colours,         Forgery,                       true),
    // What a tone is, is measured. A noisy machine must not make a forger of anybody.
    row("tones",          content::tones,           Nothing("claim-tones"),        false),
    row("rtcp",           media::rtcp,              Forgery,                       false),
    row("times",          times::times,             Forgery,                       false),
];

/// Judges the evidence, and holds it against what is known.
pub fn judge(evidence: &Evidence, known: &Known) -> Judgement {
    let report = report::judge(evidence);
    let claims: Vec<_> = ROWS
        .iter()
        .map(|row| {
            let finding = (row.compare)(evidence, known);
            Claim {
                claim: row.code,
                holds: finding.holds,
                expected: finding.expected,
                observed: finding.observed,
            }
        })
        .collect();
    let reason_alone = report.reason.map(Reason::name);
    let (verdict, reason) = conclude(report.verdict, reason_alone, &claims);
    Judgement {
        verdict: verdict.name(),
        reason,
        native: Native {
            verdict: report.verdict.name(),
            reason: reason_alone,
        },
        claims,
    }
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
    claims: &[Claim],
) -> (Verdict, Option<String>) {
    let mut compared = ROWS.iter().zip(claims);
    let contradicted = compared.clone().find(|(_, it)| it.holds == Some(false));
    match contradicted {
        Some((row, _)) => match row.contradicted {
            Nothing(reason) => (Verdict::Inconclusive, Some(reason.to_owned())),
            Forgery => {
                let verdict = match native {
                    Verdict::Emulated => native,
                    _ => Verdict::Tampered,
                };
                (verdict, Some(format!("claim-{}", row.code)))
            }
        },
        None if native == Verdict::Genuine => {
            match compared.find(|(row, it)| row.is_required && it.holds.is_none()) {
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
