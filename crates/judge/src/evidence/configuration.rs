//! How the configuration and the description were read, and the defaults.
//!
//! Spec: <https://webidl.spec.whatwg.org/#js-dictionary>: members are read once each,
//! in lexicographic order.

use super::subject::subject;

subject! {
    /// How dictionaries were read, and the defaults.
    pub struct Configuration {
        /// The members of an `RTCConfiguration` of accessors, as they were read.
        reads "reads": List,
        /// The members of a session description of accessors, as they were read.
        description_reads "descriptionReads": List,
        /// `getConfiguration().bundlePolicy`.
        bundle_policy "bundlePolicy": Text,
        /// `getConfiguration().iceTransportPolicy`.
        ice_transport_policy "iceTransportPolicy": Text,
        /// `getConfiguration().iceServers.length`.
        ice_servers "iceServers": Number,
        /// Whether `getConfiguration()` gives a new object each time.
        is_copied "isCopied": Flag,
    }
}
