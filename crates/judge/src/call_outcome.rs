//! How a call ended.

use crate::code::codes;

codes! {
    /// How a call ended that a check expects. Evidence may name other errors, in the same form.
    pub enum CallOutcome {
        /// It returned, and gave no promise.
        Returns = "returns",
        /// Its promise resolved.
        Resolves = "resolves",
        /// It threw a TypeError.
        ThrowsTypeError = "throws TypeError",
        /// It threw a SyntaxError.
        ThrowsSyntaxError = "throws SyntaxError",
        /// It threw an InvalidAccessError.
        ThrowsInvalidAccessError = "throws InvalidAccessError",
        /// It threw an InvalidStateError.
        ThrowsInvalidStateError = "throws InvalidStateError",
        /// Its promise was rejected with a TypeError.
        RejectsTypeError = "rejects TypeError",
        /// Its promise was rejected with a SyntaxError.
        RejectsSyntaxError = "rejects SyntaxError",
        /// Its promise was rejected with an OperationError.
        RejectsOperationError = "rejects OperationError",
        /// Its promise was rejected with an RTCError.
        RejectsRtcError = "rejects RTCError",
        /// Its promise was rejected with an InvalidAccessError.
        RejectsInvalidAccessError = "rejects InvalidAccessError",
        /// Its promise was rejected with an InvalidStateError.
        RejectsInvalidStateError = "rejects InvalidStateError",
    }
}

impl CallOutcome {
    /// What stands before the name of an error that was thrown.
    pub const THROWS: &str = "throws ";
    /// What stands before the name of an error that a promise was rejected with.
    pub const REJECTS: &str = "rejects ";
}
