//! The fresh connection's shape and first state.

use super::checks;
use super::rule::{answered, equals, is, is_empty, is_true, no};

checks! { Connection:
    Hard "connection.event-target" "A connection is an EventTarget" {
        finding: "A connection is no EventTarget",
        why: "A plain object with async methods is not.",
        spec: "https://www.w3.org/TR/webrtc/#interface-definition",
        benign: [],
        rule: |context| is_true(&context.evidence.connection.is_event_target),
    }
    Hard "connection.prototype" "A connection's prototype is RTCPeerConnection.prototype" {
        finding: "A connection's prototype is not RTCPeerConnection.prototype",
        why: "A constructor that returns something else gives itself away.",
        spec: "https://webidl.spec.whatwg.org/#internally-create-a-new-object-implementing-the-interface",
        benign: [Framework],
        rule: |context| is_true(&context.evidence.connection.prototype_is_constructors),
    }
    Medium "connection.leads-back" "connection.constructor is RTCPeerConnection" {
        finding: "connection.constructor is not RTCPeerConnection",
        why: "It is another function wherever a Proxy of the constructor was not repaired afterwards.",
        spec: "https://webidl.spec.whatwg.org/#interface-prototype-object",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| is_true(&context.evidence.connection.leads_back),
    }
    Medium "connection.own-members" "A connection carries none of its interface's members itself" {
        finding: "A connection carries members of its interface itself",
        why: "Members live on the prototype; whoever patches an instance leaves own properties.",
        spec: "https://webidl.spec.whatwg.org/#js-interfaces",
        benign: [Framework, Monitoring, CallExtension],
        rule: |context| is_empty(&context.evidence.connection.own_members),
    }
    Hard "connection.made-up-member" "A connection has no member with a made-up name" {
        finding: "A connection has a member with a made-up name",
        why: "A Proxy that answers everything answers this too.",
        spec: "measured: Chromium 156, Firefox 153",
        benign: [],
        rule: |context| no(&context.evidence.connection.has_made_up_member),
    }
    Hard "connection.signaling-state" "A fresh connection's signalingState is stable" {
        finding: "A fresh connection's signalingState is not stable",
        why: "Every connection begins in this state.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-signaling-state",
        benign: [],
        rule: |context| is(&context.evidence.connection.signaling_state, "stable"),
    }
    Hard "connection.ice-states" "A fresh connection's ICE states are new" {
        finding: "A fresh connection's ICE states are not new",
        why: "Nothing is gathered or checked before a description is set.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-iceconnectionstate",
        benign: [],
        rule: |context| is(&context.evidence.connection.ice_connection_state, "new")
            .and(|| is(&context.evidence.connection.ice_gathering_state, "new")),
    }
    Hard "connection.connection-state" "A fresh connection's connectionState, where it exists, is new" {
        finding: "A fresh connection's connectionState is not new",
        why: "Firefox before 113 has no connectionState; every other engine starts at new.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-connection-state",
        benign: [OldBrowser],
        rule: |context| answered(&context.evidence.connection.connection_state, "new, or absent", |state| {
            state.is_none_or(|state| state == "new")
        }),
    }
    Hard "connection.descriptions" "A fresh connection has no descriptions" {
        finding: "A fresh connection has descriptions already",
        why: "localDescription and remoteDescription are null until one is set.",
        spec: "https://www.w3.org/TR/webrtc/#dom-peerconnection-localdescription",
        benign: [],
        rule: |context| is_true(&context.evidence.connection.descriptions_are_null),
    }
    Hard "connection.transceivers" "A fresh connection has no transceivers" {
        finding: "A fresh connection's list of transceivers is not empty",
        why: "They come from descriptions and from addTransceiver only.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-gettransceivers",
        benign: [],
        rule: |context| equals(&context.evidence.connection.transceivers, 0.0, "0"),
    }
    Hard "connection.handler" "ontrack gives back the function that was set" {
        finding: "ontrack does not give back the function that was set",
        why: "An event handler attribute keeps what it is given.",
        spec: "https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-idl-attributes",
        benign: [Framework, Monitoring],
        rule: |context| is_true(&context.evidence.connection.handler_is_kept),
    }
}
