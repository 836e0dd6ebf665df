//! Mosaics: pictures that were never sent before, so that nobody knows them by their bytes.
//!
//! A picture is four by four cells. The first has the colour whose turn it is; all else, also how the
//! picture is written, is drawn by the secret for this one picture. Who wants to tell the cells must
//! decode it.

use std::sync::Arc;

use ontrack_probe::challenge::{CONTENT_LENGTH, Colour, content};
use sha2::{Digest, Sha256};

use super::vp8::{Plain, key_frame};

/// How many cells are in a row, and how many rows.
pub const SIDE: usize = 4;
/// How many cells there are.
pub const CELLS: usize = SIDE * SIDE;

/// The mosaics of one session.
#[derive(Clone, Debug)]
pub struct Mosaics {
    colours: [Colour; CONTENT_LENGTH],
    drawn: Sha256,
}

/// One picture.
#[derive(Clone, Debug)]
pub struct Mosaic {
    cells: [Colour; CELLS],
    /// A byte for the shade of each cell, and one for its prediction.
    variation: [u8; 2 * CELLS],
}

impl Mosaics {
    /// What follows from the secret of the session's content.
    pub fn of(content_name: &str) -> Self {
        Self {
            colours: content(content_name),
            drawn: Sha256::new().chain_update(content_name),
        }
    }

    /// The mosaic at this place.
    pub fn at(&self, place: u64) -> Mosaic {
        let mut drawn = self.drawn.clone();
        drawn.update(place.to_be_bytes());
        let variation: [u8; 2 * CELLS] = drawn.finalize().into();
        let mut cells = [self.colours[place as usize % CONTENT_LENGTH]; CELLS];
        for (cell, byte) in cells.iter_mut().zip(variation).skip(1) {
            *cell = Colour::nearest(byte << 7, byte << 6 & 128, byte << 5 & 128);
        }
        Mosaic { cells, variation }
    }
}

impl Mosaic {
    /// The numbers of its cells, row by row.
    pub fn digits(&self) -> String {
        let digits = self.cells.map(|cell| char::from(b'0' + cell.number()));
        digits.into_iter().collect()
    }

    /// Its VP8 key frame.
    pub fn encoded(&self) -> Arc<[u8]> {
        let (shades, predictions) = self.variation.split_at(CELLS);
        let blocks: Vec<_> = self
            .cells
            .iter()
            .zip(shades.iter().zip(predictions))
            .map(|(cell, (shade, prediction))| Plain {
                // Near enough to its corner of the colour cube to be told from all others.
                rgb: cell.rgb().map(|channel| channel.abs_diff(shade >> 3)),
                prediction: prediction & 15,
            })
            .collect();
        key_frame(&blocks, SIDE, predictions[0] >> 4).into()
    }
}

#[cfg(test)]
#[path = "../../tests/server/decoder.rs"]
mod decoder;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{decoder::cells, *};

    #[test]
    fn a_decoder_sees_the_cells_and_every_pixel_of_them() {
        for session in 0..40 {
            let mosaics = Mosaics::of(&session.to_string());
            for place in 0..20 {
                let mosaic = mosaics.at(place);
                for offset in [2, 8, 13] {
                    let seen = cells(&mosaic.encoded(), offset).unwrap();
                    assert_eq!(seen, mosaic.digits(), "{session} {place}");
                }
            }
        }
    }

    #[test]
    fn the_first_cells_are_the_colours_that_follow_from_the_nonce() {
        let mosaics = Mosaics::of("one");
        for (place, colour) in (0..).zip(content("one").into_iter().cycle().take(40)) {
            assert_eq!(mosaics.at(place).digits()[..1], colour.number().to_string());
        }
    }

    #[test]
    fn no_picture_comes_twice() {
        let sessions = ["one", "two", "three"].map(Mosaics::of);
        let all: HashSet<_> = sessions
            .iter()
            .flat_map(|mosaics| (0..1000).map(|place| mosaics.at(place).encoded()))
            .collect();
        assert_eq!(all.len(), 3000);
    }

    #[test]
    fn a_picture_fits_into_a_packet() {
        let mosaics = Mosaics::of("one");
        let longest = (0..1000)
            .map(|place| mosaics.at(place).encoded().len())
            .max();
        assert!(longest.is_some_and(|longest| longest < 600), "{longest:?}");
    }

    /// A session has ten a second, and a machine hundreds of sessions.
    #[test]
    fn a_picture_is_written_in_no_time() {
        let mosaics = Mosaics::of("one");
        let began = std::time::Instant::now();
        for place in 0..1000 {
            mosaics.at(place).encoded();
        }
        let each = began.elapsed() / 1000;
        assert!(each < std::time::Duration::from_millis(2), "{each:?}");
        println!("{each:?}");
    }
}
