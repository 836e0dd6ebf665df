//! The `RTCPeerConnection` constructor.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#interface-definition> and
//! <https://webidl.spec.whatwg.org/#interface-object>.

use super::subject::subject;

subject! {
    /// The `RTCPeerConnection` constructor.
    pub struct Constructor {
        /// `typeof RTCPeerConnection`; absent when it is `undefined`.
        kind "kind": Text,
        /// The property on the window: `data` or `accessor`, then its flags.
        property "property": Text,
        /// `RTCPeerConnection.name`.
        name "name": Text,
        /// `RTCPeerConnection.length`.
        length "length": Number,
        /// Its source text by this page's `Function.prototype.toString`:
        /// `native`, `native-unnamed` or `script`.
        source "source": Text,
        /// The same by a fresh realm's `Function.prototype.toString`.
        source_elsewhere "sourceElsewhere": Text,
        /// The same by the constructor's own `toString`.
        source_own "sourceOwn": Text,
        /// Its prototype: `EventTarget`, `Function`, `RTCPeerConnection` (the
        /// genuine one, found through an instance) or `other`.
        parent "parent": Text,
        /// The `prototype` property: `fixed`, or what can be changed about it.
        prototype_property "prototypeProperty": Text,
        /// Whether `RTCPeerConnection.prototype.constructor` leads back.
        prototype_leads_back "prototypeLeadsBack": Flag,
        /// `RTCPeerConnection.prototype[Symbol.toStringTag]`.
        tag "tag": Text,
        /// Whether `webkitRTCPeerConnection` is the same function.
        alias_is_same "aliasIsSame": Flag,
        /// What calling it without `new` does.
        call_without_new "callWithoutNew": Text,
    }
}
