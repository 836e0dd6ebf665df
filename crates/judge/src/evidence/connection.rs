//! The fresh connection, before anything was done with it.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#dom-peerconnection>.

use super::subject::subject;

/// The name of the error with which Chromium refuses a connection too many. Its message is
/// not part of any specification; the name comes from nothing else here.
pub const TOO_MANY: &str = "UnknownError";

subject! {
    /// The fresh connection.
    pub struct Connection {
        /// What `new RTCPeerConnection()` gave: `object`, or how it failed.
        constructed "constructed": Text,
        /// `instanceof EventTarget`.
        is_event_target "isEventTarget": Flag,
        /// Whether its prototype is `RTCPeerConnection.prototype`.
        prototype_is_constructors "prototypeIsConstructors": Flag,
        /// `connection.constructor === RTCPeerConnection`.
        leads_back "leadsBack": Flag,
        /// Names from WebIDL that the instance carries itself.
        own_members "ownMembers": List,
        /// Whether a fresh realm's `signalingState` getter works on it.
        brand "brand": Flag,
        /// Whether this page's own getter refuses an object that is no connection.
        getter_refuses_strangers "getterRefusesStrangers": Flag,
        /// Whether a property with a made-up name exists.
        has_made_up_member "hasMadeUpMember": Flag,
        /// `signalingState`.
        signaling_state "signalingState": Text,
        /// `connectionState`.
        connection_state "connectionState": Text,
        /// `iceConnectionState`.
        ice_connection_state "iceConnectionState": Text,
        /// `iceGatheringState`.
        ice_gathering_state "iceGatheringState": Text,
        /// `localDescription === null && remoteDescription === null`.
        descriptions_are_null "descriptionsAreNull": Flag,
        /// `getTransceivers().length`.
        transceivers "transceivers": Number,
        /// `ontrack` reads back as the function that was set.
        handler_is_kept "handlerIsKept": Flag,
    }
}
