//! How far media came, for the sources that bring some.

use crate::checks::MediaStage;
use crate::checks::media::is_answerable;
use crate::evidence::Evidence;

/// What became of the media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaOutcome {
    /// Media came and was decoded.
    Complete,
    /// The connection stands, and a part of the stack is missing from the browser.
    Partial,
    /// The network, the server or the page's state leave it open.
    Inconclusive,
}

impl MediaOutcome {
    /// The word in the report; under semantic versioning.
    pub fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Inconclusive => "inconclusive",
        }
    }
}

/// The codes that an observer may give for what stood in the way.
const OBSTACLES: &[&str] = &[
    "not-a-window",
    "constructor-missing",
    "constructor-refuses",
    "resource-limit",
    "page-budget",
    "no-canvas",
    "track-refused",
    "negotiation-failed",
    "no-local-candidates",
    "gathering-stalled",
    "ice-timeout",
    "ice-failed",
    "dtls-failed",
    "connection-closed",
    "media-stalled",
    "media-timeout",
    "callback-threw",
    "callback-rejected",
    "callback-timeout",
    "callback-value",
    "server-unreachable",
    "server-timeout",
    "server-status",
    "server-redirect",
    "server-no-description",
    "server-no-location",
    "server-busy",
    "unauthorized",
    "line-rejected",
    "line-inactive",
];

/// Whether this code says that the two sides never agreed.
pub(crate) fn is_negotiation(code: &str) -> bool {
    ["callback-", "server-", "line-"]
        .iter()
        .any(|kind| code.starts_with(kind))
        || matches!(
            code,
            "negotiation-failed" | "unauthorized" | "constructor-refuses"
        )
}

/// What stood in the way, or what the last stage lacks, as a code that this
/// version knows. Nothing for a probe without media.
pub fn media(evidence: &Evidence) -> Option<(MediaOutcome, Option<&'static str>)> {
    let seen = &evidence.transport;
    if !seen.connected.reached() && !seen.obstacle.reached() {
        return None;
    }
    let open = |why| Some((MediaOutcome::Inconclusive, Some(why)));
    if let Some(code) = seen.obstacle.value() {
        let known = OBSTACLES.iter().copied().find(|known| known == code);
        return open(known.unwrap_or("unknown-obstacle"));
    }
    if !seen.connected.is_true() {
        return open("ice-timeout");
    }
    let is_answerable = is_answerable(evidence);
    let lacking = |why| {
        let outcome = if is_answerable {
            MediaOutcome::Partial
        } else {
            MediaOutcome::Inconclusive
        };
        Some((
            outcome,
            Some(if seen.hidden.is_true() {
                "page-hidden"
            } else {
                why
            }),
        ))
    };
    let videos = evidence.received.iter().filter(|it| it.kind.is("video"));
    let best = videos.max_by_key(|track| MediaStage::of(track));
    let Some(track) = best.or(evidence.received.first()) else {
        let is_open = seen.channel.is("open") || seen.channel.is("echoed");
        return lacking(if is_open {
            "channel-without-track"
        } else {
            "no-track"
        });
    };
    match MediaStage::of(track) {
        MediaStage::Event => lacking("track-without-packets"),
        MediaStage::Packets => lacking("packets-without-decoding"),
        stage => Some((
            MediaOutcome::Complete,
            stage.why_not_further(track, evidence),
        )),
    }
}
