//! Numbers that follow from a nonce. They need to be spread, not secret: who can
//! read the offer can read them there.

use super::RandomId;

/// FNV-1a over the nonce.
pub(super) fn seed(nonce: &str) -> u64 {
    nonce.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// SplitMix64.
#[derive(Clone)]
pub(super) struct Random(u64);

/// From one number to the next.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
/// The characters of a token.
const TOKEN_LENGTH: usize = 8;

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `limit`.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        ((self.next() >> 32) * limit) >> 32
    }

    /// Numbers from 0 to 7, each other than its neighbours, the last and the first too.
    pub(super) fn ring<const LENGTH: usize>(&mut self) -> [u8; LENGTH] {
        let first = self.below(8) as u8;
        let mut last = first;
        let mut at = 0;
        [(); LENGTH].map(|()| {
            last = match at {
                0 => first,
                at if at + 1 < LENGTH => self.other_than(last, last),
                _ => self.other_than(last, first),
            };
            at += 1;
            last
        })
    }

    /// One of the eight that is neither of these two.
    fn other_than(&mut self, one: u8, another: u8) -> u8 {
        let mut next = self.below(8) as u8;
        while next == one || next == another {
            next = (next + 1) % 8;
        }
        next
    }

    /// Where the next token is, and goes on after it.
    pub(super) fn token_later(&mut self) -> Self {
        let here = self.clone();
        self.0 = self.0.wrapping_add(STEP.wrapping_mul(TOKEN_LENGTH as u64));
        here
    }

    /// A letter followed by letters and digits.
    pub(super) fn token(&mut self) -> RandomId {
        const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        let mut name = [0; TOKEN_LENGTH];
        for (index, slot) in name.iter_mut().enumerate() {
            let digit = self.below(if index == 0 { 26 } else { 36 });
            *slot = DIGITS.get(digit as usize).copied().unwrap_or(b'a');
        }
        RandomId(name)
    }
}
