//! Transceivers and tracks of our own, on a second connection.

use super::checks;
use super::rule::answered;
use super::rule::{equals, is, is_true};
use crate::CallOutcome;

checks! { Sender:
    Hard "sender.direction" "A new transceiver is sendrecv" {
        finding: "A new transceiver is not sendrecv",
        why: "This is the default of addTransceiver.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiverinit-direction",
        benign: [],
        rule: |context| is(&context.evidence.sender.direction, "sendrecv"),
    }
    Hard "sender.not-negotiated" "A new transceiver has no mid and no current direction" {
        finding: "A new transceiver has a mid or a current direction already",
        why: "Both come with negotiation.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtptransceiver-mid",
        benign: [],
        rule: |context| answered(&context.evidence.sender.mid, "null", |mid| mid.is_none())
            .and(|| answered(&context.evidence.sender.current_direction, "null", |now| now.is_none())),
    }
    Hard "sender.no-track" "The sender of a transceiver made from a kind has no track" {
        finding: "The sender of a transceiver made from a kind has a track",
        why: "There is nothing to send yet.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtransceiver",
        benign: [],
        rule: |context| is_true(&context.evidence.sender.track_is_null),
    }
    Hard "sender.no-transport" "A new transceiver has no transports" {
        finding: "A new transceiver has transports already",
        why: "They come with the description.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-transport",
        benign: [OldBrowser],
        rule: |context| is_true(&context.evidence.sender.transports_are_null),
    }
    Hard "sender.receiver-track" "A new transceiver's receiving track is live, muted and enabled" {
        finding: "A new transceiver's receiving track is not live, muted and enabled",
        why: "The track exists before anything arrives.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-create-an-rtcrtpreceiver",
        benign: [],
        rule: |context| is_true(&context.evidence.sender.receiver_track_waits),
    }
    Hard "sender.identical" "A transceiver and its sender are the same objects at every look" {
        finding: "A transceiver or its sender is not the same object at every look",
        why: "They are SameObject attributes; fakes make new ones.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-sender",
        benign: [],
        rule: |context| is_true(&context.evidence.sender.is_identical),
    }
    Medium "sender.list-copied" "getTransceivers gives a new array each time" {
        finding: "getTransceivers does not give a new array each time",
        why: "A sequence is converted anew; fakes hand out their own list.",
        spec: "https://webidl.spec.whatwg.org/#js-sequence",
        benign: [],
        rule: |context| is_true(&context.evidence.sender.list_is_copied),
    }
    Medium "sender.video-dtmf" "A video sender has no RTCDTMFSender" {
        finding: "A video sender has an RTCDTMFSender",
        why: "Only audio senders make tones.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-dtmf",
        benign: [UnmeasuredEngine],
        rule: |context| is_true(&context.evidence.sender.video_dtmf_is_null),
    }
    Hard "sender.reuse" "addTrack takes the unused sender of a transceiver of its kind" {
        finding: "addTrack does not take the unused sender of a transceiver of its kind",
        why: "A rule of the algorithm that fakes do not know.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtrack",
        benign: [Framework],
        rule: |context| is_true(&context.evidence.sender.is_reused).and(|| equals(&context.evidence.sender.transceivers, 1.0, "1 transceiver")),
    }
    Hard "sender.duplicate" "Adding the same track twice throws an InvalidAccessError" {
        finding: "Adding the same track twice throws no InvalidAccessError",
        why: "A rule of the algorithm that fakes do not know.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtrack",
        benign: [Framework],
        rule: |context| is(&context.evidence.sender.duplicate, CallOutcome::ThrowsInvalidAccessError.name()),
    }
    Hard "sender.direction-nonsense" "Setting an unknown direction changes nothing" {
        finding: "Setting an unknown direction changes the direction",
        why: "Browsers ignore an unknown word that is set.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-setter",
        benign: [],
        rule: |context| is(&context.evidence.sender.direction_after_nonsense, "sendrecv"),
    }
    Medium "sender.parameters" "Before negotiation a receiver knows no codecs" {
        finding: "A receiver knows codecs before negotiation",
        why: "Its codecs are those that were negotiated.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getparameters",
        benign: [OldBrowser, UnmeasuredEngine],
        rule: |context| equals(&context.evidence.sender.parameters_codecs, 0.0, "0"),
    }
    Hard "sender.synchronization-sources" "Before any packet a receiver has no synchronization sources" {
        finding: "A receiver has synchronization sources before any packet",
        why: "Packets name their sources.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getsynchronizationsources",
        benign: [OldBrowser],
        rule: |context| equals(&context.evidence.sender.synchronization_sources, 0.0, "0"),
    }
    Hard "sender.needed-in-task" "negotiationneeded never comes before a task has run" {
        finding: "negotiationneeded comes before a task has run",
        why: "It is fired in a queued task; fakes call it in line.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-update-the-negotiation-needed-flag",
        benign: [],
        rule: |context| equals(&context.evidence.sender.needed_during_call, 0.0, "0")
            .and(|| equals(&context.evidence.sender.needed_in_microtask, 0.0, "0")),
    }
    Medium "sender.needed-once" "Several changes in one go fire negotiationneeded at most once" {
        finding: "Several changes in one go fire negotiationneeded more than once",
        why: "The flag is looked at when the queued task runs. With an offer under way Blink fires once and Gecko not at all; fakes fire for each change.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-update-the-negotiation-needed-flag",
        benign: [Framework, SlowMachine],
        rule: |context| answered(&context.evidence.sender.needed, "at most 1", |needed| needed.is_some_and(|needed| *needed <= 1.0)),
    }
}
