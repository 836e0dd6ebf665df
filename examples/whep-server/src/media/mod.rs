//! What is sent, and when: pictures and tones that were encoded beforehand, in the order that
//! follows from the nonce. How they were made is told in `frames/make.mjs`.

mod programme;

use std::sync::{Arc, LazyLock};

use ontrack_probe::challenge::{Colour, Tone};

pub use programme::{Item, Kind, PICTURES_PER_COLOUR, Programme};

macro_rules! eight {
    ($before:literal, $after:literal) => {
        [
            include_bytes!(concat!("../../frames/", $before, "0", $after)),
            include_bytes!(concat!("../../frames/", $before, "1", $after)),
            include_bytes!(concat!("../../frames/", $before, "2", $after)),
            include_bytes!(concat!("../../frames/", $before, "3", $after)),
            include_bytes!(concat!("../../frames/", $before, "4", $after)),
            include_bytes!(concat!("../../frames/", $before, "5", $after)),
            include_bytes!(concat!("../../frames/", $before, "6", $after)),
            include_bytes!(concat!("../../frames/", $before, "7", $after)),
        ]
    };
}

const PICTURES: [&[u8]; 8] = eight!("colour-", ".vp8");
const TONES: [&[u8]; 8] = eight!("tone-", ".opus");

/// Every Opus packet has this length, in a file as on the way.
const PACKET: usize = 80;

/// How many packets of 20 ms a tone has.
pub const PACKETS_PER_TONE: usize = 8;

/// All of it, shared by all sessions.
struct Encoded {
    pictures: Vec<Arc<[u8]>>,
    packets: Vec<Arc<[u8]>>,
}

static ENCODED: LazyLock<Encoded> = LazyLock::new(|| Encoded {
    pictures: PICTURES.map(Arc::from).to_vec(),
    packets: TONES
        .iter()
        .flat_map(|tone| tone.chunks(PACKET).map(Arc::from))
        .collect(),
});

/// The VP8 key frame of that colour.
pub fn picture(colour: Colour) -> Arc<[u8]> {
    Arc::clone(&ENCODED.pictures[usize::from(colour.number())])
}

/// One picture that never changes.
pub fn still() -> Arc<[u8]> {
    Arc::clone(&ENCODED.pictures[2])
}

/// The Opus packet at this place of that tone.
pub fn packet(tone: Tone, place: usize) -> Arc<[u8]> {
    let first = usize::from(tone.number()) * PACKETS_PER_TONE;
    Arc::clone(&ENCODED.packets[first + place % PACKETS_PER_TONE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_a_key_frame() {
        for colour in (0..Colour::COUNT).filter_map(Colour::new) {
            // RFC 6386, section 9.1: the lowest bit is 0, and a start code follows.
            let picture = picture(colour);
            assert_eq!(picture[0] & 1, 0);
            assert_eq!(picture[3..6], [0x9d, 0x01, 0x2a]);
        }
    }

    #[test]
    fn every_tone_has_its_packets() {
        assert_eq!(
            ENCODED.packets.len(),
            usize::from(Tone::COUNT) * PACKETS_PER_TONE
        );
        assert!(ENCODED.packets.iter().all(|packet| packet.len() == PACKET));
    }
}
