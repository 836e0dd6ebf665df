//! The random offer, and what a genuine browser must reflect of it.
//!
//! The whole offer follows from a nonce, so that whoever knows the nonce (a
//! server that issued it) can tell what the evidence must hold. A browser cannot
//! know the names and numbers beforehand: it has to parse the offer.

mod content;
mod offer;
mod random;
mod tones;

pub use content::{CONTENT_LENGTH, Colour, content};
pub use tones::{TONES_LENGTH, Tone, tones};

use random::Random;

/// The longest nonce that is taken, in bytes.
pub const NONCE_LIMIT: usize = 256;

/// What an m-line carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Sound, offered as Opus.
    Audio,
    /// Pictures, offered as VP8.
    Video,
}

impl Media {
    /// The word in the m-line and in `track.kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Video => "video",
        }
    }

    /// The label that the specification gives a remote track of this kind.
    ///
    /// Spec: <https://www.w3.org/TR/webrtc/#dfn-create-an-rtcrtpreceiver>.
    pub fn remote_label(self) -> &'static str {
        match self {
            Self::Audio => "remote audio",
            Self::Video => "remote video",
        }
    }
}

/// The direction an m-line is offered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `sendrecv`
    SendRecv,
    /// `sendonly`
    SendOnly,
    /// `recvonly`
    RecvOnly,
    /// `inactive`
    Inactive,
}

impl Direction {
    /// The word in the session description.
    pub fn name(self) -> &'static str {
        match self {
            Self::SendRecv => "sendrecv",
            Self::SendOnly => "sendonly",
            Self::RecvOnly => "recvonly",
            Self::Inactive => "inactive",
        }
    }

    /// Whether the offerer sends, so that a track must arrive.
    pub fn sends(self) -> bool {
        matches!(self, Self::SendRecv | Self::SendOnly)
    }
}

/// A random name of eight letters and digits, the first of them a letter. The default stands
/// for a name that is not part of the offer, and equals none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RandomId([u8; 8]);

impl RandomId {
    /// The name.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// Whether this is the name.
    pub fn is(&self, name: &str) -> bool {
        name.as_bytes() == self.0 && *self != Self::default()
    }
}

/// An m-line of the offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedSection {
    /// What it carries.
    pub media: Media,
    /// Its name, `a=mid`.
    pub mid: RandomId,
    /// Its direction as offered.
    pub direction: Direction,
    streams: [RandomId; 2],
    stream_count: usize,
    /// Its track, the second part of `a=msid`.
    pub track: RandomId,
    /// The payload type of Opus or VP8, from the dynamic range 96 to 127.
    pub payload_type: u8,
}

impl OfferedSection {
    /// The streams its track belongs to, the first parts of `a=msid`: none, one or two.
    pub fn streams(&self) -> &[RandomId] {
        self.streams
            .get(..self.stream_count)
            .unwrap_or(&self.streams)
    }
}

/// The m-lines that a nonce stands for: a sending audio line, a sending video
/// line and a silent line, in random order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// The m-lines in the order of the offer.
    pub sections: [OfferedSection; 3],
    seed: u64,
}

impl Challenge {
    /// The challenge that follows from a nonce.
    pub fn from_nonce(nonce: &str) -> Self {
        let seed = random::seed(nonce);
        let mut random = Random::new(seed);
        let shared = random.token_later();
        // Each from a residue class of its own, so that no two are alike.
        let [first, second, third] = [96, 97, 98].map(|least| least + (random.below(10) * 3) as u8);
        let mut line = |media, direction: Direction, payload_type| {
            let mid = random.token();
            let first = match random.below(2) {
                0 => shared.clone(),
                _ => random.token_later(),
            };
            let second = random.token_later();
            // One stream as often as none or two.
            let stream_count = [0, 1, 1, 2]
                .get(random.below(4) as usize)
                .copied()
                .unwrap_or(1);
            let track = random.token_later();
            // What the offer does not tell need not be worked out.
            let told = |is_told: bool, mut token: Random| {
                if is_told && direction.sends() {
                    token.token()
                } else {
                    RandomId::default()
                }
            };
            OfferedSection {
                media,
                mid,
                direction,
                streams: [
                    told(stream_count > 0, first),
                    told(stream_count > 1, second),
                ],
                stream_count,
                track: told(true, track),
                payload_type,
            }
        };
        let mut lines = [
            line(Media::Audio, Direction::SendOnly, first),
            line(Media::Video, Direction::SendOnly, second),
            line(Media::Video, Direction::RecvOnly, third),
        ];
        for line in &mut lines {
            if line.direction.sends() && random.below(2) == 0 {
                line.direction = Direction::SendRecv;
            } else if !line.direction.sends() {
                if random.below(2) == 0 {
                    line.media = Media::Audio;
                }
                if random.below(2) == 0 {
                    line.direction = Direction::Inactive;
                }
            }
        }
        for last in (1..lines.len()).rev() {
            // Spec: the shuffle of Fisher and Yates. Slices could panic where they swap.
            let other = random.below(last as u64 + 1) as usize;
            if let Ok([line, other]) = lines.get_disjoint_mut([last, other]) {
                std::mem::swap(line, other);
            }
        }
        Self {
            sections: lines,
            seed,
        }
    }

    /// The m-lines whose tracks must arrive, in order.
    pub fn sending(&self) -> impl Iterator<Item = &OfferedSection> {
        self.sections.iter().filter(|line| line.direction.sends())
    }

    /// Whether this name is one of the challenge's mids, streams or tracks.
    pub fn knows(&self, name: &str) -> bool {
        self.sections.iter().any(|line| {
            let [first, second] = &line.streams;
            [&line.mid, &line.track, first, second]
                .iter()
                .any(|token| token.is(name))
        })
    }

    /// The same offer with every m-line inactive, as a sender makes it who has taken
    /// its tracks away.
    pub fn offer_inactive(&self) -> String {
        let mut quiet = self.clone();
        for line in &mut quiet.sections {
            line.direction = Direction::Inactive;
        }
        offer::write(&quiet, 3)
    }

    /// The offer again, as a sender makes it who sends once more.
    pub fn offer_again(&self) -> String {
        offer::write(self, 4)
    }

    /// The offer as a session description.
    ///
    /// Spec: <https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1>.
    pub fn offer(&self) -> String {
        offer::write(self, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_always_gives_the_same_offer_and_another_gives_another() {
        let offer = Challenge::from_nonce("a").offer();
        assert_eq!(offer, Challenge::from_nonce("a").offer());
        assert_ne!(offer, Challenge::from_nonce("b").offer());
    }

    #[test]
    fn every_offer_sends_one_audio_and_one_video_and_keeps_one_line_silent() {
        for number in 0..500 {
            let challenge = Challenge::from_nonce(&number.to_string());
            let mut sending: Vec<_> = challenge.sending().map(|line| line.media.name()).collect();
            sending.sort_unstable();
            assert_eq!(sending, ["audio", "video"], "nonce {number}");
        }
    }

    #[test]
    fn names_and_payload_types_are_distinct() {
        for number in 0..500 {
            let challenge = Challenge::from_nonce(&number.to_string());
            let mut types: Vec<_> = challenge
                .sections
                .iter()
                .map(|line| line.payload_type)
                .collect();
            types.sort_unstable();
            types.dedup();
            assert_eq!(types.len(), 3);
            assert!(types.iter().all(|number| (96..=127).contains(number)));
            let mut names: Vec<_> = challenge
                .sections
                .iter()
                .flat_map(|line| [line.mid.as_str().to_owned(), line.track.as_str().to_owned()])
                .collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), 6);
        }
    }

    #[test]
    fn order_directions_and_streams_vary_with_the_nonce() {
        let challenges: Vec<_> = (0..100)
            .map(|n| Challenge::from_nonce(&n.to_string()))
            .collect();
        let varies = |of: &dyn Fn(&Challenge) -> String| {
            let mut seen: Vec<_> = challenges.iter().map(of).collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        assert!(varies(&|c| c.sections.iter().map(|l| l.media.name()).collect()) >= 4);
        assert!(varies(&|c| c.sections.iter().map(|l| l.direction.name()).collect()) >= 8);
        assert!(varies(&|c| { c.sending().map(|l| l.streams().len().to_string()).collect() }) == 9);
    }
}
