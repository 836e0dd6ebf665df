//! Whether the pictures were decoded: each is a mosaic that was drawn for this session alone.

use super::{Case, Finding, content::told};
use crate::media::{CELLS, Mosaics, PICTURES_PER_COLOUR};

/// Who guesses one mosaic is right once in 2⁴⁵ times; the others are for a picture that was read badly.
const LEAST_MOSAICS: usize = 3;
/// A page tells no more of them.
const MOST_MOSAICS: usize = 16;

/// The mosaics that were seen are those that were sent, in their order.
pub(super) fn mosaics(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let reach = seen.video.as_ref().map_or(0, |video| video.reach);
    let mosaics = Mosaics::of(&seen.content);
    let sent = (0..reach.div_ceil(PICTURES_PER_COLOUR)).map(|place| mosaics.at(place).digits());
    same(
        told(evidence, "video", |it| &it.mosaics),
        &sent.collect::<Vec<_>>(),
    )
}

/// A picture that was read badly is left out; who got none of them right did not decode any.
fn same(told: Option<&str>, sent: &[String]) -> Finding {
    let expected = format!("{LEAST_MOSAICS} or more of {} mosaics", sent.len());
    let Some(told) = told else {
        return Finding::new(None, expected, "none told of");
    };
    let (mut count, mut right, mut rest) = (0, 0, sent);
    for mosaic in told.as_bytes().chunks(CELLS).take(MOST_MOSAICS) {
        count += 1;
        // The same one may have been told of twice.
        if let Some(place) = rest.iter().position(|it| it.as_bytes() == mosaic) {
            right += 1;
            rest = &rest[place..];
        }
    }
    let holds = match right {
        LEAST_MOSAICS.. => Some(true),
        0 if count >= LEAST_MOSAICS => Some(false),
        _ => None,
    };
    Finding::new(holds, expected, format!("{right} of {count}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(content: &str) -> Vec<String> {
        let mosaics = Mosaics::of(content);
        (0..40).map(|place| mosaics.at(place).digits()).collect()
    }

    fn holds(told: &str) -> Option<bool> {
        same(Some(told), &sent("one")).holds
    }

    #[test]
    fn who_decoded_tells_what_was_sent() {
        let sent = sent("one");
        assert_eq!(holds(&sent[5..11].concat()), Some(true));
        assert_eq!(
            holds(&[&sent[3], &sent[3], &sent[20]].map(String::as_str).concat()),
            Some(true)
        );
    }

    #[test]
    fn who_did_not_decode_does_not_know_them() {
        assert_eq!(holds(&sent("two")[..6].concat()), Some(false));
        assert_eq!(holds(&"01234567".repeat(12)), Some(false));
        assert_eq!(holds("ä/9"), None);
    }

    #[test]
    fn few_and_bad_ones_say_nothing() {
        let sent = sent("one");
        assert_eq!(holds(&sent[..2].concat()), None);
        assert_eq!(same(None, &sent).holds, None);
        assert_eq!(holds(""), None);
        let bad = sent[..3].concat().replace('7', "6").replace('1', "0");
        assert_eq!(holds(&format!("{bad}{}{}", sent[4], sent[5])), None);
    }

    #[test]
    fn a_picture_that_was_read_badly_accuses_nobody() {
        let sent = sent("one");
        let bad = sent[1].replace(|_: char| true, "0");
        assert_eq!(
            holds(&format!("{}{bad}{}{}", sent[0], sent[2], sent[3])),
            Some(true)
        );
    }

    #[test]
    fn those_of_earlier_do_not_come_again() {
        let sent = sent("one");
        let backwards: String = sent[..6].iter().rev().map(String::as_str).collect();
        assert_eq!(holds(&backwards), None);
    }

    #[test]
    fn more_than_a_page_tells_is_not_looked_at() {
        assert_eq!(holds(&"0".repeat(1_000_000)), Some(false));
    }
}
