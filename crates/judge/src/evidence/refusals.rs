//! What a browser must refuse, and how it did.
//!
//! Each is `throws NAME`, `rejects NAME`, `returns` or `resolves`.

use super::subject::subject;

subject! {
    /// What a browser must refuse.
    pub struct Refusals {
        /// `new RTCPeerConnection({iceTransportPolicy: "…nonsense"})`.
        bad_policy "badPolicy": Text,
        /// `new RTCPeerConnection({iceServers: [{urls: "…nonsense"}]})`.
        bad_url "badUrl": Text,
        /// Whether a connection that took this address gives it back unchanged from
        /// `getConfiguration()`. Asked only where it was taken.
        bad_url_is_kept "badUrlIsKept": Flag,
        /// `setRemoteDescription` with text that is no session description.
        garbage_description "garbageDescription": Text,
        /// `createOffer` called on an object that is no connection.
        create_offer_on_stranger "createOfferOnStranger": Text,
        /// `createOffer` while a remote offer waits for its answer.
        create_offer_before_answer "createOfferBeforeAnswer": Text,
        /// `createOffer` after `close`.
        create_offer_when_closed "createOfferWhenClosed": Text,
        /// `addTransceiver` after `close`.
        add_transceiver_when_closed "addTransceiverWhenClosed": Text,
        /// `addTransceiver` with a kind that does not exist.
        add_transceiver_of_no_kind "addTransceiverOfNoKind": Text,
    }
}
