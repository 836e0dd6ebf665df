//! An offer of the browser's own.

use super::checks;
use super::engine::{Behaviour, versions};
use super::rule::{Context, Finding, answered, equals, is, is_empty, is_true, no};
use crate::CallOutcome;
use crate::SkipReason;
use crate::evidence::{List, Number, Observation};

checks! { Offer:
    Medium "offer.made" "createOffer gives an offer" {
        finding: "createOffer gives no offer",
        why: "It needs transceivers and nothing else.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-createoffer",
        benign: [PrivacySetting, UnmeasuredEngine],
        rule: |context| is(&context.evidence.offer.outcome, CallOutcome::Resolves.name()),
    }
    Hard "offer.not-in-microtask" "createOffer never settles before a task has run" {
        finding: "createOffer settles before a task has run",
        why: "It works in parallel; every async function in script settles in microtasks.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-createoffer",
        benign: [],
        rule: |context| no(&context.evidence.offer.settled_in_microtask),
    }
    Medium "offer.members" "The offer is a dictionary of type and sdp, or a native session description" {
        finding: "The offer is neither a dictionary of type and sdp nor a native session description",
        why: "The specification has a dictionary of two members; Chromium up to 123 gives an RTCSessionDescription, and its own getter works on it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcsessiondescriptioninit",
        benign: [Framework, NewBrowser],
        rule: |context| if is_dictionary(context) { Finding::Passed } else { match &context.evidence.offer.members {
            Observation::Value(own) if own.is_empty() => is_true(&context.evidence.offer.is_description),
            members => answered(members, "sdp, type", |_| false),
        } },
    }
    Soft "offer.dictionary" "From Chromium 126 on, and in Firefox, the offer is a dictionary" {
        finding: "The offer is no dictionary, as it is in this version of the browser",
        why: "A wrapper may give a session description that it made itself, as older Chromium does.",
        spec: "measured: Chromium 102 to 156, Firefox 140 and 153",
        benign: [Framework, OldBrowser, ChangedUserAgent],
        rule: |context| match versions(context) {
            Some((Behaviour::Blink, 126..) | (Behaviour::Gecko, _)) => {
                answered(&context.evidence.offer.members, "sdp, type", |_| is_dictionary(context))
            }
            _ => Finding::skipped(SkipReason::VersionNotMeasured),
        },
    }
    Hard "offer.type" "The offer's type is offer" {
        finding: "The offer's type is not offer",
        why: "createOffer gives nothing else.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-createoffer",
        benign: [],
        rule: |context| is(&context.evidence.offer.kind, "offer"),
    }
    Hard "offer.kinds" "The offer has an m-line for each transceiver and no other" {
        finding: "The offer does not have one m-line for each transceiver",
        why: "A recorded offer has those of another connection.",
        spec: "https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1",
        benign: [],
        rule: |context| answered(&context.evidence.offer.kinds, "video", |kinds| {
            kinds.is_some_and(|kinds| kinds.iter().eq(["video"]))
        }),
    }
    Hard "offer.directions" "Each m-line has its transceiver's direction" {
        finding: "An m-line does not have its transceiver's direction",
        why: "The offer says what the transceivers want.",
        spec: "https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1",
        benign: [],
        rule: |context| all(&context.evidence.offer.directions, "sendrecv"),
    }
    Hard "offer.setup" "The offer leaves the DTLS role open" {
        finding: "The offer does not leave the DTLS role open",
        why: "An offer must say actpass.",
        spec: "https://www.rfc-editor.org/rfc/rfc8842#section-5.2",
        benign: [],
        rule: |context| all(&context.evidence.offer.setup, "actpass"),
    }
    Hard "offer.secured" "Every m-line of the offer has ICE credentials and a fingerprint" {
        finding: "An m-line of the offer lacks ICE credentials or a fingerprint",
        why: "Media is always encrypted; fakes leave the keys out.",
        spec: "https://www.rfc-editor.org/rfc/rfc8827#section-6.5",
        benign: [],
        rule: |context| equals(&context.evidence.offer.secured, 1.0, "every m-line"),
    }
    Hard "offer.line-ends" "Every line of the offer ends in CR LF" {
        finding: "A line of the offer does not end in CR LF",
        why: "Text written by hand ends in LF.",
        spec: "https://www.rfc-editor.org/rfc/rfc8866#section-5",
        benign: [],
        rule: |context| is_true(&context.evidence.offer.line_ends),
    }
    Hard "offer.bundled" "The m-lines have names of their own and are bundled" {
        finding: "The m-lines do not have names of their own, or are not bundled",
        why: "Every m-line of an initial offer is in the bundle group.",
        spec: "https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1",
        benign: [],
        rule: |context| is_true(&context.evidence.offer.is_bundled),
    }
    Hard "offer.fresh" "Two connections share no session id, ICE credentials or fingerprint" {
        finding: "Two connections share a session id, ICE credentials or a fingerprint",
        why: "They are random for each connection; recorded descriptions repeat them.",
        spec: "https://www.rfc-editor.org/rfc/rfc8445#section-5.3",
        benign: [],
        rule: |context| is_empty(&context.evidence.offer.shared),
    }
    Soft "offer.credential-lengths" "The ICE credentials have the lengths that the engine gives them" {
        finding: "The ICE credentials have other lengths than the engine gives them",
        why: "Blink takes 4 and 24 characters, Gecko 8 and 32; another stack under a browser's name takes others.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [NewBrowser, UnmeasuredEngine],
        rule: credential_lengths,
    }
    Hard "offer.state" "createOffer leaves the signalling state stable" {
        finding: "createOffer does not leave the signalling state stable",
        why: "Only setting a description changes it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-signaling-state",
        benign: [],
        rule: |context| is(&context.evidence.offer.signaling_state, "stable"),
    }
}

fn is_dictionary(context: &Context<'_>) -> bool {
    context
        .evidence
        .offer
        .members
        .value()
        .is_some_and(|members| {
            members.len() == 2 && members.iter().all(|name| name == "sdp" || name == "type")
        })
}

fn all(words: &List, expected: &'static str) -> Finding {
    answered(words, expected, |words| {
        words.is_some_and(|words| !words.is_empty() && words.iter().all(|word| word == expected))
    })
}

fn credential_lengths(context: &Context<'_>) -> Finding {
    let is_length = |number: &Number, length: f64| equals(number, length, "the engine's own");
    let (user, password) = match context.engine.behaves {
        Behaviour::Blink => (4.0, 24.0),
        Behaviour::Gecko => (8.0, 32.0),
        _ => return Finding::skipped(SkipReason::EngineNotMeasured),
    };
    is_length(&context.evidence.offer.user_length, user)
        .and(|| is_length(&context.evidence.offer.password_length, password))
}
