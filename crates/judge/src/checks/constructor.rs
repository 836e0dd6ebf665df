//! The constructor's shape. Wrapping it openly is common and honest work: these
//! checks point to `instrumented`, never further.

use super::checks;
use super::rule::{answered, equals, is, is_true, one_of};
use crate::CallOutcome;

checks! { Constructor:
    Soft "constructor.property" "RTCPeerConnection is a property of the window that can be written and configured and is not enumerated" {
        finding: "The window's property RTCPeerConnection has other flags than in a browser",
        why: "A script that replaces it by defineProperty usually changes the flags.",
        spec: "https://webidl.spec.whatwg.org/#define-the-global-property-references",
        benign: [PrivacyExtension, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.property, "data writable configurable"),
    }
    Hard "constructor.name" "RTCPeerConnection.name is RTCPeerConnection" {
        finding: "RTCPeerConnection.name is not RTCPeerConnection",
        why: "A wrapping function has a name of its own unless it takes care to copy it.",
        spec: "https://webidl.spec.whatwg.org/#create-an-interface-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.name, "RTCPeerConnection"),
    }
    Hard "constructor.length" "RTCPeerConnection.length is 0" {
        finding: "RTCPeerConnection.length is not 0",
        why: "A wrapping function usually names the parameters that the native constructor leaves optional.",
        spec: "https://webidl.spec.whatwg.org/#create-an-interface-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| equals(&context.evidence.constructor.length, 0.0, "0"),
    }
    Hard "constructor.source" "The constructor's source text is native and has its name" {
        finding: "The constructor's source text is script, or native without its name",
        why: "A function in script shows its source, and a Proxy shows native text without a name.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.source, "native"),
    }
    Hard "constructor.source-elsewhere" "A fresh realm reads the constructor's source text as native with its name" {
        finding: "A fresh realm reads the constructor's source text as script, or as native without its name",
        why: "A page can patch its own Function.prototype.toString; a fresh realm has another.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.source_elsewhere, "native"),
    }
    Hard "constructor.parent" "The constructor inherits from EventTarget" {
        finding: "The constructor does not inherit from EventTarget",
        why: "A wrapping function inherits from Function.prototype, a subclass from the native constructor.",
        spec: "https://webidl.spec.whatwg.org/#create-an-interface-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.parent, "EventTarget"),
    }
    Hard "constructor.prototype-property" "The constructor's prototype property cannot be changed" {
        finding: "The constructor's prototype property can be changed",
        why: "The prototype property of an ordinary function is writable.",
        spec: "https://webidl.spec.whatwg.org/#create-an-interface-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is(&context.evidence.constructor.prototype_property, "fixed"),
    }
    Hard "constructor.leads-back" "RTCPeerConnection.prototype.constructor is RTCPeerConnection" {
        finding: "RTCPeerConnection.prototype.constructor is not RTCPeerConnection",
        why: "Proxies and wrapping functions that share the native prototype leave it pointing at the native constructor.",
        spec: "https://webidl.spec.whatwg.org/#interface-prototype-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is_true(&context.evidence.constructor.prototype_leads_back),
    }
    Hard "constructor.tag" "The prototype's toStringTag is RTCPeerConnection" {
        finding: "The prototype's toStringTag is not RTCPeerConnection",
        why: "A class in script has no tag unless it sets one.",
        spec: "https://webidl.spec.whatwg.org/#interface-prototype-object",
        benign: [PrivacyExtension, Framework],
        rule: |context| is(&context.evidence.constructor.tag, "RTCPeerConnection"),
    }
    Medium "constructor.alias" "webkitRTCPeerConnection, where it exists, is the same function" {
        finding: "webkitRTCPeerConnection is another function than RTCPeerConnection",
        why: "A script that replaces one name often forgets the other.",
        spec: "measured: Chromium 150 and 156; absent in Firefox",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| answered(&context.evidence.constructor.alias_is_same, "the same, or absent", |same| same != Some(&false)),
    }
    Hard "constructor.call-without-new" "Calling the constructor without new throws a TypeError" {
        finding: "Calling the constructor without new throws no TypeError",
        why: "A function that wraps the native constructor can be called.",
        spec: "https://webidl.spec.whatwg.org/#create-an-interface-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| one_of(&context.evidence.constructor.call_without_new, CallOutcome::ThrowsTypeError.name(), &[CallOutcome::ThrowsTypeError.name()]),
    }
}
