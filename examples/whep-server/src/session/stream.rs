//! The two streams of a session, and writing to them.

use std::sync::Arc;

use str0m::{
    Rtc, RtcError,
    format::Codec,
    media::{Mid, Pt},
};

use crate::{
    fault::Fault,
    media::{Item, Kind},
    witness::{Seen, Sent},
};

/// What the streams are called, and which of them were negotiated.
pub(super) struct Streams {
    /// The first part of `a=msid` of both.
    pub(super) stream: String,
    video_track: String,
    audio_track: String,
    video: Option<Line>,
    audio: Option<Line>,
}

/// A negotiated m-line.
#[derive(Clone, Copy)]
struct Line {
    mid: Mid,
    payload_type: Pt,
}

impl Streams {
    /// Streams of these names, none of them negotiated.
    pub(super) fn named(stream: String, video_track: String, audio_track: String) -> Self {
        Self {
            stream,
            video_track,
            audio_track,
            video: None,
            audio: None,
        }
    }

    /// The second part of `a=msid`.
    pub(super) fn track(&self, kind: Kind) -> &str {
        match kind {
            Kind::Video => &self.video_track,
            Kind::Audio => &self.audio_track,
        }
    }

    /// Takes the m-line for the stream of this kind, if it has the codec and the kind has none.
    pub(super) fn negotiated(&mut self, rtc: &mut Rtc, kind: Kind, mid: Mid, seen: &mut Seen) {
        let codec = match kind {
            Kind::Video => Codec::Vp8,
            Kind::Audio => Codec::Opus,
        };
        let payload_type = rtc.writer(mid).and_then(|writer| {
            let mut parameters = writer.payload_params();
            let found = parameters.find(|it| it.spec().codec == codec)?;
            Some(found.pt())
        });
        let ssrc = {
            let mut direct = rtc.direct_api();
            direct.stream_tx_by_mid(mid, None).map(|it| *it.ssrc())
        };
        let (Some(payload_type), Some(ssrc)) = (payload_type, ssrc) else {
            return;
        };
        let sent = Sent {
            ssrc,
            track: self.track(kind).to_owned(),
            ..Sent::default()
        };
        let line = Line { mid, payload_type };
        match kind {
            Kind::Video if self.video.is_none() => {
                (self.video, seen.video) = (Some(line), Some(sent));
            }
            Kind::Audio if self.audio.is_none() => {
                (self.audio, seen.audio) = (Some(line), Some(sent));
            }
            _ => {}
        }
    }

    /// Whether there is anything to send.
    pub(super) fn is_empty(&self) -> bool {
        self.video.is_none() && self.audio.is_none()
    }

    /// Which of the two that m-line carries.
    pub(super) fn kind_of(&self, mid: Mid) -> Option<Kind> {
        let is = |line: &Option<Line>| line.is_some_and(|line| line.mid == mid);
        if is(&self.video) {
            Some(Kind::Video)
        } else {
            is(&self.audio).then_some(Kind::Audio)
        }
    }

    /// Writes it, and tells whether there was a stream for it.
    pub(super) fn write(
        &self,
        rtc: &mut Rtc,
        item: &Item,
        fault: Option<Fault>,
    ) -> Result<bool, RtcError> {
        let line = match item.kind {
            Kind::Video => self.video,
            Kind::Audio => self.audio,
        };
        let Some(line) = line.filter(|_| fault != Some(Fault::NoPackets)) else {
            return Ok(false);
        };
        let Some(mut writer) = rtc.writer(line.mid) else {
            return Ok(false);
        };
        if item.kind == Kind::Audio {
            // The level of the tones as RFC 6464 tells it, where the offer has the extension.
            writer = writer.audio_level(-9, true);
        }
        let data = match fault {
            Some(Fault::Garbage) => garbage(item),
            _ => Arc::clone(&item.data),
        };
        writer.write(line.payload_type, item.due, item.time, data)?;
        Ok(true)
    }
}

/// As long as the real thing, and none of it right.
fn garbage(item: &Item) -> Arc<[u8]> {
    let turn = item.time.numer() as u8;
    let bytes = item.data.iter().zip((0..=u8::MAX).cycle());
    bytes
        .map(|(byte, at)| byte ^ 0xa5 ^ at.wrapping_mul(turn | 1))
        .collect()
}
