//! From findings to a verdict: the one table.

mod media;

pub(crate) use media::is_negotiation;
pub use media::{MediaOutcome, RUNGS, media};

use crate::checks::{FAMILIES, Family, Passed, Weight};
use crate::evidence::{Evidence, Observation};

/// What the probe concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A complete, genuine media stack answered, and nothing sits in between.
    Genuine,
    /// Nothing can be said; the reason tells why.
    Inconclusive,
    /// WebRTC is missing or refused, as privacy settings and extensions do.
    Blocked,
    /// Native underneath, openly wrapped.
    Instrumented,
    /// Native underneath, and the wrapping hides itself or rewrites data.
    Tampered,
    /// Not a browser's media stack.
    Emulated,
}

impl Verdict {
    /// The word in the report; under semantic versioning.
    pub fn name(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Inconclusive => "inconclusive",
            Self::Blocked => "blocked",
            Self::Instrumented => "instrumented",
            Self::Tampered => "tampered",
            Self::Emulated => "emulated",
        }
    }
}

/// What a failure in a family points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bearing {
    /// Nothing answers.
    Absence,
    /// What answers is not the browser.
    Nativeness,
    /// Something rewrites what passes, or nothing native is there: which of the
    /// two depends on whether the connection carries the engine's brand.
    Behaviour,
    /// Something hides, or rewrites data.
    Concealment,
    /// Something wraps.
    Wrapping,
    /// A part of the media stack is missing.
    Media,
    /// Context.
    Context,
}

pub(crate) fn bearing(family: Family) -> Bearing {
    match family {
        Family::Presence => Bearing::Absence,
        Family::Brand | Family::Event | Family::Challenge | Family::Track => Bearing::Nativeness,
        Family::Connection
        | Family::Refusal
        | Family::Delivery
        | Family::Lifecycle
        | Family::Renegotiation
        | Family::Sender
        | Family::Offer => Bearing::Behaviour,
        Family::Concealment
        | Family::Capabilities
        | Family::Transport
        | Family::Received
        | Family::Codec => Bearing::Concealment,
        Family::Media => Bearing::Media,
        Family::Constructor | Family::Surface | Family::Configuration => Bearing::Wrapping,
        Family::Engine => Bearing::Context,
    }
}

/// The heaviest failure of each bearing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    absence: Option<Weight>,
    nativeness: Option<Weight>,
    behaviour: Option<Weight>,
    concealment: Option<Weight>,
    wrapping: Option<Weight>,
    media: Option<Weight>,
    context: Option<Weight>,
    passed: Passed,
}

/// Genuineness is shown, not assumed: at least half of the checks of each of these
/// families must have passed.
const REQUIRED: &[Family] = &[
    Family::Presence,
    Family::Constructor,
    Family::Surface,
    Family::Connection,
    Family::Configuration,
    Family::Refusal,
    Family::Delivery,
    Family::Challenge,
    Family::Event,
    Family::Track,
    Family::Lifecycle,
    Family::Sender,
    Family::Offer,
];

impl Tally {
    /// Of what passed, and of no failure yet.
    pub(crate) fn new(passed: Passed) -> Self {
        Self {
            passed,
            ..Self::default()
        }
    }

    fn is_complete(&self) -> bool {
        REQUIRED.iter().all(|family| {
            let checks = FAMILIES
                .get(*family as usize)
                .map_or(0, |checks| checks.len());
            self.passed.count(*family) * 2 >= checks
        })
    }

    /// Counts a failed check.
    pub(crate) fn count(&mut self, family: Family, weight: Weight) {
        let heaviest = match bearing(family) {
            Bearing::Absence => &mut self.absence,
            Bearing::Nativeness => &mut self.nativeness,
            Bearing::Behaviour => &mut self.behaviour,
            Bearing::Concealment => &mut self.concealment,
            Bearing::Wrapping => &mut self.wrapping,
            Bearing::Media => &mut self.media,
            Bearing::Context => &mut self.context,
        };
        *heaviest = (*heaviest).max(Some(weight));
    }
}

/// The table. The first row that holds decides.
///
/// | when | verdict |
/// |---|---|
/// | the probe could not look | `inconclusive` |
/// | nothing answers | `blocked` |
/// | a hard failure of brand, event, challenge or track | `emulated` |
/// | a hard failure of behaviour, and no brand was shown | `emulated` |
/// | a hard failure of concealment, capabilities, transport, received or codec | `tampered` |
/// | anything above soft of constructor, surface, configuration or the families of the row above, or hard of behaviour | `instrumented` |
/// | nobody looked around, as `watch` may be asked not to | `inconclusive` |
/// | the negotiation failed or took too long | `inconclusive` |
/// | anything else above soft, or a family that says nothing | `inconclusive` |
/// | media: anything above soft | `inconclusive`, with the rung that is missing |
/// | otherwise, whatever soft failures there are | `genuine` |
pub(crate) fn decide(evidence: &Evidence, tally: &Tally) -> (Verdict, Option<&'static str>) {
    let above_soft = |weight: Option<Weight>| weight >= Some(Weight::Medium);
    let hard = |weight: Option<Weight>| weight == Some(Weight::Hard);
    if let Some(why) = obstacle(&evidence.obstacle) {
        return (Verdict::Inconclusive, Some(why));
    }
    if hard(tally.absence) {
        return (Verdict::Blocked, Some(absence(evidence)));
    }
    let is_branded = is_native(evidence);
    if hard(tally.nativeness) || (hard(tally.behaviour) && !is_branded) {
        return (Verdict::Emulated, None);
    }
    if hard(tally.concealment) {
        return (Verdict::Tampered, None);
    }
    if above_soft(tally.wrapping) || above_soft(tally.concealment) || hard(tally.behaviour) {
        return (Verdict::Instrumented, None);
    }
    if !evidence.constructor.kind.reached() {
        return (Verdict::Inconclusive, Some("incomplete-evidence"));
    }
    if evidence.delivery.outcome == Observation::TimedOut {
        return (Verdict::Inconclusive, Some("timeout"));
    }
    if !evidence.delivery.outcome.is("resolves") {
        return (Verdict::Inconclusive, Some("negotiation-failed"));
    }
    if above_soft(tally.nativeness) || above_soft(tally.behaviour) {
        return (Verdict::Inconclusive, Some("unfamiliar-behaviour"));
    }
    if !tally.is_complete() {
        return (Verdict::Inconclusive, Some("incomplete-evidence"));
    }
    if above_soft(tally.media) {
        let why = media(evidence).and_then(|(_, why)| why);
        return (Verdict::Inconclusive, why.or(Some("media-differs")));
    }
    (Verdict::Genuine, None)
}

/// Whether the connection was shown to be the engine's own. Where no other realm
/// could ask for the brand, a trusted event whose track a `MediaStream` took says it.
fn is_native(evidence: &Evidence) -> bool {
    match evidence.connection.brand {
        Observation::Value(brand) => brand,
        Observation::NotReached | Observation::Skipped(_) | Observation::TimedOut => {
            let is_trusted = evidence.events.iter().any(|event| event.trusted.is_true());
            is_trusted
                && evidence
                    .tracks
                    .iter()
                    .all(|track| track.accepted_by_stream.is_true())
        }
        _ => false,
    }
}

/// Why a probe could not look, as a code that this version knows.
fn obstacle(code: &str) -> Option<&'static str> {
    const KNOWN: &[&str] = &[
        "not-a-window",
        "no-webassembly",
        "start-failed",
        "stalled",
        "resource-limit",
        "page-budget",
    ];
    match code {
        "" => None,
        code => KNOWN
            .iter()
            .copied()
            .find(|known| *known == code)
            .or(Some("unknown-obstacle")),
    }
}

fn absence(evidence: &Evidence) -> &'static str {
    if !evidence.constructor.kind.is("function") {
        "constructor-missing"
    } else if evidence.connection.constructed.value().is_none() {
        "constructor-refuses"
    } else {
        "connection-inert"
    }
}

#[cfg(test)]
mod tests;
