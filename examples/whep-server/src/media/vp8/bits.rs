//! The arithmetic coder of VP8, RFC 6386, section 7.

/// Writes yes and no by how probable each is.
pub(super) struct Bits {
    written: Vec<u8>,
    /// How much of the interval is left; 128 to 255.
    range: u32,
    /// Where the interval begins: what is not written yet, below a carry.
    bottom: u32,
    /// How many shifts until the next byte.
    until_byte: u32,
}

impl Bits {
    pub(super) fn new() -> Self {
        Self {
            written: Vec::with_capacity(256),
            range: 255,
            bottom: 0,
            until_byte: 24,
        }
    }

    /// One bit; `probability` of 256 that it is not set.
    pub(super) fn bit(&mut self, probability: u8, is_set: bool) {
        let split = 1 + (((self.range - 1) * u32::from(probability)) >> 8);
        if is_set {
            self.bottom += split;
            self.range -= split;
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.range <<= 1;
            self.shift();
        }
    }

    /// The lowest `count` bits of a number, the highest first, each as probable as not.
    pub(super) fn number(&mut self, count: u32, number: u32) {
        for at in (0..count).rev() {
            self.bit(128, number >> at & 1 == 1);
        }
    }

    /// All that was written.
    pub(super) fn end(mut self) -> Vec<u8> {
        for _ in 0..32 {
            self.shift();
        }
        self.written
    }

    fn shift(&mut self) {
        let carries = self.bottom >> 31 == 1;
        self.bottom <<= 1;
        if carries {
            self.carry();
        }
        self.until_byte -= 1;
        if self.until_byte == 0 {
            self.until_byte = 8;
            self.written.push((self.bottom >> 24) as u8);
            self.bottom &= 0x00ff_ffff;
        }
    }

    /// What was written is one more.
    fn carry(&mut self) {
        for byte in self.written.iter_mut().rev() {
            let (more, carries) = byte.overflowing_add(1);
            *byte = more;
            if !carries {
                return;
            }
        }
    }
}
