//! The sending side of a second connection: transceivers and tracks of our own.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtransceiver> and
//! <https://www.w3.org/TR/webrtc/#dom-rtcpeerconnection-addtrack>.

use super::subject::subject;

subject! {
    /// Transceivers and tracks of our own.
    pub struct Sender {
        /// `direction` of a new transceiver.
        direction "direction": Text,
        /// `currentDirection` of a new transceiver; absent for `null`.
        current_direction "currentDirection": Text,
        /// `mid` of a new transceiver; absent for `null`.
        mid "mid": Text,
        /// `sender.track === null`.
        track_is_null "trackIsNull": Flag,
        /// `sender.transport === null && receiver.transport === null`.
        transports_are_null "transportsAreNull": Flag,
        /// `receiver.track` is live, muted and enabled.
        receiver_track_waits "receiverTrackWaits": Flag,
        /// Whether the same objects are given at every look.
        is_identical "isIdentical": Flag,
        /// Whether `getTransceivers()` gives a new array each time.
        list_is_copied "listIsCopied": Flag,
        /// `sender.dtmf === null` for video.
        video_dtmf_is_null "videoDtmfIsNull": Flag,
        /// Whether `addTrack` took the unused sender of a transceiver.
        is_reused "isReused": Flag,
        /// How many transceivers there were after `addTrack`.
        transceivers "transceivers": Number,
        /// `addTrack` with a track that was added already.
        duplicate "duplicate": Text,
        /// Setting `direction` to a word that does not exist, and reading it back.
        direction_after_nonsense "directionAfterNonsense": Text,
        /// How many codecs `receiver.getParameters()` names before negotiation.
        parameters_codecs "parametersCodecs": Number,
        /// `receiver.getSynchronizationSources().length`.
        synchronization_sources "synchronizationSources": Number,
        /// How many `negotiationneeded` events came during the calls.
        needed_during_call "neededDuringCall": Number,
        /// How many came before any task had run.
        needed_in_microtask "neededInMicrotask": Number,
        /// How many came altogether.
        needed "needed": Number,
    }
}
