//! A connection that carries media, as far as it came.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#rtcpeerconnectionstate-enum>.

use super::subject::subject;

subject! {
    /// A connection that carries media, as far as it came. No address is ever here.
    pub struct Transport {
        /// Why media could not be asked for or did not get far, as a code; absent
        /// where nothing stood in the way.
        obstacle "obstacle": Text,
        /// `connectionState` at the end.
        state "state": Text,
        /// `iceConnectionState` at the end.
        ice_state "iceState": Text,
        /// `iceGatheringState` at the end.
        gathering "gathering": Text,
        /// How many candidates the browser gathered.
        candidates "candidates": Number,
        /// Whether it was connected at any time.
        connected "connected": Flag,
        /// What became of the data channel: `echoed` (a message went there and back),
        /// `open`, or its `readyState`; absent where there was none.
        channel "channel": Text,
        /// The state of the DTLS transport at the end.
        dtls_state "dtlsState": Text,
        /// Whether the certificate that the other side showed has the digest that its
        /// description announced.
        certificate_agrees "certificateAgrees": Flag,
        /// The digest of our certificate as our description announces it: `sha-256`
        /// and the bytes in capitals. The certificate was made for this connection.
        local_fingerprint "localFingerprint": Text,
        /// The digest that the other side's description announces.
        remote_fingerprint "remoteFingerprint": Text,
        /// Whether a fresh realm's `RTCStatsReport` getters work on the statistics.
        statistics_brand "statisticsBrand": Flag,
        /// What is odd about the statistics: `accessor` or `prototype` where an entry is
        /// no plain data, `own` where the report has members of its own, `disputed`
        /// where a fresh realm reads something else from it.
        statistics_odd "statisticsOdd": List,
        /// Whether the page was hidden at any time.
        hidden "hidden": Flag,
        /// How the sound that we sent was made: `generator`, `audio-context`, or
        /// `none` and why.
        sound "sound": Text,
        /// How a canvas reads back: `exact`, or `changed` by a privacy setting.
        read_back "readBack": Text,
        /// The steps with the server that went wrong, or took a detour.
        signaling "signaling": List,
    }
}
