//! The colours of decoded pictures, which follow from the nonce.

use ontrack_judge::challenge::{CONTENT_LENGTH, Colour, content};

/// The most colours that may have gone by from one picture to the next, as the judge allows.
const MOST_STEPS: usize = 3;

/// The colours that the same pictures would have had for another nonce; as they are where they are
/// not those of the old one.
pub(super) fn painted_for(colours: &str, old: &str, new: &str) -> String {
    let new = content(new);
    let sequence = content(old).map(Colour::number);
    let Some(places) = places(colours.as_bytes(), &sequence) else {
        return colours.to_owned();
    };
    let shown = places.into_iter().map(|place| {
        let colour = place.and_then(|place| new.get(place));
        colour.map_or('-', |colour| char::from(b'0' + colour.number()))
    });
    shown.collect()
}

/// At which place of the sequence each colour was shown; nothing for a picture that is missing.
fn places(colours: &[u8], sequence: &[u8; CONTENT_LENGTH]) -> Option<Vec<Option<usize>>> {
    // For each picture and place, the place of the picture before; backwards from the last.
    let mut ways: Vec<[Option<usize>; CONTENT_LENGTH]> = Vec::new();
    let mut reached = [true; CONTENT_LENGTH];
    for colour in colours {
        let mut from = [None; CONTENT_LENGTH];
        for (place, slot) in from.iter_mut().enumerate() {
            let is_shown = sequence.get(place).map(|own| own + b'0') == Some(*colour);
            let steps = if *colour == b'-' {
                0..=CONTENT_LENGTH
            } else {
                0..=MOST_STEPS
            };
            let before = steps.map(|steps| (place + 2 * CONTENT_LENGTH - steps) % CONTENT_LENGTH);
            let mut before = before.filter(|before| reached.get(*before) == Some(&true));
            if is_shown || *colour == b'-' {
                *slot = before.next();
            }
        }
        reached = from.map(|before| before.is_some());
        ways.push(from);
    }
    let mut place = reached.iter().position(|reached| *reached)?;
    let mut shown = Vec::new();
    for (colour, from) in colours.iter().zip(&ways).rev() {
        shown.push((*colour != b'-').then_some(place));
        place = from.get(place).copied().flatten()?;
    }
    shown.reverse();
    Some(shown)
}
