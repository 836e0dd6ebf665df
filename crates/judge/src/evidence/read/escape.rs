//! The escapes of strings in JSON.

use std::borrow::Cow;

use super::scanner::Problem;

/// The number that hexadecimal digits say.
pub(super) fn hex(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |number, digit| {
        Some(number << 4 | char::from(*digit).to_digit(16)?)
    })
}

/// A string without its escapes.
pub(super) fn decoded(raw: &str) -> Result<Cow<'_, str>, Problem> {
    let Some((before, mut rest)) = raw.split_once('\\') else {
        return Ok(Cow::Borrowed(raw));
    };
    let mut text = String::with_capacity(raw.len());
    text.push_str(before);
    loop {
        let mut characters = rest.chars();
        match characters.next() {
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let (character, length) = escaped_character(rest).ok_or(Problem::NotJson)?;
                text.push(character);
                characters = rest.get(length..).unwrap_or("").chars();
            }
            Some(itself) => text.push(itself),
            None => return Err(Problem::NotJson),
        }
        match characters.as_str().split_once('\\') {
            Some((before, after)) => {
                text.push_str(before);
                rest = after;
            }
            None => {
                text.push_str(characters.as_str());
                return Ok(Cow::Owned(text));
            }
        }
    }
}

/// The character of `u00e4` or of a pair such as `ud83d\ude00`, and how long that is.
fn escaped_character(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let first = hex(bytes.get(1..5))?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 5));
    }
    let second = hex(bytes.get(7..11).filter(|_| bytes.get(5..7) == Some(b"\\u")))?;
    let pair = [first as u16, second as u16];
    let character = char::decode_utf16(pair).next()?.ok()?;
    Some((character, 11))
}
