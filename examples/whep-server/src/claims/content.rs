//! Whether what was seen and heard is what was sent.

use ontrack_probe::{
    challenge::{Colour, Tone, content, tones as tones_of},
    evidence::{Evidence, Text, received::Received},
};

use super::{Case, Finding};
use crate::media::{PACKETS_PER_TONE, PICTURES_PER_COLOUR};

/// Fewer changes could be guessed: of who guesses seven, one in ten thousand is right.
const LEAST_COLOURS: usize = 7;
const LEAST_TONES: usize = 4;
/// More that were left out between changes make it a guess again.
const MOST_LEFT_OUT: usize = 2;

/// The colours that were seen are among those that were sent, in their order.
pub(super) fn colours(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let reach = seen.video.as_ref().map_or(0, |video| video.reach);
    let count = reach.div_ceil(PICTURES_PER_COLOUR) as usize;
    let numbers = content(&seen.content).map(Colour::number);
    let sent: Vec<_> = numbers.into_iter().cycle().take(count).collect();
    compare(
        told(evidence, "video", |it| &it.colours),
        &sent,
        LEAST_COLOURS,
    )
}

/// The tones that were heard are among those that were sent, in their order.
pub(super) fn tones(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let reach = seen.audio.as_ref().map_or(0, |audio| audio.reach);
    let count = reach.div_ceil(PACKETS_PER_TONE as u64) as usize;
    let numbers = tones_of(&seen.content).map(Tone::number);
    let sent: Vec<_> = numbers.into_iter().cycle().take(count).collect();
    compare(told(evidence, "audio", |it| &it.tones), &sent, LEAST_TONES)
}

pub(super) fn told<'a>(
    evidence: &'a Evidence,
    kind: &str,
    field: impl Fn(&'a Received) -> &'a Text,
) -> Option<&'a str> {
    let mut received = evidence.received.iter().filter(|it| it.kind.is(kind));
    received
        .find_map(|it| field(it).value())
        .map(String::as_str)
}

fn compare(told: Option<&str>, sent: &[u8], least: usize) -> Finding {
    let digits: String = sent.iter().map(u8::to_string).collect();
    let expected = format!("{least} or more changes of {digits}");
    let Some(told) = told else {
        return Finding::new(None, expected, "none told of");
    };
    let holds = match placed(told, sent) {
        None => Some(false),
        Some(placed) => {
            (placed.changes >= least && placed.left_out <= MOST_LEFT_OUT).then_some(true)
        }
    };
    Finding::new(holds, expected, told)
}

/// How what was told fits into what was sent.
#[derive(Debug, PartialEq)]
struct Placed {
    /// How many changes from one picture to the next were told of.
    changes: usize,
    /// How many that were sent between those are missing, at the least.
    left_out: usize,
}

/// Where all of it is among what was sent, in that order. Any number may have gone by unseen: a
/// busy machine leaves out what it has no time for. Where it knows so, it tells `-`. The same one
/// told twice may be one that stayed.
fn placed(told: &str, sent: &[u8]) -> Option<Placed> {
    // For each place that the last one can have: how many were left out on the way there.
    let mut places: Vec<Option<usize>> = vec![Some(0); sent.len()];
    let (mut changes, mut has_gap, mut last) = (0, true, None);
    for byte in told.bytes() {
        if byte == b'-' {
            has_gap = true;
            continue;
        }
        let stayed = last == Some(byte);
        // The best way from any place before: with the distance, and where a gap hides it without.
        let (mut far, mut hidden): (Option<isize>, Option<usize>) = (None, None);
        for (place, digit) in sent.iter().enumerate() {
            let before = places[place];
            let way = if has_gap {
                least(hidden, before)
            } else {
                let moved = far.map(|far| (far + place as isize - 1).unsigned_abs());
                least(moved, before.filter(|_| stayed))
            };
            if let Some(left_out) = before {
                far = least(far, Some(left_out as isize - place as isize));
                hidden = least(hidden, before);
            }
            places[place] = way.filter(|_| *digit == byte.wrapping_sub(b'0'));
        }
        // What fits nowhere fits nowhere with more behind it.
        if places.iter().all(Option::is_none) {
            return None;
        }
        changes += usize::from(!has_gap && !stayed);
        (has_gap, last) = (false, Some(byte));
    }
    let left_out = match last {
        None => 0,
        Some(_) => places.into_iter().flatten().min()?,
    };
    Some(Placed { changes, left_out })
}

fn least<T: Ord>(one: Option<T>, other: Option<T>) -> Option<T> {
    [one, other].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: [u8; 12] = [0, 1, 2, 3, 4, 5, 6, 7, 3, 1, 0, 2];

    fn fits(told: &str) -> Option<(usize, usize)> {
        placed(told, &SENT).map(|it| (it.changes, it.left_out))
    }

    #[test]
    fn a_part_is_placed_wherever_it_begins() {
        assert_eq!(fits(""), Some((0, 0)));
        assert_eq!(fits("0123"), Some((3, 0)));
        assert_eq!(fits("673102"), Some((5, 0)));
        assert_eq!(fits("3210"), None);
    }

    #[test]
    fn what_a_busy_machine_leaves_out_is_counted_and_no_contradiction() {
        assert_eq!(fits("0367"), Some((3, 4)));
        assert_eq!(fits("0467"), Some((3, 4)));
        assert_eq!(fits("0-467"), Some((2, 1)));
    }

    #[test]
    fn one_that_is_told_twice_may_have_stayed() {
        assert_eq!(fits("01123345"), Some((5, 0)));
        assert_eq!(fits("0-012"), Some((2, 0)));
        // Or it is the next of its kind.
        assert_eq!(fits("0-0-02"), Some((1, 0)));
    }

    /// Told by browsers beside four busy loops on two cores, and what was sent to them.
    #[test]
    fn browsers_on_a_busy_machine_are_right() {
        for (told, sent) in [
            ("1-4634452434", "17463452434"),
            ("7-34014551225", "307340145125"),
            ("1-1445641504", "3145641504"),
            ("4-43303431235", "4303431235"),
            ("3-4342626670", "53434262670"),
            ("2-2113207637", "213207637"),
        ] {
            let sent: Vec<_> = sent.bytes().map(|digit| digit - b'0').collect();
            assert_eq!(compare(Some(told), &sent, LEAST_COLOURS).holds, Some(true));
        }
    }

    #[test]
    fn nobody_sees_more_than_was_sent_or_what_comes_later() {
        assert_eq!(fits("0123456731020"), None);
        assert_eq!(fits("7-6"), None);
        assert_eq!(placed("0", &[]), None);
    }

    #[test]
    fn what_is_no_colour_was_not_sent() {
        for told in ["0x234567", "ä", "9", "/"] {
            assert_eq!(fits(told), None);
        }
    }

    #[test]
    fn what_is_too_short_or_full_of_holes_says_nothing_unless_it_is_wrong() {
        let holds = |told| compare(Some(told), &SENT, LEAST_COLOURS).holds;
        assert_eq!(holds("012"), None);
        assert_eq!(holds("765"), Some(false));
        assert_eq!(holds("01234567"), Some(true));
        assert_eq!(holds("0-1-2-3-4-5-6-7-3"), None);
        assert_eq!(compare(None, &SENT, LEAST_COLOURS).holds, None);
    }

    /// What `placed` means, without its haste.
    fn by_definition(told: &str, sent: &[u8]) -> Option<usize> {
        let mut places: Vec<Option<usize>> = vec![Some(0); sent.len()];
        let (mut has_gap, mut last) = (true, None);
        for byte in told.bytes() {
            if byte == b'-' {
                has_gap = true;
                continue;
            }
            let stayed = last == Some(byte);
            let step = |before: usize, place: usize, left_out: usize| match place - before {
                _ if has_gap => Some(left_out),
                0 => stayed.then_some(left_out),
                distance => Some(left_out + distance - 1),
            };
            let ways = |place: usize| {
                let before = places.iter().enumerate().take(place + 1);
                before.filter_map(move |(before, left_out)| step(before, place, (*left_out)?))
            };
            places = (0..sent.len())
                .map(|place| {
                    let is_it = sent[place] == byte.wrapping_sub(b'0');
                    is_it.then(|| ways(place).min()).flatten()
                })
                .collect();
            (has_gap, last) = (false, Some(byte));
        }
        places.into_iter().flatten().min()
    }

    #[test]
    fn haste_changes_nothing() {
        for number in 0..2000 {
            let of = |purpose: &str| content(&format!("{purpose} {number}")).map(Colour::number);
            let sent: Vec<_> = of("sent")
                .into_iter()
                .map(|digit| digit % 3)
                .take(12)
                .collect();
            let digits = of("told").into_iter().take(number % 9);
            let told: String = digits
                .map(|digit| match digit {
                    7 => "-".to_owned(),
                    digit => (digit % 3).to_string(),
                })
                .collect();
            let placed = placed(&told, &sent).map(|it| it.left_out);
            assert_eq!(placed, by_definition(&told, &sent), "{told} in {sent:?}");
        }
    }

    #[test]
    fn as_much_as_a_report_may_hold_is_placed_at_once() {
        let sent: Vec<u8> = (0..8).cycle().take(300).collect();
        let told: String = sent.iter().map(u8::to_string).collect();
        let began = std::time::Instant::now();
        assert!(placed(&told, &sent).is_some());
        assert_eq!(placed(&format!("00{told}"), &sent[..2]), None);
        assert!(began.elapsed() < std::time::Duration::from_secs(2));
    }

    /// Whoever stays long is sent everything several times over, so that everything is in order
    /// somewhere.
    #[test]
    fn who_guesses_proves_nothing_however_long_the_session() {
        let mut shown = 0;
        for number in 0..2000 {
            let of = |purpose: &str| content(&format!("{purpose} {number}")).map(Colour::number);
            let sent: Vec<_> = of("sent").into_iter().cycle().take(300).collect();
            let guessed: String = of("guessed").iter().take(9).map(u8::to_string).collect();
            let holds = compare(Some(&guessed), &sent, LEAST_COLOURS).holds;
            shown += usize::from(holds == Some(true));
        }
        assert_eq!(shown, 0);
    }
}
