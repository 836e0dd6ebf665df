//! What must be refused. A native connection behind a wrapper may accept what the
//! wrapper rewrote, so alone these point to wrapping, and to emulation only where
//! the connection is not shown to be native.

use super::checks;
use super::rule::{is, is_true, one_of};
use crate::CallOutcome;

checks! { Refusal:
    Hard "refusal.policy" "An unknown iceTransportPolicy is refused with a TypeError" {
        finding: "An unknown iceTransportPolicy is not refused with a TypeError",
        why: "The browser refuses an unknown word before anything else; wrappers that overwrite the policy and fakes accept it.",
        spec: "https://webidl.spec.whatwg.org/#js-enumeration",
        benign: [PrivacyExtension],
        rule: |context| is(&context.evidence.refusals.bad_policy, CallOutcome::ThrowsTypeError.name()),
    }
    Hard "refusal.url" "An ICE server of an unknown scheme is refused with a SyntaxError, or kept as it was given" {
        finding: "An ICE server of an unknown scheme is neither refused with a SyntaxError nor kept as it was given",
        why: "The configuration is validated when it is set; wrappers that empty iceServers and fakes accept it and lose it. A Firefox that was told to pass over the page's servers keeps it.",
        spec: "https://www.w3.org/TR/webrtc/#set-the-configuration",
        benign: [PrivacyExtension],
        rule: |context| match context.evidence.refusals.bad_url.is(CallOutcome::Returns.name()) {
            true => is_true(&context.evidence.refusals.bad_url_is_kept),
            false => is(&context.evidence.refusals.bad_url, CallOutcome::ThrowsSyntaxError.name()),
        },
    }
    Soft "refusal.url-strict" "An ICE server of an unknown scheme is refused" {
        finding: "An ICE server of an unknown scheme is not refused",
        why: "A Firefox whose preference use_document_iceservers is off takes any address, and asks none.",
        spec: "measured: Firefox 153 with media.peerconnection.use_document_iceservers off",
        benign: [PrivacySetting, PrivacyExtension],
        rule: |context| is(&context.evidence.refusals.bad_url, CallOutcome::ThrowsSyntaxError.name()),
    }
    Hard "refusal.description" "Text that is no session description is rejected" {
        finding: "Text that is no session description is accepted, or refused with an error that no engine gives",
        why: "A parser reads it; fakes take anything. The specification leaves the error open: Blink and Gecko say OperationError, WebKit says SyntaxError.",
        spec: "https://www.w3.org/TR/webrtc/#set-description",
        benign: [],
        rule: |context| one_of(
            &context.evidence.refusals.garbage_description,
            CallOutcome::RejectsOperationError.name(),
            &[CallOutcome::RejectsOperationError.name(), CallOutcome::RejectsRtcError.name(), CallOutcome::RejectsSyntaxError.name(), CallOutcome::RejectsInvalidAccessError.name()],
        ),
    }
    Hard "refusal.stranger" "createOffer called on an object that is no connection rejects with a TypeError and does not throw" {
        finding: "createOffer called on an object that is no connection does not reject with a TypeError",
        why: "WebIDL turns exceptions of promise operations into rejections; async functions resolve, plain functions throw.",
        spec: "https://webidl.spec.whatwg.org/#dfn-create-operation-function",
        benign: [Framework, Monitoring],
        rule: |context| is(&context.evidence.refusals.create_offer_on_stranger, CallOutcome::RejectsTypeError.name()),
    }
    Hard "refusal.no-kind" "addTransceiver of an unknown kind throws a TypeError" {
        finding: "addTransceiver of an unknown kind throws no TypeError",
        why: "Only audio and video are kinds.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtransceiver",
        benign: [],
        rule: |context| is(&context.evidence.refusals.add_transceiver_of_no_kind, CallOutcome::ThrowsTypeError.name()),
    }
    Hard "refusal.offer-when-closed" "createOffer on a closed connection rejects with an InvalidStateError" {
        finding: "createOffer on a closed connection does not reject with an InvalidStateError",
        why: "A closed connection takes no operations; fakes forget that they were closed.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-chain",
        benign: [Framework],
        rule: |context| is(&context.evidence.refusals.create_offer_when_closed, CallOutcome::RejectsInvalidStateError.name()),
    }
    Hard "refusal.transceiver-when-closed" "addTransceiver on a closed connection throws an InvalidStateError" {
        finding: "addTransceiver on a closed connection throws no InvalidStateError",
        why: "A closed connection takes no transceivers.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtransceiver",
        benign: [Framework],
        rule: |context| is(&context.evidence.refusals.add_transceiver_when_closed, CallOutcome::ThrowsInvalidStateError.name()),
    }
}
