//! How far media came.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::owned;
use crate::checks::media::is_sent;
use crate::evidence::codec::Codec;
use crate::evidence::{Evidence, Observation};
use crate::reason::MediaReason;
use crate::verdict::{self, MediaOutcome};

/// How far media came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Media<'a> {
    /// Whether media came through the whole stack.
    pub outcome: MediaOutcome,
    /// Why it came no further.
    pub reason: Option<MediaReason>,
    /// `echoed` if a message went over the data channel and came back; otherwise its state.
    pub channel: Option<Cow<'a, str>>,
    /// How the audio that was sent was made.
    pub sound: Option<Cow<'a, str>>,
    /// The steps of the negotiation that failed or needed another attempt.
    pub steps: Option<Cow<'a, [String]>>,
    /// The video codecs that were tried; none unless the probe was asked to.
    pub codecs: Vec<TriedCodec<'a>>,
}

/// A video codec that the browser claims to send and to receive, as it was tried.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TriedCodec<'a> {
    /// Its media type, as `video/VP8`.
    #[serde(rename = "type")]
    pub media_type: Option<Cow<'a, str>>,
    /// How many of its frames were decoded, as far as that is known.
    pub frames: u32,
    /// Whether it was negotiated and decoded. Nothing where that is open: nothing was sent with
    /// it, or the time was over.
    pub ok: Option<bool>,
}

pub(super) fn media(evidence: &Evidence) -> Option<Media<'_>> {
    let (outcome, reason) = verdict::media(evidence)?;
    let transport = &evidence.transport;
    Some(Media {
        outcome,
        reason,
        channel: transport.channel.borrowed(),
        sound: transport.sound.borrowed(),
        steps: transport.signaling.borrowed(),
        codecs: evidence.codecs.iter().map(tried).collect(),
    })
}

fn tried(codec: &Codec) -> TriedCodec<'_> {
    let frames = codec
        .frames_decoded
        .value()
        .map_or(0, |count| *count as u32);
    let is_over = codec.negotiated.is_false()
        || (is_sent(codec) && codec.frames_decoded != Observation::TimedOut);
    TriedCodec {
        media_type: codec.name.borrowed(),
        frames,
        ok: (frames > 0 || is_over).then_some(frames > 0),
    }
}

impl Media<'_> {
    pub(super) fn into_owned(self) -> Media<'static> {
        Media {
            outcome: self.outcome,
            reason: self.reason,
            channel: self.channel.map(owned),
            sound: self.sound.map(owned),
            steps: self.steps.map(owned),
            codecs: self
                .codecs
                .into_iter()
                .map(TriedCodec::into_owned)
                .collect(),
        }
    }
}

impl TriedCodec<'_> {
    fn into_owned(self) -> TriedCodec<'static> {
        TriedCodec {
            media_type: self.media_type.map(owned),
            frames: self.frames,
            ok: self.ok,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Flag, Number};

    const YES: Flag = Observation::Value(true);
    const NONE: Number = Observation::Value(0.0);
    const SOME: Number = Observation::Value(9.0);

    fn codec(negotiated: Flag, packets: Number, frames_decoded: Number) -> Codec {
        Codec {
            name: Observation::Value("video/VP8".into()),
            negotiated,
            packets,
            frames_decoded,
            ..Codec::default()
        }
    }

    #[test]
    fn a_codec_is_good_once_a_frame_of_it_was_decoded() {
        let decoded = codec(YES, Observation::Absent, SOME);
        let told = tried(&decoded);
        assert_eq!(told.media_type.as_deref(), Some("video/VP8"));
        assert_eq!((told.frames, told.ok), (9, Some(true)));
    }

    #[test]
    fn a_codec_that_is_sent_and_not_decoded_is_bad_and_so_is_one_that_is_not_negotiated() {
        for bad in [
            codec(YES, SOME, NONE),
            codec(Observation::Value(false), Observation::Absent, NONE),
        ] {
            assert_eq!(tried(&bad).ok, Some(false), "{bad:?}");
        }
    }

    #[test]
    fn a_codec_that_was_not_sent_or_came_too_late_is_left_open() {
        for open in [
            codec(YES, NONE, NONE),
            codec(YES, SOME, Observation::TimedOut),
        ] {
            assert_eq!(tried(&open).ok, None, "{open:?}");
        }
    }

    #[test]
    fn the_media_of_a_report_tell_of_each_codec_that_was_tried() {
        let mut evidence = Evidence {
            codecs: vec![codec(YES, SOME, SOME), codec(YES, SOME, NONE)],
            ..Evidence::default()
        };
        assert_eq!(media(&evidence), None);
        evidence.transport.connected = YES;
        let told = media(&evidence)
            .map(|media| media.codecs)
            .unwrap_or_default();
        let good: Vec<_> = told.iter().map(|codec| codec.ok).collect();
        assert_eq!(good, [Some(true), Some(false)]);
    }
}
