//! The tones that a sound must carry, one after the other.

use super::random::{Random, seed};

/// A tone of the sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone(u8);

impl Tone {
    /// How many tones there are.
    pub const COUNT: u8 = 8;

    /// The tone of this number, from 0 to 7.
    pub fn new(number: u8) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// The tone nearest to this frequency in hertz.
    pub fn nearest(hertz: f64) -> Self {
        let distance = |tone: &Self| (f64::from(tone.hertz()) / hertz.max(1.0)).ln().abs();
        let mut best = Self(0);
        for tone in (1..Self::COUNT).map(Self) {
            if distance(&tone) < distance(&best) {
                best = tone;
            }
        }
        best
    }

    /// Its number, from 0 to 7.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its frequency. None is the octave or the fifth of another, where a codec's or a
    /// speaker's distortion would put a second line; all fit whole into 20 ms.
    pub fn hertz(self) -> u16 {
        match self.0 {
            0 => 400,
            1 => 550,
            2 => 750,
            3 => 1050,
            4 => 1450,
            5 => 2000,
            6 => 2750,
            _ => 3800,
        }
    }
}

/// How many tones a sequence has. Then it begins again.
pub const TONES_LENGTH: usize = 16;

/// The tones that follow from a nonce. Neighbours differ, the last and the first too.
pub fn tones(nonce: &str) -> [Tone; TONES_LENGTH] {
    let mut random = Random::new(seed(nonce) ^ 0x746f_6e65_732d_2d21);
    random.ring().map(Tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_all_the_way_round() {
        for number in 0..2000 {
            let tones = tones(&number.to_string());
            let next = tones.iter().cycle().skip(1);
            assert!(tones.iter().zip(next).all(|(one, next)| one != next));
        }
    }

    #[test]
    fn a_tone_is_nearest_to_itself_and_to_what_is_a_little_off() {
        for tone in (0..Tone::COUNT).filter_map(Tone::new) {
            for factor in [0.9, 1.0, 1.1] {
                assert_eq!(Tone::nearest(f64::from(tone.hertz()) * factor), tone);
            }
        }
    }
}
