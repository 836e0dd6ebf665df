//! The words of a decision.

ontrack_judge::codes! {
    /// What a site does about a visitor. The names are under semantic versioning.
    pub enum Decision {
        /// Go on. Your other signals decide, as without a probe.
        Allow = "allow",
        /// Ask for a second proof: a code, a passkey, a challenge.
        AskMore = "ask-more",
        /// Refuse, and offer another channel.
        Refuse = "refuse",
        /// Calls will not work here: tell the person why, and offer another channel.
        Explain = "explain",
        /// The network keeps media away: offer a relay (TURN), and try again.
        OfferRelay = "offer-relay",
    }
}
