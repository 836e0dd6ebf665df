//! An offer of the browser's own, from the second connection. Key material is
//! compared where it is seen and never carried on.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1>.

use super::subject::subject;

subject! {
    /// An offer of the browser's own.
    pub struct Offer {
        /// How `createOffer` ended.
        outcome "outcome": Text,
        /// Whether its promise settled before any task had run.
        settled_in_microtask "settledInMicrotask": Flag,
        /// The names the result carries itself.
        members "members": List,
        /// Whether a native `sdp` getter of `RTCSessionDescription`, of a fresh realm where
        /// there is one, takes it.
        is_description "isDescription": Flag,
        /// `offer.type`.
        kind "type": Text,
        /// The media of each m-line.
        kinds "kinds": List,
        /// The direction of each m-line.
        directions "directions": List,
        /// `a=setup` of each m-line.
        setup "setup": List,
        /// How many m-lines have ICE credentials and a fingerprint.
        secured "secured": Number,
        /// Whether every line ends in CR and LF.
        line_ends "lineEnds": Flag,
        /// Whether the mids are distinct and all of them bundled.
        is_bundled "isBundled": Flag,
        /// What two connections share that must be each one's own: `session`,
        /// `user`, `password`, `fingerprint`.
        shared "shared": List,
        /// The length of the ICE user name, in bytes.
        user_length "userLength": Number,
        /// The length of the ICE password, in bytes.
        password_length "passwordLength": Number,
        /// `signalingState` after `createOffer`.
        signaling_state "signalingState": Text,
    }
}
