//! The escapes of strings in JSON.

use std::str::Chars;

use super::scanner::Problem;

/// A string without its escapes.
pub(super) fn decoded(raw: &str) -> Result<String, Problem> {
    let mut text = String::with_capacity(raw.len());
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        let character = match character {
            '\\' => escaped(&mut characters).ok_or(Problem::NotJson)?,
            itself => itself,
        };
        text.push(character);
    }
    Ok(text)
}

/// The character that is written behind a backslash.
fn escaped(characters: &mut Chars<'_>) -> Option<char> {
    Some(match characters.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let unit = hexadecimal(characters)?;
            if unit & 0xfc00 != 0xd800 {
                return char::from_u32(unit);
            }
            // The first half of a pair such as `\ud83d\ude00`.
            if characters.next()? != '\\' || characters.next()? != 'u' {
                return None;
            }
            let second = hexadecimal(characters)?;
            let is_pair = second & 0xfc00 == 0xdc00;
            let code = 0x1_0000 + ((unit & 0x3ff) << 10) + (second & 0x3ff);
            return char::from_u32(code).filter(|_| is_pair);
        }
        itself => itself,
    })
}

/// The number of four digits.
fn hexadecimal(characters: &mut Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |number, _| {
        Some(number << 4 | characters.next()?.to_digit(16)?)
    })
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn escapes_stand_for_their_characters() {
        for (raw, text) in [
            (r#"a\"\\\/\b\f\n\r\tz"#, "a\"\\/\u{8}\u{c}\n\r\tz"),
            (
                r"\u00e4\u0000\uFFFF\ud7ff\ue000",
                "ä\0\u{ffff}\u{d7ff}\u{e000}",
            ),
            (
                r"\ud83d\ude00\uD800\uDC00\udbff\udfff",
                "😀\u{10000}\u{10ffff}",
            ),
        ] {
            assert_eq!(decoded(raw).ok().as_deref(), Some(text), "{raw}");
        }
    }

    #[test]
    fn half_a_pair_is_no_character() {
        for raw in [
            r"\ud83d",
            r"\ude00",
            r"\ud83dx",
            r"\ud83d\n",
            r"\ud83d\ud83d",
            r"\ud83d\u0041",
        ] {
            assert!(decoded(raw).is_err(), "{raw}");
        }
    }
}
