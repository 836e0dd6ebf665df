//! What became of connection and tracks after `close()`.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-close>.

use super::subject::subject;

subject! {
    /// What became of connection and tracks after `close()`.
    pub struct Lifecycle {
        /// How `close()` ended: `returns` or `throws NAME`.
        close "close": Text,
        /// `readyState` of each track just before the call.
        before "before": List,
        /// `readyState` of each track when the call had returned.
        after_call "afterCall": List,
        /// `readyState` of each track after a microtask.
        after_microtask "afterMicrotask": List,
        /// `readyState` of each track at the end.
        finally "finally": List,
        /// How many `ended` events came altogether.
        ended_events "endedEvents": Number,
        /// How many of them were trusted.
        ended_trusted "endedTrusted": Number,
        /// How many came before the call had returned.
        ended_during_call "endedDuringCall": Number,
        /// `signalingState` when the call had returned.
        signaling_state "signalingState": Text,
        /// `connectionState` when the call had returned.
        connection_state "connectionState": Text,
        /// How many state change events the connection fired afterwards.
        state_events "stateEvents": Number,
    }
}
