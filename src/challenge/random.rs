//! Numbers that follow from a nonce. They need to be spread, not secret: who can
//! read the offer can read them there.

use super::Token;

/// FNV-1a over the nonce.
pub(super) fn seed(nonce: &str) -> u64 {
    nonce.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// SplitMix64.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `limit`.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        ((self.next() >> 32) * limit) >> 32
    }

    /// A letter followed by letters and digits.
    pub(super) fn token(&mut self) -> Token {
        let mut name = *b"aaaaaaaa";
        for (index, slot) in name.iter_mut().enumerate() {
            let digit = self.below(if index == 0 { 26 } else { 36 }) as u8;
            *slot = if digit < 26 {
                b'a' + digit
            } else {
                b'0' + digit - 26
            };
        }
        Token(name)
    }
}
