//! The double that is nearest to a number in JSON.
//!
//! The numbers of a probe are short, and two exact doubles give them in one rounding. The standard
//! library reads the others as well, but its table of powers is as large as all rules together.

/// More digits than the middle between two doubles has, which is 767. Those behind them only say
/// whether the number is in the middle or above.
const DIGITS: usize = 768;

/// As many digits as fit into 32 bits are multiplied at once.
const BILLION: u32 = 1_000_000_000;

/// A number that is written as JSON: its significant digits, and where its point is.
pub(super) struct Decimal<'t> {
    is_negative: bool,
    /// Digits and perhaps a point, from the first digit that is not zero.
    digits: &'t [u8],
    /// The number is below ten to this power, and not below a tenth of it.
    magnitude: i64,
}

impl<'t> Decimal<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let is_negative = text.starts_with('-');
        let bytes = text.as_bytes();
        let end = bytes.iter().position(|byte| matches!(byte, b'e' | b'E'));
        let (written, exponent) = bytes.split_at(end.unwrap_or(bytes.len()));
        let point = written.iter().position(|byte| *byte == b'.');
        let point = point.unwrap_or(written.len());
        let first = written.iter().position(|byte| matches!(byte, b'1'..=b'9'));
        let first = first.unwrap_or(written.len());
        // The point itself is no digit.
        let is_below_one = first > point;
        let magnitude = point as i64 - first as i64 + i64::from(is_below_one);
        Self {
            is_negative,
            digits: written.get(first..).unwrap_or_default(),
            magnitude: magnitude + power(exponent),
        }
    }

    /// The nearest double; of two that are as near the even one.
    pub(super) fn value(&self) -> f64 {
        let value = self.absolute();
        if self.is_negative { -value } else { value }
    }

    fn digits(&self) -> impl Iterator<Item = u32> {
        let digits = self.digits.iter().filter(|byte| byte.is_ascii_digit());
        digits.map(|digit| u32::from(digit - b'0'))
    }

    fn absolute(&self) -> f64 {
        if self.digits.is_empty() || self.magnitude < -400 {
            return 0.0;
        }
        if self.magnitude > 400 {
            return f64::INFINITY;
        }
        self.with_all_digits()
    }

    fn with_all_digits(&self) -> f64 {
        let mut whole = Whole::default();
        let mut exponent = self.magnitude;
        let (mut part, mut scale) = (0, 1);
        let mut digits = self.digits();
        for digit in digits.by_ref().take(DIGITS) {
            exponent -= 1;
            part = part * 10 + digit;
            scale *= 10;
            if scale == BILLION {
                whole.multiply_and_add(scale, part);
                (part, scale) = (0, 1);
            }
        }
        whole.multiply_and_add(scale, part);
        whole.has_rest = digits.any(|digit| digit != 0);
        while exponent > 0 {
            let step = exponent.min(9);
            whole.multiply_and_add(10_u32.pow(step as u32), 0);
            exponent -= step;
        }
        if exponent < 0 {
            // Ten bits for three digits, and 64 for those of the result.
            whole.append_zeros(exponent.unsigned_abs() as usize * 10 / 3 / 32 + 3);
        }
        while exponent < 0 {
            let step = (-exponent).min(9);
            whole.divide(10_u32.pow(step as u32));
            exponent += step;
        }
        whole.rounded()
    }
}

/// The exponent that stands behind the digits, as `e-3`.
fn power(text: &[u8]) -> i64 {
    let mut power = 0_i64;
    for digit in text.iter().filter(|byte| byte.is_ascii_digit()) {
        // Far more than a text may have digits.
        if power < 1 << 40 {
            power = power * 10 + i64::from(digit - b'0');
        }
    }
    if text.get(1) == Some(&b'-') {
        -power
    } else {
        power
    }
}

/// A whole number of any length times a power of two.
#[derive(Default)]
struct Whole {
    /// From the least significant to the most significant, which is not zero.
    words: Vec<u32>,
    /// The words that stand behind the point.
    words_behind_point: usize,
    /// Whether the number is a little more than the words say.
    has_rest: bool,
}

impl Whole {
    fn multiply_and_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for word in &mut self.words {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.words.push(carry as u32);
        }
    }

    fn append_zeros(&mut self, count: usize) {
        let mut words = vec![0; count];
        words.append(&mut self.words);
        self.words = words;
        self.words_behind_point = count;
    }

    fn divide(&mut self, divisor: u32) {
        // No divisor is zero, which the compiler does not know.
        let divisor = u64::from(divisor.max(1));
        let mut rest = 0_u64;
        for word in self.words.iter_mut().rev() {
            rest = rest << 32 | u64::from(*word);
            *word = (rest / divisor) as u32;
            rest %= divisor;
        }
        self.has_rest |= rest > 0;
        if self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    /// Spec: IEEE 754, round to nearest, ties to even.
    fn rounded(&self) -> f64 {
        let mut words = self.words.iter().rev();
        let mut next = || u64::from(words.next().copied().unwrap_or(0));
        let (first, third) = (next() << 32 | next(), next());
        let zeros = first.leading_zeros();
        let top = first << zeros | third >> (32 - zeros.min(32));
        let has_rest = self.has_rest || third << zeros << 32 != 0 || words.any(|word| *word != 0);
        // The number is below two to this power, and not below half of it.
        let length = self.words.len() as i64 - self.words_behind_point as i64;
        let power = length * 32 - i64::from(zeros);
        // Below the smallest normal double there are fewer than 53 bits.
        let bits = (power + 1074).clamp(0, 53) as u32;
        let kept = top.checked_shr(64 - bits).unwrap_or(0);
        let rest = top << bits;
        let half = 1 << 63;
        let is_above_middle = rest > half || (rest == half && (has_rest || kept & 1 == 1));
        let is_up = is_above_middle && power >= -1074;
        let exponent = (power + 1021).max(0) as u64;
        // The first of 53 bits, and a carry out of them, count in the exponent.
        let bits = (exponent << 52) + kept + u64::from(is_up);
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn assert_nearest(text: &str) {
        let expected: f64 = text.parse().unwrap_or(f64::NAN);
        let number = Decimal::new(text);
        assert_eq!(number.value().to_bits(), expected.to_bits(), "{text}");
    }

    #[test]
    fn numbers_of_every_kind_are_read_as_the_nearest_double() {
        for text in [
            "0",
            "-0",
            "0.000",
            "0e5",
            "7",
            "-64",
            "0.1",
            "1e300",
            "-1e18",
            "1e-5",
            "1E+22",
            "1e23",
            "12.300000000745058",
            "9007199254740993",
            "9007199254740992.5",
            "9007199254740993.0000000000000000000000000001",
            "18446744073709551616",
            "4.9e-324",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.4e-324",
            "1e-330",
            "1e-4000000000000000000000",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "9.9e308",
            "1e309",
            "1e4000000000000000000000",
            "0.00000000000000000000000000000000000000000000000000123e50",
        ] {
            assert_nearest(text);
        }
    }

    #[test]
    fn the_middle_between_two_doubles_is_told_from_what_is_above_it() {
        // Half of the smallest double, whole: 2 to the power of -1075.
        let half = (0..1075).fold(String::from("1"), |digits, _| {
            let mut halved = String::new();
            let mut rest = 0;
            for digit in digits.bytes().chain([b'0']) {
                let value = rest * 10 + (digit - b'0');
                halved.push(char::from(b'0' + value / 2));
                rest = value % 2;
            }
            halved
        });
        let (_, digits) = half.split_at(1);
        assert_nearest(&["0.", digits].concat());
        assert_nearest(&["0.", digits, "1"].concat());
        assert_nearest(&["0.", digits, &"0".repeat(3000), "1"].concat());
        assert_nearest(&["1", &"0".repeat(20_000), "e-19990"].concat());
        assert_nearest(&["0.", &"0".repeat(20_000), "17e20001"].concat());
    }

    #[test]
    fn doubles_of_every_size_are_read_as_they_were_written() {
        let mut state = 1_u64;
        for _ in 0..20_000 {
            // Spec: Marsaglia, Xorshift RNGs.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let double = f64::from_bits(state);
            if double.is_finite() {
                assert_nearest(&format!("{double:e}"));
                assert_nearest(&format!("{double}"));
                assert_nearest(&format!("{double:.25e}"));
            }
            assert_nearest(&format!("{state}"));
            assert_nearest(&format!("{}e{}", state >> 32, (state % 700) as i64 - 350));
        }
    }
}
