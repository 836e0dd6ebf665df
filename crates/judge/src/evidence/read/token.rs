//! The strings, the numbers and the words of JSON.

use super::number::Decimal;
use super::scanner::{Problem, Scanner};

impl<'t> Scanner<'t> {
    /// The string that comes next, if it is as nearly all are: without escapes, and not too long.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?.strip_prefix('"')?;
        let length = plain(rest.as_bytes());
        let (string, rest) = rest.split_at_checked(length)?;
        if !rest.starts_with('"') || length > self.limits.text {
            return None;
        }
        self.at += length + 2;
        Some(string)
    }

    /// The string that comes next, as it is written between its quotes.
    pub(super) fn raw_string(&mut self) -> Result<&'t str, Problem> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        loop {
            end += plain(bytes.get(end..).unwrap_or_default());
            self.at = end;
            end += match bytes.get(end..).unwrap_or_default() {
                [b'"', ..] => break,
                [
                    b'\\',
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                    ..,
                ] => 2,
                [b'\\', b'u', a, b, c, d, ..]
                    if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) =>
                {
                    6
                }
                _ => return Err(Problem::NotJson),
            };
        }
        self.at = end + 1;
        if end - start > self.limits.text {
            return Err(Problem::TextTooLong);
        }
        self.text.get(start..end).ok_or(Problem::NotJson)
    }

    /// Goes over `true`, `false` or `null`.
    pub(super) fn literal(&mut self, literal: &str) -> Result<(), Problem> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(literal.as_bytes()) {
            return Err(Problem::NotJson);
        }
        self.at += literal.len();
        Ok(())
    }

    /// The number that comes next; JSON has no other.
    pub(super) fn finite_number(&mut self) -> Result<f64, Problem> {
        let number = self.number()?;
        if number.is_infinite() {
            return Err(Problem::NotJson);
        }
        Ok(number)
    }

    /// The number that comes next, which may be more than a double holds.
    fn number(&mut self) -> Result<f64, Problem> {
        let start = self.at;
        let is_negative = self.byte() == Some(b'-');
        self.at += usize::from(is_negative);
        let first = self.at;
        let mut significand = self.digits(0)?;
        if self.at > first + 1 && self.text.as_bytes().get(first) == Some(&b'0') {
            return Err(Problem::NotJson);
        }
        let mut behind_point = 0;
        if self.byte() == Some(b'.') {
            self.at += 1;
            let point = self.at;
            significand = self.digits(significand)?;
            behind_point = self.at - point;
        }
        let is_short = self.at - first <= SHORT;
        if is_short && !matches!(self.byte(), Some(b'e' | b'E')) {
            let power = (0..behind_point).fold(1.0, |power, _| power * 10.0);
            let value = significand as f64 / power;
            return Ok(if is_negative { -value } else { value });
        }
        self.long_number(start)
    }

    /// The rest of a number that is no short decimal.
    #[cold]
    fn long_number(&mut self, start: usize) -> Result<f64, Problem> {
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits(0)?;
        }
        Ok(Decimal::new(self.written_from(start)).value())
    }

    /// Goes over at least one digit. The number that these digits, behind those of `before`,
    /// are; it has overflown if they are many.
    fn digits(&mut self, before: u64) -> Result<u64, Problem> {
        let start = self.at;
        let mut number = before;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            number = number
                .wrapping_mul(10)
                .wrapping_add(u64::from(digit - b'0'));
            self.at += 1;
        }
        if self.at == start {
            return Err(Problem::NotJson);
        }
        Ok(number)
    }

    /// The number that comes next, if it is written as a whole one.
    pub(super) fn whole_number(&mut self) -> Result<u32, Problem> {
        let start = self.at;
        self.number()?;
        self.written_from(start)
            .parse()
            .map_err(|_| Problem::OtherType)
    }

    fn written_from(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

/// The most characters of which the digits, as a whole number, and the power of ten that their
/// point stands for are exact doubles, so that one division gives the nearest double.
const SHORT: usize = 15;

const LOW_BITS: u64 = u64::MAX / 0xff;
const HIGH_BITS: u64 = LOW_BITS << 7;

/// How many bytes stand before the first quote, backslash or control character. Eight at a time:
/// <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>.
fn plain(bytes: &[u8]) -> usize {
    let mut count = 0;
    let (words, rest) = bytes.as_chunks();
    for word in words {
        let word = u64::from_le_bytes(*word);
        let below = |word: u64, limit: u64| word.wrapping_sub(LOW_BITS * limit) & !word;
        let is = |byte: u8| below(word ^ (LOW_BITS * u64::from(byte)), 1);
        let control = below(word, u64::from(b' '));
        let found = (is(b'"') | is(b'\\') | control) & HIGH_BITS;
        if found != 0 {
            return count + found.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | ..b' ');
    count + rest.iter().take_while(is_plain).count()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_string_is_plain_up_to_the_first_byte_that_is_not() {
        for length in 0..40 {
            let text = "ä~ \u{7f}!#[]".repeat(6);
            let before = text.as_bytes().get(..length).unwrap_or_default();
            assert_eq!(plain(before), length);
            for end in (0..b' ').chain([b'"', b'\\']) {
                for behind in [&b""[..], b"\"", b"\0\\\"..........", b"................"] {
                    let bytes = [before, &[end], behind].concat();
                    assert_eq!(plain(&bytes), length, "{end} behind {length}");
                }
            }
        }
    }
}
