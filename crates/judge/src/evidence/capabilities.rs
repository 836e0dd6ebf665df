//! The codecs that the browser claims, against each other and the offer.
//!
//! Spec: <https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-getcapabilities>.

use super::subject::subject;

subject! {
    /// The codecs that the browser claims.
    pub struct Capabilities {
        /// The codecs for sending, as `video/VP8`, each once.
        sends "sends": List,
        /// The codecs for receiving.
        receives "receives": List,
        /// The codecs for sending that a fresh realm claims.
        sends_elsewhere "sendsElsewhere": List,
        /// The codecs for receiving that a fresh realm claims.
        receives_elsewhere "receivesElsewhere": List,
        /// The codecs of an offer to send and to receive, as `video/VP8`, each once.
        offered "offered": List,
        /// Whether an unknown kind gives `null`.
        unknown_is_null "unknownIsNull": Flag,
    }
}
