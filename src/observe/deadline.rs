//! What becomes of everything that a probe had no time for.

use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::{Evidence, Observation, SlotMut, Subject};

/// Notes that the time was over before the probe got to the rest. What media shows is
/// not its business.
pub(crate) fn time_out(evidence: &mut Evidence) {
    for (name, subject) in evidence.subjects_mut() {
        if name != "transport" {
            time_out_subject(subject);
        }
    }
}

/// The same where a third connection was not asked for, and only the stop of the second.
pub(crate) fn time_out_of_two_connections(evidence: &mut Evidence) {
    time_out(evidence);
    let seen = &mut evidence.renegotiation;
    *seen = Renegotiation {
        stop: seen.stop.clone(),
        direction_after_stop: seen.direction_after_stop.clone(),
        track_after_stop: seen.track_after_stop.clone(),
        track_at_last: seen.track_at_last.clone(),
        ..Renegotiation::default()
    };
}

/// Notes that the time was over before the probe got to the rest of this subject.
pub(crate) fn time_out_subject(subject: &mut dyn Subject) {
    for place in 0..subject.keys().len() {
        match subject.at_mut(place) {
            Some(SlotMut::Flag(field)) => time_out_field(field),
            Some(SlotMut::Number(field)) => time_out_field(field),
            Some(SlotMut::Text(field)) => time_out_field(field),
            Some(SlotMut::List(field)) => time_out_field(field),
            None => {}
        }
    }
}

/// The same of one field.
pub(crate) fn time_out_field<T>(field: &mut Observation<T>) {
    if !field.reached() {
        *field = Observation::TimedOut;
    }
}
