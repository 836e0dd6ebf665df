//! A video codec that the browser claims, put to the proof.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-setcodecpreferences>.

use super::subject::subject;

subject! {
    /// A video codec that the browser claims to send and to receive, put to the proof.
    pub struct Codec {
        /// Its name, as `video/VP8`.
        name "name": Text,
        /// How `setCodecPreferences` took it: `returns`, or `throws` and the error's
        /// name.
        preferred "preferred": Text,
        /// Whether both descriptions kept its line and its name.
        negotiated "negotiated": Flag,
        /// `framesEncoded` of the sender.
        frames_encoded "framesEncoded": Number,
        /// `packetsReceived` of the receiver.
        packets "packets": Number,
        /// `framesDecoded` of the receiver.
        frames_decoded "framesDecoded": Number,
        /// The codec in the receiver's statistics.
        used "used": Text,
    }
}
