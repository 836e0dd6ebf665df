//! What was reflected of the random offer. A genuine browser parsed it; a fake
//! must do the same work or be found out. The expectation is worked out anew from
//! the nonce, so a server that issued the nonce need not believe the client.

use super::checks;
use super::rule::{Context, Finding, answered, is};
use crate::CallOutcome;
use crate::SkipReason;
use crate::challenge::OfferedSection;
use crate::evidence::List;
use crate::evidence::event::TrackEvent;

checks! { Challenge:
    Hard "challenge.transceiver-mids" "The transceivers carry the mids of the offer, in order" {
        finding: "The transceivers do not carry the mids of the offer in order",
        why: "The names are random; only a browser that parsed the offer knows them.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtptransceiver-mid",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.transceiver_mids, |line, seen| line.mid.is(seen)),
    }
    Hard "challenge.transceiver-kinds" "The receivers' tracks have the kinds of the m-lines" {
        finding: "The receivers' tracks do not have the kinds of the m-lines",
        why: "Order and number of the m-lines are random.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-create-an-rtcrtpreceiver",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.transceiver_kinds, |line, seen| seen == line.media.name()),
    }
    Hard "challenge.transceiver-directions" "Transceivers made by an offer are recvonly" {
        finding: "The offer did not make one recvonly transceiver for each m-line",
        why: "They receive what is offered and send nothing until they are told to.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.transceiver_directions, |_, seen| seen == "recvonly"),
    }
    Hard "challenge.event-mids" "The track events name the sending m-lines, in order" {
        finding: "The track events do not name the sending m-lines in order",
        why: "One m-line of the offer is silent; its name must not turn up.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| events(context, event_mid),
    }
    Hard "challenge.stream-ids" "The events have the streams of the offer's msid: none, one or two, in order" {
        finding: "The events do not have the streams of the offer's msid",
        why: "A stream's id is what the sender called it, and how many there are is random.",
        spec: "https://www.w3.org/TR/webrtc/#set-associated-remote-streams",
        benign: [],
        rule: |context| events(context, event_streams),
    }
    Medium "challenge.answered" "createAnswer gives an answer to the offer" {
        finding: "createAnswer gives no answer to the offer",
        why: "Nothing but the offer is needed for it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-createanswer",
        benign: [UnmeasuredEngine, PrivacySetting],
        rule: |context| is(&context.evidence.challenge.answer, CallOutcome::Resolves.name()),
    }
    Hard "challenge.answer-type" "The answer's type is answer" {
        finding: "The answer's type is not answer",
        why: "createAnswer gives nothing else.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-createanswer",
        benign: [],
        rule: |context| is(&context.evidence.challenge.answer_type, "answer"),
    }
    Hard "challenge.answer-mids" "The answer's m-lines carry the mids of the offer, in order" {
        finding: "The answer's m-lines do not carry the mids of the offer in order",
        why: "A recorded answer carries those of another offer.",
        spec: "https://www.rfc-editor.org/rfc/rfc9429#section-5.3.1",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.answer_mids, |line, seen| line.mid.is(seen)),
    }
    Hard "challenge.answer-kinds" "The answer's m-lines carry the media of the offer, in order" {
        finding: "The answer's m-lines do not carry the media of the offer in order",
        why: "An answer has exactly the m-lines of its offer.",
        spec: "https://www.rfc-editor.org/rfc/rfc3264#section-6",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.answer_kinds, |line, seen| seen == line.media.name()),
    }
    Hard "challenge.payload-types" "The answer keeps the random payload types of the offer" {
        finding: "The answer does not keep the random payload types of the offer",
        why: "Payload types are chosen by the offerer; recorded answers have their own.",
        spec: "https://www.rfc-editor.org/rfc/rfc3264#section-6.1",
        benign: [],
        rule: payload_types,
    }
    Hard "challenge.answer-directions" "The answer receives what is sent and leaves the rest inactive" {
        finding: "The answer's directions do not fit the directions of the offer",
        why: "A direction answers the direction offered.",
        spec: "https://www.rfc-editor.org/rfc/rfc3264#section-6.1",
        benign: [],
        rule: |context| reflects(context, &context.evidence.challenge.answer_directions, |line, seen| {
            seen == if line.direction.sends() { "recvonly" } else { "inactive" }
        }),
    }
    Hard "challenge.answer-setup" "The answer chooses a DTLS role" {
        finding: "The answer chooses no DTLS role",
        why: "Only an offer may leave the role open.",
        spec: "https://www.rfc-editor.org/rfc/rfc8842#section-5.3",
        benign: [],
        rule: |context| answered(&context.evidence.challenge.answer_setup, "active or passive", |setup| {
            setup.is_some_and(|setup| setup.iter().all(|role| role == "active" || role == "passive"))
        }),
    }
    Hard "challenge.answer-secured" "Every m-line of the answer has ICE credentials and a fingerprint" {
        finding: "An m-line of the answer lacks ICE credentials or a fingerprint",
        why: "Media is always encrypted; fakes leave the keys out.",
        spec: "https://www.rfc-editor.org/rfc/rfc8827#section-6.5",
        benign: [],
        rule: |context| answered(&context.evidence.challenge.answer_secured, "every m-line", |secured| {
            secured.is_some_and(|secured| *secured >= context.challenge_asked.sections.len() as f64)
        }),
    }
}

/// What is expected of whatever the offer decides.
const AS_OFFERED: &str = "as the offer has it";

/// The list must hold the words that the challenge has in its place.
fn reflects(context: &Context<'_>, list: &List, is: fn(&OfferedSection, &str) -> bool) -> Finding {
    answered(list, AS_OFFERED, |list| {
        let challenge = &context.challenge_asked;
        list.is_some_and(|list| {
            list.len() == challenge.sections.len()
                && list
                    .iter()
                    .zip(&challenge.sections)
                    .all(|(seen, line)| is(line, seen))
        })
    })
}

/// Each event must match the sending m-line of its place. Their number is the
/// business of the delivery checks.
fn events(context: &Context<'_>, rule: fn(&TrackEvent, &OfferedSection) -> Finding) -> Finding {
    let mut lines = context.challenge_asked.sending();
    let mut all = Finding::skipped(SkipReason::NoTrackEvent);
    for event in &context.evidence.events {
        all = all.and(|| match lines.next() {
            Some(line) => rule(event, line),
            None => Finding::when(false, AS_OFFERED, || "more".into()),
        });
    }
    all
}

fn event_mid(event: &TrackEvent, line: &OfferedSection) -> Finding {
    answered(&event.mid, AS_OFFERED, |mid| {
        mid.is_some_and(|mid| line.mid.is(mid))
    })
}

fn event_streams(event: &TrackEvent, line: &OfferedSection) -> Finding {
    answered(&event.stream_ids, AS_OFFERED, |ids| {
        ids.is_some_and(|ids| {
            let streams = line.streams();
            ids.len() == streams.len()
                && ids
                    .iter()
                    .zip(streams)
                    .all(|(seen, stream)| stream.is(seen))
        })
    })
}

/// The payload type of an active m-line must be among the answer's. A browser may
/// add nothing of its own, but may repeat what it was offered.
fn payload_types(context: &Context<'_>) -> Finding {
    answered(
        &context.evidence.challenge.answer_payload_types,
        AS_OFFERED,
        |list| {
            let challenge = &context.challenge_asked;
            list.is_some_and(|list| {
                list.len() == challenge.sections.len()
                    && list.iter().zip(&challenge.sections).all(|(seen, line)| {
                        seen.parse::<u8>()
                            .is_ok_and(|number| number == line.payload_type)
                    })
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenge::Challenge;
    use crate::evidence::{Evidence, Observation};

    #[test]
    fn an_answer_to_another_offer_is_not_ours() {
        let other = Challenge::from_nonce("recorded");
        let mut evidence = Evidence {
            nonce: "asked".into(),
            ..Evidence::default()
        };
        evidence.challenge.answer_mids = Observation::Value(
            other
                .sections
                .iter()
                .map(|line| line.mid.as_str().into())
                .collect(),
        );
        let judge = |evidence: &Evidence| {
            reflects(
                &Context::new(evidence),
                &evidence.challenge.answer_mids,
                |line, seen| line.mid.is(seen),
            )
        };
        assert!(matches!(judge(&evidence), Finding::Failed(_)));
        evidence.nonce = "recorded".into();
        assert_eq!(judge(&evidence), Finding::Passed);
    }
}
