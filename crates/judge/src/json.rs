//! Writes JSON text.

mod serializer;

pub(crate) use serializer::to_json;

/// A comma, where another member or element stands before the next one.
pub(crate) fn push_comma(out: &mut String) {
    if !matches!(out.as_bytes().last(), Some(b'{' | b'[')) {
        out.push(',');
    }
}

/// The key of the next member.
pub(crate) fn push_key(out: &mut String, key: &str) {
    push_comma(out);
    push_text(out, key);
    out.push(':');
}

/// A string between its quotes.
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        let escape = match character {
            '"' | '\\' => character,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\0'..' ' => 'u',
            _ => {
                out.push(character);
                continue;
            }
        };
        out.push('\\');
        out.push(escape);
        if escape == 'u' {
            out.push_str(if character < '\u{10}' { "000" } else { "001" });
            out.push(char::from_digit(character as u32 % 16, 16).unwrap_or('0'));
        }
    }
    out.push('"');
}

/// A number; `null` where JSON has none for it.
pub(crate) fn push_number(out: &mut String, number: f64) {
    if number.is_finite() {
        out.push_str(zmij::Buffer::new().format_finite(number));
    } else {
        out.push_str("null");
    }
}

/// A whole number that is not negative.
pub(crate) fn push_whole(out: &mut String, number: u64) {
    if number > 9 {
        push_whole(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::{push_text, push_whole};

    #[test]
    fn characters_that_json_escapes_are_escaped() {
        let mut text = String::new();
        push_text(
            &mut text,
            "a\"\\\u{8}\t\n\u{c}\r\0\u{f}\u{10}\u{1f}\u{7f}/\u{2028}ä",
        );
        let escaped = r#""a\"\\\b\t\n\f\r\u0000\u000f\u0010\u001f"#;
        assert_eq!(text, [escaped, "\u{7f}/\u{2028}ä\""].concat());
    }

    #[test]
    fn whole_numbers_of_every_length_are_written() {
        for number in [0, 7, 10, 99, 100, 1_000_000, u64::MAX] {
            let mut text = String::new();
            push_whole(&mut text, number);
            assert_eq!(text, number.to_string());
        }
    }
}
