//! The shape of the interfaces and their members.

use super::checks;
use super::rule::{Context, Finding, is_empty};

checks! { Surface:
    Hard "surface.family" "Where RTCPeerConnection exists, its companion interfaces exist too" {
        finding: "RTCPeerConnection exists, and companion interfaces of it are missing",
        why: "Engines ship the family whole; shims for servers and fakes bring a part of it.",
        spec: "https://www.w3.org/TR/webrtc/#interface-definition",
        benign: [PrivacyExtension, OldBrowser],
        rule: family,
    }
    Medium "surface.script" "Methods and accessors are native code" {
        finding: "A method or an accessor is script",
        why: "Statistics, recorders and shims replace methods openly.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [Framework, Monitoring, CallExtension, PrivacyExtension],
        rule: |context| is_empty(&context.evidence.surface.script),
    }
    Medium "surface.unnamed" "Native methods and accessors carry their own names" {
        finding: "A native method or accessor lacks its own name",
        why: "A Proxy around a function has native source text without a name.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [Framework, Monitoring, CallExtension, PrivacyExtension],
        rule: |context| is_empty(&context.evidence.surface.unnamed),
    }
    Medium "surface.constructable" "Methods cannot be constructed" {
        finding: "A method can be constructed",
        why: "Native methods have no prototype property; functions in script do.",
        spec: "https://webidl.spec.whatwg.org/#create-an-operation-function",
        benign: [Framework, Monitoring, CallExtension, PrivacyExtension],
        rule: |context| is_empty(&context.evidence.surface.constructable),
    }
    Medium "surface.accessors" "Attributes are accessors of the prototype" {
        finding: "An attribute is plain data and no accessor of the prototype",
        why: "Fakes carry plain data where the platform has getters.",
        spec: "https://webidl.spec.whatwg.org/#define-the-attributes",
        benign: [Framework, Monitoring, CallExtension],
        rule: |context| is_empty(&context.evidence.surface.data),
    }
    Medium "surface.complete" "No interface and no member is missing that a fresh realm has" {
        finding: "An interface or a member is missing that a fresh realm has",
        why: "Scripts that cut features remove them from the page, not from the engine.",
        spec: "https://webidl.spec.whatwg.org/#js-interfaces",
        benign: [PrivacyExtension, Framework],
        rule: |context| is_empty(&context.evidence.surface.removed),
    }
}

/// `RTCPeerConnection` alone is a fake's family. Interfaces of later years may be
/// missing from an older engine, so only the first generation is asked for.
fn family(context: &Context<'_>) -> Finding {
    const ALWAYS: &[&str] = &[
        "RTCTrackEvent",
        "RTCPeerConnectionIceEvent",
        "RTCRtpReceiver",
        "RTCRtpSender",
        "RTCRtpTransceiver",
        "RTCSessionDescription",
        "RTCIceCandidate",
        "RTCDataChannel",
        "MediaStream",
        "MediaStreamTrack",
    ];
    super::rule::answered(&context.evidence.surface.missing, "none", |missing| {
        missing.is_some_and(|missing| !missing.iter().any(|name| ALWAYS.contains(&name.as_str())))
    })
}
