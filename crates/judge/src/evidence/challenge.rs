//! What was reflected of the random offer.
//!
//! Names and numbers here are the challenge's own, or what was put in their
//! place; text that cannot be from a challenge is replaced by `(other)`.

use super::subject::subject;

subject! {
    /// What was reflected of the random offer.
    pub struct Reflection {
        /// `transceiver.mid`, in the order of `getTransceivers()`.
        transceiver_mids "transceiverMids": List,
        /// `transceiver.receiver.track.kind`, in the same order.
        transceiver_kinds "transceiverKinds": List,
        /// `transceiver.direction`, in the same order.
        transceiver_directions "transceiverDirections": List,
        /// How `createAnswer` ended: `resolves`, `rejects NAME`, …
        answer "answer": Text,
        /// `answer.type`.
        answer_type "answerType": Text,
        /// `a=mid` of each m-line of the answer.
        answer_mids "answerMids": List,
        /// The media of each m-line of the answer.
        answer_kinds "answerKinds": List,
        /// The payload types of each m-line of the answer, separated by spaces.
        answer_payload_types "answerPayloadTypes": List,
        /// The direction of each m-line of the answer.
        answer_directions "answerDirections": List,
        /// The user name in `o=`: `-`, `mozilla…` becomes `mozilla`.
        answer_origin "answerOrigin": Text,
        /// How many m-lines carry an ICE user name of at least 4 characters, a
        /// password of at least 22, and a fingerprint (their own or the session's).
        answer_secured "answerSecured": Number,
        /// `a=setup` of each m-line.
        answer_setup "answerSetup": List,
    }
}
