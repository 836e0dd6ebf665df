//! How far the media of one remote track came. The page tells counters, states and colours;
//! what follows from them is worked out here.

use crate::code::codes;
use crate::evidence::Evidence;
use crate::evidence::received::Received;
use crate::evidence::{Flag, Number};
use crate::reason::MediaReason;

codes! {
    /// How far the media of a track came. Each stage stands on those before it.
    pub enum MediaStage {
        /// The `track` event fired.
        Event = "event",
        /// Packets arrived for it.
        Packets = "packets",
        /// Its packets were decoded.
        Decoded = "decoded",
        /// Its decoded frames were rendered.
        Rendered = "rendered",
        /// The rendered frames have the colours that follow from the nonce.
        Content = "content",
    }
}

impl MediaStage {
    /// How far this track came. What a counter denies did not happen, whatever is told of the
    /// stages behind it; a counter that an engine does not have, or that came too late, denies
    /// nothing.
    pub fn of(track: &Received) -> Self {
        if is_no(&track.brand) || track.trusted.is_false() {
            return Self::Event;
        }
        let is_rendered = above_zero(&track.frames_rendered);
        let is_decoded = above_zero(&track.frames_decoded)
            || above_zero(&track.samples)
            || (is_rendered && !tells_of_decoding(track));
        let is_received = above_zero(&track.packets) || (is_decoded && !track.packets.answered());
        match (is_received, is_decoded, is_rendered) {
            (false, _, _) => Self::Event,
            (_, false, _) => Self::Packets,
            (_, _, false) => Self::Decoded,
            _ if has_changed(track) => Self::Content,
            _ => Self::Rendered,
        }
    }

    /// Why the next stage was not reached or could not be measured, as a code; nothing where
    /// there is no next one.
    pub(crate) fn why_not_further(
        self,
        track: &Received,
        evidence: &Evidence,
    ) -> Option<MediaReason> {
        Some(match self {
            Self::Event => MediaReason::NoPackets,
            Self::Packets => MediaReason::NotDecoded,
            Self::Decoded if track.kind.is("audio") => MediaReason::SoundNotHeard,
            Self::Decoded => match track.play.value().map(|play| MediaReason::from_name(play)) {
                None => MediaReason::NotRendered,
                Some(Some(why @ (MediaReason::AutoplayBlocked | MediaReason::NoFrameCallback))) => {
                    why
                }
                Some(_) if evidence.transport.hidden.is_true() => MediaReason::PageHidden,
                Some(_) => MediaReason::NoFrame,
            },
            Self::Rendered if evidence.transport.read_back.is("changed") => {
                MediaReason::ReadBackChanged
            }
            // A hidden page's timers and frames are throttled, so its picture may stand still.
            Self::Rendered if evidence.transport.hidden.is_true() => MediaReason::PageHidden,
            Self::Rendered => MediaReason::ContentStill,
            Self::Content => return None,
        })
    }
}

/// An answer that is anything but yes.
fn is_no(flag: &Flag) -> bool {
    flag.answered() && !flag.is_true()
}

pub(super) fn above_zero(number: &Number) -> bool {
    number.value().is_some_and(|number| *number > 0.0)
}

fn tells_of_decoding(track: &Received) -> bool {
    track.frames_decoded.value().is_some() || track.samples.value().is_some()
}

/// Whether one colour followed another.
fn has_changed(track: &Received) -> bool {
    track.colours.value().is_some_and(|colours| {
        let mut digits = colours.bytes().filter(|digit| *digit != b'-');
        let first = digits.next();
        digits.any(|digit| Some(digit) != first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Observation;

    fn whole() -> Received {
        Received {
            kind: Observation::Value("video".into()),
            packets: Observation::Value(90.0),
            frames_decoded: Observation::Value(20.0),
            frames_rendered: Observation::Value(18.0),
            colours: Observation::Value("0123".into()),
            ..Received::default()
        }
    }

    #[test]
    fn counters_of_zero_are_not_outdone_by_colours() {
        assert_eq!(MediaStage::of(&whole()), MediaStage::Content);
        let none = Observation::Value(0.0);
        let unrendered = Received {
            frames_rendered: none.clone(),
            ..whole()
        };
        assert_eq!(MediaStage::of(&unrendered), MediaStage::Decoded);
        let undecoded = Received {
            frames_decoded: none.clone(),
            ..whole()
        };
        assert_eq!(MediaStage::of(&undecoded), MediaStage::Packets);
        let unsent = Received {
            packets: none,
            ..whole()
        };
        assert_eq!(MediaStage::of(&unsent), MediaStage::Event);
    }

    #[test]
    fn counters_that_came_too_late_deny_nothing() {
        let late = Received {
            packets: Observation::TimedOut,
            frames_decoded: Observation::TimedOut,
            ..whole()
        };
        assert_eq!(MediaStage::of(&late), MediaStage::Content);
    }

    #[test]
    fn statistics_that_name_no_track_deny_nothing() {
        let untold = Received {
            packets: Observation::NotReached,
            frames_decoded: Observation::NotReached,
            ..whole()
        };
        assert_eq!(MediaStage::of(&untold), MediaStage::Content);
    }

    #[test]
    fn a_track_that_is_not_the_browsers_own_brings_no_media() {
        let forged = Received {
            brand: Observation::Threw("TypeError".into()),
            ..whole()
        };
        assert_eq!(MediaStage::of(&forged), MediaStage::Event);
    }

    #[test]
    fn a_still_picture_in_a_hidden_page_is_laid_to_the_page() {
        let still = Received {
            colours: Observation::Value("3-3".into()),
            ..whole()
        };
        let mut evidence = Evidence::default();
        let why = |evidence: &Evidence| MediaStage::of(&still).why_not_further(&still, evidence);
        assert_eq!(why(&evidence), Some(MediaReason::ContentStill));
        evidence.transport.hidden = Observation::Value(true);
        assert_eq!(why(&evidence), Some(MediaReason::PageHidden));
    }
}
