//! The colours that a picture must show, one after the other.
//!
//! Whoever knows the nonce knows the sequence; who has not decoded the pictures
//! does not. Plain pictures at the corners of the colour cube survive every codec,
//! every scaling and the few bits that privacy settings change when a canvas is
//! read.

use super::random::{Random, seed};

/// A colour of the sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8);

impl Colour {
    /// How many colours there are.
    pub const COUNT: u8 = 8;

    /// The colour of this number, from 0 to 7: bit 2 is red, bit 1 green, bit 0 blue.
    pub fn new(number: u8) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// The colour nearest to these values, each from 0 to 255.
    pub fn nearest(red: u8, green: u8, blue: u8) -> Self {
        Self((red >> 7) << 2 | (green >> 7) << 1 | blue >> 7)
    }

    /// Its number, from 0 to 7.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Red, green and blue, each 0 or 255.
    pub fn rgb(self) -> [u8; 3] {
        [self.0 >> 2 & 1, self.0 >> 1 & 1, self.0 & 1].map(|bit| bit * 255)
    }
}

/// How many colours a sequence has. Then it begins again.
pub const CONTENT_LENGTH: usize = 16;

/// The colours that follow from a nonce. Neighbours differ, the last and the first
/// too, so that every change can be seen.
pub fn content(nonce: &str) -> [Colour; CONTENT_LENGTH] {
    let mut random = Random::new(seed(nonce) ^ 0x636f_6e74_656e_7421);
    random.ring().map(Colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_all_the_way_round() {
        for number in 0..2000 {
            let colours = content(&number.to_string());
            let next = colours.iter().cycle().skip(1);
            assert!(colours.iter().zip(next).all(|(one, next)| one != next));
        }
    }

    #[test]
    fn another_nonce_gives_another_sequence() {
        let mut all: Vec<_> = (0..2000)
            .map(|number| content(&number.to_string()).map(Colour::number))
            .collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 2000);
    }

    #[test]
    fn a_colour_is_nearest_to_itself() {
        for number in 0..Colour::COUNT {
            let [red, green, blue] = Colour(number).rgb();
            assert_eq!(Colour::nearest(red, green, blue), Colour(number));
        }
    }
}
