//! The same observations under another nonce.
//!
//! What a browser shows of the random offer follows from the nonce: names, payload types, the
//! order of the m-lines. Here each of them takes the place that it has in the offer of another nonce.
//! What was wrong stays wrong. So evidence that is to be kept need not name the nonce of a
//! session, and can be judged again all the same.

mod colours;
mod lines;

use ontrack_judge::Evidence;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::{List, Observation, Text};

use lines::Lines;

/// The evidence as the same browser would have given it for this nonce.
///
/// Nothing where that cannot be told: tracks are missing or too many, and the new offer has its
/// m-lines in another order. Half of all nonces have the same order.
pub fn with_nonce(evidence: &Evidence, nonce: &str) -> Option<Evidence> {
    let lines = Lines::between(
        Challenge::from_nonce(&evidence.nonce),
        Challenge::from_nonce(nonce),
    );
    if !can_move(evidence, &lines) {
        return None;
    }
    let mut moved = evidence.clone();
    nonce.clone_into(&mut moved.nonce);
    reflection(&mut moved, &lines);
    if lines.tracks_are_reversed() {
        reverse_tracks(&mut moved);
    }
    for (event, place) in moved.events.iter_mut().zip(0..) {
        change(&mut event.mid, |mid| lines.name(mid));
        if let Observation::Value(ids) = &mut event.stream_ids {
            lines.streams(place, ids);
        }
    }
    for track in &mut moved.tracks {
        change(&mut track.id, |id| lines.name(id));
    }
    for track in &mut moved.received {
        change(&mut track.colours, |colours| {
            colours::painted_for(colours, &evidence.nonce, nonce)
        });
    }
    Some(moved)
}

/// What is told of each m-line or transceiver.
fn reflection(evidence: &mut Evidence, lines: &Lines) {
    let challenge = &mut evidence.challenge;
    for mids in [&mut challenge.transceiver_mids, &mut challenge.answer_mids] {
        rearrange(mids, lines, |_, mid| lines.name(mid));
    }
    for kinds in [
        &mut challenge.transceiver_kinds,
        &mut challenge.answer_kinds,
    ] {
        rearrange(kinds, lines, |line, kind| lines.kind(line, kind));
    }
    rearrange(&mut challenge.answer_payload_types, lines, |line, types| {
        lines.payload_types(line, types)
    });
    for words in [
        &mut challenge.transceiver_directions,
        &mut challenge.answer_directions,
        &mut challenge.answer_setup,
    ] {
        rearrange(words, lines, |_, word| word.to_owned());
    }
}

/// Puts what was seen of each old line where the line is now, and changes it.
fn rearrange(list: &mut List, lines: &Lines, changed: impl Fn(Option<usize>, &str) -> String) {
    if let Observation::Value(items) = list {
        let is_whole = items.len() == lines.count();
        let places = 0..items.len();
        *items = places
            .filter_map(|place| {
                let before = if is_whole { lines.before(place) } else { place };
                let item = items.get(before)?;
                Some(changed(is_whole.then_some(before), item))
            })
            .collect();
    }
}

fn change(text: &mut Text, changed: impl Fn(&str) -> String) {
    if let Observation::Value(text) = text {
        *text = changed(text);
    }
}

/// Whether [`with_nonce`] can tell.
pub fn can_have_nonce(evidence: &Evidence, nonce: &str) -> bool {
    let [old, new] = [evidence.nonce.as_str(), nonce].map(Challenge::from_nonce);
    can_move(evidence, &Lines::between(old, new))
}

fn can_move(evidence: &Evidence, lines: &Lines) -> bool {
    !lines.tracks_are_reversed() || has_both_tracks(evidence)
}

/// Whether everything that is told of the tracks is told of both, or of none.
fn has_both_tracks(evidence: &Evidence) -> bool {
    let counts = [evidence.events.len(), evidence.tracks.len()];
    counts.iter().all(|count| [0, 2].contains(count))
}

fn reverse_tracks(evidence: &mut Evidence) {
    evidence.events.reverse();
    evidence.tracks.reverse();
    let (lifecycle, renegotiation) = (&mut evidence.lifecycle, &mut evidence.renegotiation);
    for states in [
        &mut lifecycle.before,
        &mut lifecycle.after_call,
        &mut lifecycle.after_microtask,
        &mut lifecycle.finally,
        &mut renegotiation.withdrawn_states,
        &mut renegotiation.rolled_back_states,
    ] {
        if let Observation::Value(states) = states {
            states.reverse();
        }
    }
    let mut details: Vec<_> = evidence
        .timeline
        .iter_mut()
        .filter(|moment| moment.event == "track")
        .map(|moment| &mut moment.detail)
        .collect();
    if let [first, second] = details.as_mut_slice() {
        std::mem::swap(*first, *second);
    }
}
