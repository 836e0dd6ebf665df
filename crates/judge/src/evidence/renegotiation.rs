//! Tracks taken away, given back and rolled back, and a transceiver stopped.
//!
//! The stop is part of every probe; the rest needs a connection of its own and is
//! done with `effort: "thorough"`. Spec: <https://www.w3.org/TR/webrtc/#set-description>.

use super::subject::subject;

subject! {
    /// Tracks taken away, given back and rolled back, and a transceiver stopped.
    pub struct Renegotiation {
        /// How `transceiver.stop()` ended.
        stop "stop": Text,
        /// `direction` when the call had returned.
        direction_after_stop "directionAfterStop": Text,
        /// `readyState` of the receiver's track when the call had returned.
        track_after_stop "trackAfterStop": Text,
        /// `readyState` of the receiver's track at the end.
        track_at_last "trackAtLast": Text,
        /// How the offer that takes the tracks away ended.
        withdrawal "withdrawal": Text,
        /// `readyState` of each track after it was taken away.
        withdrawn_states "withdrawnStates": List,
        /// Whether all tracks are muted after they were taken away.
        withdrawn_muted "withdrawnMuted": Flag,
        /// How many tracks are still in a stream of theirs.
        still_in_streams "stillInStreams": Number,
        /// Whether the receivers kept their tracks.
        receivers_kept "receiversKept": Flag,
        /// How the offer that gives the tracks back ended.
        resumption "resumption": Text,
        /// How many track events came with it.
        resumed_events "resumedEvents": Number,
        /// Whether they brought the very tracks of the first time.
        resumed_same "resumedSame": Flag,
        /// How the rollback ended.
        rollback "rollback": Text,
        /// `signalingState` after the rollback.
        state_after_rollback "stateAfterRollback": Text,
        /// `getTransceivers().length` after the rollback.
        transceivers_after_rollback "transceiversAfterRollback": Number,
        /// `readyState` of each track after the rollback.
        rolled_back_states "rolledBackStates": List,
    }
}
