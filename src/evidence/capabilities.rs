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
        /// Codecs that a fresh realm claims and this page does not, or the reverse.
        disputed "disputed": List,
        /// Codecs of the offer that the browser claims neither to send nor to receive.
        unclaimed "unclaimed": List,
        /// Codecs of the offer, which is to send and to receive, that the browser
        /// claims for one of the two only.
        half_claimed "halfClaimed": List,
        /// Whether an unknown kind gives `null`.
        unknown_is_null "unknownIsNull": Flag,
    }
}
