//! From findings to a verdict: the one table.

mod media;

pub use media::{MediaOutcome, media};

use crate::checks::{Engine, Family, Findings, Measured, Weight};
use crate::code::codes;
use crate::evidence::connection::TOO_MANY;
use crate::evidence::{Evidence, Observation};
use crate::reason::Reason;
use crate::{CallOutcome, SkipReason};

codes! {
    /// What the probe concludes, from the best to the worst.
    pub enum Verdict {
        /// A complete, genuine media stack answered, without a wrapper.
        Genuine = "genuine",
        /// The probe can decide nothing; `reason` says why.
        Inconclusive = "inconclusive",
        /// WebRTC is missing or refused, as privacy settings and extensions do.
        Blocked = "blocked",
        /// The stack is native and openly wrapped: extensions, shims and monitoring do this for real people.
        Instrumented = "instrumented",
        /// The stack is native, and its wrapper hides itself or rewrites data.
        Tampered = "tampered",
        /// An imitation of a media stack answered: no object was shown to be native.
        Emulated = "emulated",
    }
}

/// What a failure in a family points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Implication {
    /// Nothing answers.
    Absence,
    /// The objects are not the browser's own.
    Nativeness,
    /// What arrived is not what the browser was given.
    Data,
    /// Something rewrites what passes, or nothing native is there.
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

pub(crate) fn implication(family: Family) -> Implication {
    match family {
        Family::Presence => Implication::Absence,
        Family::Brand | Family::Event => Implication::Nativeness,
        Family::Challenge | Family::Track => Implication::Data,
        Family::Connection
        | Family::Refusal
        | Family::Delivery
        | Family::Lifecycle
        | Family::Renegotiation
        | Family::Sender
        | Family::Offer => Implication::Behaviour,
        Family::Concealment
        | Family::Capabilities
        | Family::Transport
        | Family::Received
        | Family::Codec => Implication::Concealment,
        Family::Media => Implication::Media,
        Family::Constructor | Family::Surface | Family::Configuration => Implication::Wrapping,
        Family::Engine => Implication::Context,
    }
}

/// The heaviest failure of each implication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    absence: Option<Weight>,
    nativeness: Option<Weight>,
    data: Option<Weight>,
    behaviour: Option<Weight>,
    concealment: Option<Weight>,
    wrapping: Option<Weight>,
    media: Option<Weight>,
    context: Option<Weight>,
    /// Of the checks that were never measured on an engine like this one.
    unfamiliar: Option<Weight>,
    /// Whether enough checks passed for `genuine`.
    is_complete: bool,
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
    /// Counts what the checks found in evidence of this engine.
    pub(crate) fn of(findings: &Findings, engine: Engine) -> Self {
        let mut tally = Self {
            is_complete: REQUIRED.iter().all(|family| findings.half_passed(*family)),
            ..Self::default()
        };
        for (check, _) in &findings.failed {
            tally.count(check.family, check.weight, check.measured.covers(engine));
        }
        tally
    }

    /// Counts a failed check. One that was not measured on this engine says only that the
    /// engine is unfamiliar.
    pub(crate) fn count(&mut self, family: Family, weight: Weight, is_measured: bool) {
        let heaviest = match implication(family) {
            _ if !is_measured => &mut self.unfamiliar,
            Implication::Absence => &mut self.absence,
            Implication::Nativeness => &mut self.nativeness,
            Implication::Data => &mut self.data,
            Implication::Behaviour => &mut self.behaviour,
            Implication::Concealment => &mut self.concealment,
            Implication::Wrapping => &mut self.wrapping,
            Implication::Media => &mut self.media,
            Implication::Context => &mut self.context,
        };
        *heaviest = (*heaviest).max(Some(weight));
    }
}

/// The table. The first row that holds decides. A failure counts in it only on an engine
/// that its check was measured on; elsewhere it is an unfamiliar behaviour.
///
/// | when | verdict |
/// |---|---|
/// | the probe could not look | `inconclusive` |
/// | nothing answers | `blocked` |
/// | nothing native was shown, and a hard failure of brand, event, challenge, track or behaviour | `emulated` |
/// | a hard failure of challenge, track, concealment, capabilities, transport, received or codec | `tampered` |
/// | a hard failure of brand, event or behaviour, or anything above soft of constructor, surface, configuration or of concealment and those beside it | `instrumented` |
/// | nobody looked around, as `watch` may be asked not to | `inconclusive` |
/// | the page has an origin and no fresh realm to compare with, or the stack could not be measured | `inconclusive` |
/// | the negotiation failed or took too long | `inconclusive` |
/// | anything else above soft, an unfamiliar behaviour, or a family that says nothing | `inconclusive` |
/// | media: anything above soft | `inconclusive`, with the stage that is missing |
/// | otherwise, whatever soft failures there are | `genuine` |
pub(crate) fn decide(
    evidence: &Evidence,
    engine: Engine,
    tally: &Tally,
) -> (Verdict, Option<Reason>) {
    let above_soft = |weight: Option<Weight>| weight >= Some(Weight::Medium);
    let hard = |weight: Option<Weight>| weight == Some(Weight::Hard);
    if let Some(why) = obstacle(evidence) {
        return (Verdict::Inconclusive, Some(why));
    }
    if hard(tally.absence) {
        return (Verdict::Blocked, Some(absence(evidence)));
    }
    let is_imitated = hard(tally.nativeness) || hard(tally.data) || hard(tally.behaviour);
    if is_imitated && !shows_native(evidence) {
        return (Verdict::Emulated, None);
    }
    if hard(tally.concealment) || hard(tally.data) {
        return (Verdict::Tampered, None);
    }
    if above_soft(tally.wrapping)
        || above_soft(tally.concealment)
        || hard(tally.behaviour)
        || hard(tally.nativeness)
    {
        return (Verdict::Instrumented, None);
    }
    if !evidence.constructor.kind.reached() {
        return (Verdict::Inconclusive, Some(Reason::IncompleteEvidence));
    }
    if let Some(why) = missing_ground(evidence, engine) {
        return (Verdict::Inconclusive, Some(why));
    }
    if evidence.delivery.outcome == Observation::TimedOut {
        return (Verdict::Inconclusive, Some(Reason::Timeout));
    }
    if !evidence.delivery.outcome.is(CallOutcome::Resolves.name()) {
        return (Verdict::Inconclusive, Some(Reason::NegotiationFailed));
    }
    let is_odd = [
        tally.nativeness,
        tally.data,
        tally.behaviour,
        tally.unfamiliar,
    ];
    if is_odd.into_iter().any(above_soft) {
        return (Verdict::Inconclusive, Some(Reason::UnfamiliarBehaviour));
    }
    if !tally.is_complete {
        return (Verdict::Inconclusive, Some(Reason::IncompleteEvidence));
    }
    if above_soft(tally.media) {
        let why = media(evidence).and_then(|(_, why)| why);
        let why = why.map_or(Reason::MediaDiffers, Reason::Media);
        return (Verdict::Inconclusive, Some(why));
    }
    (Verdict::Genuine, None)
}

/// Whether anything of the browser's own was shown: a connection, an event or a track that
/// carries the engine's brand; where no other realm could ask for the brand, a trusted event
/// whose track a `MediaStream` took; or media that came all the way.
pub(crate) fn shows_native(evidence: &Evidence) -> bool {
    evidence.connection.brand.is_true()
        || evidence.events.iter().any(|event| event.brand.is_true())
        || evidence.tracks.iter().any(|track| track.brand.is_true())
        || has_trusted_track(evidence)
        || evidence.received.iter().any(|track| track.brand.is_true())
        || matches!(media(evidence), Some((MediaOutcome::Complete, _)))
}

/// What a look at the page has to stand on, and lacks: a page that denies it gains nothing. A
/// sandboxed page can have no realm, and what nobody measured may have no measure.
fn missing_ground(evidence: &Evidence, engine: Engine) -> Option<Reason> {
    let surface = &evidence.surface;
    let is_denied = evidence.environment.origin.is("own") && !evidence.environment.realm.is_true();
    let is_dressed = surface
        .ground
        .value()
        .is_some_and(|ground| !ground.is_empty());
    if is_denied || is_dressed {
        return Some(Reason::NoRealm);
    }
    let is_unmeasured =
        matches!(&surface.deep, Observation::Skipped(why) if *why == SkipReason::NoMeasure.name());
    (is_unmeasured && Measured::WITH_ALL.covers(engine)).then_some(Reason::NoMeasure)
}

fn has_trusted_track(evidence: &Evidence) -> bool {
    let mut pairs = evidence.events.iter().zip(&evidence.tracks);
    pairs.any(|(event, track)| event.trusted.is_true() && track.accepted_by_stream.is_true())
}

/// Why a probe could not start.
pub(crate) fn obstacle(evidence: &Evidence) -> Option<Reason> {
    if matches!(&evidence.connection.constructed, Observation::Threw(name) if name == TOO_MANY) {
        return Some(Reason::ResourceLimit);
    }
    if evidence.obstacle.is_empty() {
        return None;
    }
    let known = Reason::from_name(&evidence.obstacle).filter(|code| code.is_obstacle());
    Some(known.unwrap_or(Reason::UnknownObstacle))
}

fn absence(evidence: &Evidence) -> Reason {
    if !evidence.constructor.kind.is("function") {
        Reason::ConstructorMissing
    } else if evidence.connection.constructed.value().is_none() {
        Reason::ConstructorRefuses
    } else {
        Reason::ConnectionInert
    }
}

#[cfg(test)]
mod tests;
