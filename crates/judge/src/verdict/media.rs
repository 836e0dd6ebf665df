//! How far media came, for the sources that bring some.

use crate::checks::MediaStage;
use crate::checks::media::{has_source, is_answerable};
use crate::code::codes;
use crate::evidence::Evidence;
use crate::reason::MediaReason;

codes! {
    /// What became of the media.
    pub enum MediaOutcome {
        /// Media came and was decoded; `reason` says why a later stage was not reached.
        Complete = "complete",
        /// The connection stands, and a part of the media stack is missing.
        Partial = "partial",
        /// The network, the server or the state of the page leave it open; it is never held against the visitor.
        Inconclusive = "inconclusive",
    }
}

/// What stood in the way, or what the last stage lacks, as a code that this
/// version knows. Nothing for a probe without media.
pub fn media(evidence: &Evidence) -> Option<(MediaOutcome, Option<MediaReason>)> {
    let seen = &evidence.transport;
    if !has_source(evidence) {
        return None;
    }
    let open = |why| Some((MediaOutcome::Inconclusive, Some(why)));
    if let Some(code) = seen.obstacle.value() {
        let known = MediaReason::from_name(code).filter(|code| code.is_obstacle());
        return open(known.unwrap_or(MediaReason::UnknownObstacle));
    }
    if !seen.connected.is_true() {
        return open(MediaReason::IceTimeout);
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
                MediaReason::PageHidden
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
            MediaReason::ChannelWithoutTrack
        } else {
            MediaReason::NoTrack
        });
    };
    match MediaStage::of(track) {
        MediaStage::Event => lacking(MediaReason::TrackWithoutPackets),
        MediaStage::Packets => lacking(MediaReason::PacketsWithoutDecoding),
        stage => Some((
            MediaOutcome::Complete,
            stage.why_not_further(track, evidence),
        )),
    }
}
