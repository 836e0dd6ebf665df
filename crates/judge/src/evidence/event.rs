//! One `track` event, looked at while it was dispatched.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#rtctrackevent>.

use super::subject::subject;

subject! {
    /// One `track` event.
    pub struct TrackEvent {
        /// `isTrusted`.
        trusted "trusted": Flag,
        /// `type`.
        kind "type": Text,
        /// Whether its prototype is `RTCTrackEvent.prototype`.
        prototype_is_native "prototypeIsNative": Flag,
        /// Whether a fresh realm's `RTCTrackEvent` getters work on it.
        brand "brand": Flag,
        /// What it carries itself; a native event carries `isTrusted` alone.
        own_members "ownMembers": List,
        /// `target === connection`.
        target_is_connection "targetIsConnection": Flag,
        /// `currentTarget === connection`.
        current_target_is_connection "currentTargetIsConnection": Flag,
        /// `eventPhase`.
        phase "phase": Number,
        /// `bubbles || cancelable`.
        bubbles_or_cancelable "bubblesOrCancelable": Flag,
        /// `receiver.track === track`.
        receiver_has_track "receiverHasTrack": Flag,
        /// `transceiver.receiver === receiver`.
        transceiver_has_receiver "transceiverHasReceiver": Flag,
        /// Whether `getTransceivers()` lists the transceiver.
        transceiver_is_listed "transceiverIsListed": Flag,
        /// `Array.isArray(streams)`.
        streams_are_array "streamsAreArray": Flag,
        /// `Object.isFrozen(streams)`.
        streams_are_frozen "streamsAreFrozen": Flag,
        /// `event.streams === event.streams`.
        streams_are_identical "streamsAreIdentical": Flag,
        /// The ids of the streams.
        stream_ids "streamIds": List,
        /// Whether every stream lists the track.
        streams_hold_track "streamsHoldTrack": Flag,
        /// `transceiver.mid`.
        mid "mid": Text,
        /// `transceiver.direction`.
        direction "direction": Text,
        /// `transceiver.currentDirection`; absent for `null`.
        current_direction "currentDirection": Text,
        /// `connection.signalingState`.
        signaling_state "signalingState": Text,
        /// `getTransceivers().length`.
        transceivers "transceivers": Number,
        /// Whether `ontrack` and the listener got the same object.
        same_for_both "sameForBoth": Flag,
    }
}
