//! What is sent, and when: mosaics that nobody saw before, and tones that were encoded beforehand, in
//! the order that follows from the nonce. How the tones were made is told in `frames/make.mjs`.

mod mosaic;
mod programme;
mod vp8;

use std::sync::{Arc, LazyLock};

use ontrack_probe::challenge::Tone;

pub use mosaic::{CELLS, Mosaics};
pub use programme::{Item, Kind, PICTURES_PER_COLOUR, Programme};

macro_rules! tones {
    ($($number:literal)*) => {
        [$(include_bytes!(concat!("../../frames/tone-", $number, ".opus"))),*]
    };
}

const TONES: [&[u8]; 8] = tones!(0 1 2 3 4 5 6 7);

/// Every Opus packet has this length, in a file as on the way.
const PACKET: usize = 80;

/// How many packets of 20 ms a tone has.
pub const PACKETS_PER_TONE: usize = 8;

/// All packets, shared by all sessions.
static PACKETS: LazyLock<Vec<Arc<[u8]>>> = LazyLock::new(|| {
    let packets = TONES.iter().flat_map(|tone| tone.chunks(PACKET));
    packets.map(Arc::from).collect()
});

/// The Opus packet at this place of that tone.
pub fn packet(tone: Tone, place: usize) -> Arc<[u8]> {
    let first = usize::from(tone.number()) * PACKETS_PER_TONE;
    Arc::clone(&PACKETS[first + place % PACKETS_PER_TONE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_has_its_packets() {
        assert_eq!(PACKETS.len(), usize::from(Tone::COUNT) * PACKETS_PER_TONE);
        assert!(PACKETS.iter().all(|packet| packet.len() == PACKET));
    }
}
