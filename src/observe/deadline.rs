//! What the deadline leaves unobserved is timed out.

use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::{Evidence, Observation, SlotMut, Subject};

/// Times out every field that was not reached. The connection that carries media has its own
/// deadline.
pub(crate) fn time_out(evidence: &mut Evidence) {
    for (name, subject) in evidence.subjects_mut() {
        if name != "transport" {
            time_out_subject(subject);
        }
    }
}

/// The same for a probe of two connections, which renegotiates nothing and only stops a
/// transceiver of the second.
pub(crate) fn time_out_of_two_connections(evidence: &mut Evidence) {
    time_out(evidence);
    let renegotiation = &mut evidence.renegotiation;
    *renegotiation = Renegotiation {
        stop: renegotiation.stop.clone(),
        direction_after_stop: renegotiation.direction_after_stop.clone(),
        track_after_stop: renegotiation.track_after_stop.clone(),
        track_at_last: renegotiation.track_at_last.clone(),
        ..Renegotiation::default()
    };
}

/// Times out the fields of a subject that were not reached.
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

/// Times out a field that was not reached.
pub(crate) fn time_out_field<T>(field: &mut Observation<T>) {
    if !field.reached() {
        *field = Observation::TimedOut;
    }
}
