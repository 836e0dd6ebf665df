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

    fn codec(json: &str) -> Codec {
        let evidence = format!(r#"{{ "schemaVersion": 1, "codecs": [{json}] }}"#);
        let evidence = Evidence::from_json(evidence).expect("evidence");
        evidence.codecs.into_iter().next().expect("a codec")
    }

    #[test]
    fn a_codec_is_good_once_a_frame_of_it_was_decoded() {
        let decoded = codec(r#"{ "name": "video/VP8", "negotiated": true, "framesDecoded": 2 }"#);
        let told = tried(&decoded);
        assert_eq!(told.media_type.as_deref(), Some("video/VP8"));
        assert_eq!((told.frames, told.ok), (2, Some(true)));
    }

    #[test]
    fn a_codec_that_is_sent_and_not_decoded_is_bad_and_so_is_one_that_is_not_negotiated() {
        for bad in [
            r#"{ "negotiated": true, "packets": 9, "framesDecoded": 0 }"#,
            r#"{ "negotiated": false }"#,
        ] {
            assert_eq!(tried(&codec(bad)).ok, Some(false), "{bad}");
        }
    }

    #[test]
    fn a_codec_that_was_not_sent_or_came_too_late_is_left_open() {
        for open in [
            r#"{ "negotiated": true, "packets": 0, "framesDecoded": 0 }"#,
            r#"{ "negotiated": true, "packets": 9, "framesDecoded": { "timedOut": true } }"#,
        ] {
            assert_eq!(tried(&codec(open)).ok, None, "{open}");
        }
    }
}
