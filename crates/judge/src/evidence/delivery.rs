//! How the remote description was taken, and when its events came.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#set-description>.

use super::subject::subject;

subject! {
    /// How the remote description was taken, and when its events came.
    pub struct Delivery {
        /// How `setRemoteDescription` ended: `resolves`, `rejects NAME`,
        /// `throws NAME`, `returns` (something that is no promise); absent where there
        /// is no such method.
        outcome "outcome": Text,
        /// Whether what it returned is a promise of this page's realm.
        returns_promise "returnsPromise": Flag,
        /// Whether it resolved with `undefined`.
        resolves_with_undefined "resolvesWithUndefined": Flag,
        /// `signalingState` right after the call returned.
        state_after_call "stateAfterCall": Text,
        /// How many transceivers there were right after the call returned.
        transceivers_after_call "transceiversAfterCall": Number,
        /// Whether the promise settled before any task had run.
        settled_in_microtask "settledInMicrotask": Flag,
        /// `signalingState` after it resolved.
        state_after "stateAfter": Text,
        /// How often `ontrack` was called.
        handler_calls "handlerCalls": Number,
        /// How often the listener was called.
        listener_calls "listenerCalls": Number,
        /// How many events came before the call had returned.
        during_call "duringCall": Number,
        /// How many events came before any task had run.
        in_microtask "inMicrotask": Number,
        /// How many events came before the promise had settled.
        before_settling "beforeSettling": Number,
        /// Whether a `signalingstatechange` event came before the first `track`.
        state_change_first "stateChangeFirst": Flag,
    }
}
