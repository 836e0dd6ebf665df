//! What the caller gets. The types serialize to the report of the package's types.

mod checks;
mod media;
mod outcome;
mod pairs;
mod summary;
mod track;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::checks::{Benign, Check, Context, Engine, Findings, Weight};
use crate::evidence::{Evidence, Moment, Word};
use crate::json;
use crate::reason::Reason;
use crate::verdict::{self, Tally, Verdict};

pub use checks::Checks;
pub use media::{Media, TriedCodec};
pub use outcome::Outcome;
pub use track::{Ladder, Setting, Settings, Track, TrackMoment, TrackState};

/// The report of one probe. What [`judge`] returns borrows the evidence;
/// [`into_owned`](Self::into_owned) gives a report of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    /// The version of the shape of the evidence.
    pub schema_version: u32,
    /// The version of the library that probed.
    pub version: Cow<'a, str>,
    /// What the probe concludes.
    pub verdict: Verdict,
    /// Why, for `blocked` and `inconclusive`.
    pub reason: Option<Reason>,
    /// How far the probe came.
    pub outcome: Outcome,
    /// The report in a sentence or two, for people. It may change with any version.
    pub summary: String,
    /// Where the track came from, as `offline`.
    pub source: Cow<'a, str>,
    /// The remote tracks: those of the synthetic offer, then those that media came for.
    pub tracks: Vec<Track<'a>>,
    /// How far media came; nothing for a probe without media.
    pub media: Option<Media<'a>>,
    /// The checks that failed, with what was expected and observed.
    pub anomalies: Vec<Anomaly>,
    /// What became of every check.
    pub checks: Checks,
    /// Which engine it behaves like, and which it claims to be.
    pub engine: Engine,
    /// What happened when.
    pub timeline: Cow<'a, [Moment]>,
    /// How long the probe took, in ms.
    pub duration_ms: f64,
    /// What the report was made from.
    pub evidence: Cow<'a, Evidence>,
}

/// A check that failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Anomaly {
    /// The check, in JSON its id.
    pub check: &'static Check,
    /// How sure the check is.
    pub weight: Weight,
    /// What a genuine browser shows.
    pub expected: Word,
    /// What was observed. It may come from the page.
    pub observed: String,
    /// What real people's browsers may have that causes it.
    pub benign_causes: Cow<'static, [Benign]>,
}

/// Judges the evidence. Total and deterministic: the same evidence gives the same report, in a
/// page as on a server.
// Within its only caller of a page it is larger after brotli.
#[inline(never)]
pub fn judge(evidence: &Evidence) -> Report<'_> {
    let context = Context::new(evidence);
    let engine = context.engine;
    let findings = Findings::of(&context);
    let (verdict, reason) = verdict::decide(evidence, engine, &Tally::of(&findings, engine));
    let mut failed = Vec::new();
    let mut anomalies = Vec::new();
    for (check, failure) in findings.failed {
        failed.push(check);
        anomalies.push(Anomaly {
            check,
            weight: check.weight,
            expected: failure.expected,
            observed: failure.observed,
            benign_causes: Cow::Borrowed(check.benign),
        });
    }
    let checks = Checks {
        passed: findings.passed,
        failed,
        skipped: findings.skipped,
    };
    let outcome = outcome::outcome(evidence, verdict, &anomalies);
    Report {
        schema_version: evidence.schema_version,
        version: Cow::Borrowed(&evidence.version),
        verdict,
        reason,
        outcome,
        summary: summary::summary(verdict, reason, outcome, &checks),
        source: Cow::Borrowed(&evidence.source),
        tracks: track::tracks(evidence),
        media: media::media(evidence),
        anomalies,
        checks,
        engine,
        timeline: Cow::Borrowed(&evidence.timeline),
        duration_ms: evidence.duration_ms,
        evidence: Cow::Borrowed(evidence),
    }
}

impl Report<'_> {
    /// The report as JSON text, as a page gets it; the same as `serde_json::to_string` gives.
    pub fn to_json(&self) -> String {
        json::to_json(self)
    }

    /// The same report with evidence of its own.
    pub fn into_owned(self) -> Report<'static> {
        Report {
            version: owned(self.version),
            source: owned(self.source),
            tracks: self.tracks.into_iter().map(Track::into_owned).collect(),
            media: self.media.map(Media::into_owned),
            timeline: owned(self.timeline),
            evidence: owned(self.evidence),
            schema_version: self.schema_version,
            verdict: self.verdict,
            reason: self.reason,
            outcome: self.outcome,
            summary: self.summary,
            anomalies: self.anomalies,
            checks: self.checks,
            engine: self.engine,
            duration_ms: self.duration_ms,
        }
    }
}

fn owned<T: ToOwned + ?Sized>(value: Cow<'_, T>) -> Cow<'static, T> {
    Cow::Owned(value.into_owned())
}
