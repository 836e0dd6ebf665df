//! Why something was not observed, or a check not judged.

use crate::code::codes;

codes! {
    /// Why something was not observed, or a check not judged. New reasons may come.
    pub enum SkipReason {
        /// WebRTC is absent, so nothing can answer wrongly.
        NothingAnswers = "nothing-answers",
        /// The probe did not read it: its effort or its source does not include it, or the probe ended before; or the evidence is of an older version without this field.
        NotReached = "not-reached",
        /// No answer came in time, or the deadline had passed. That proves nothing.
        TimedOut = "timed-out",
        /// No fresh frame could be reached: a sandboxed page.
        NoRealm = "no-realm",
        /// The engine gives no clear measure of the stack.
        NoMeasure = "no-measure",
        /// One of the two sides of a comparison is missing.
        NotCompared = "not-compared",
        /// This interface or member is missing in the page. A removed member is not a forged one.
        Removed = "removed",
        /// There is no connection.
        NotConstructed = "not-constructed",
        /// The offer was refused or not answered.
        OfferNotTaken = "offer-not-taken",
        /// No track arrived; the checks of delivery judge that.
        NoTrack = "no-track",
        /// No track event arrived; the checks of delivery judge that.
        NoTrackEvent = "no-track-event",
        /// The engine is unknown.
        EngineUnknown = "engine-unknown",
        /// The check knows only engines that were measured.
        EngineNotMeasured = "engine-not-measured",
        /// The check is about another engine, or about other versions than the claimed one.
        VersionNotMeasured = "version-not-measured",
        /// This version of the browser lacks the feature.
        NotInThisVersion = "not-in-this-version",
        /// The source has no media, or no media came.
        NoMedia = "no-media",
        /// There is no connection of the page's own that carries media.
        NoConnection = "no-connection",
        /// The connection that was to carry media was never established.
        NotConnected = "not-connected",
        /// The connection that carried media was lost.
        ConnectionLost = "connection-lost",
        /// The probe was not asked to try every codec.
        NotAsked = "not-asked",
        /// The browser did not let the page prefer this codec.
        NotAskedFor = "not-asked-for",
        /// The codec was not negotiated, or nothing was sent with it.
        NotSent = "not-sent",
        /// No packets came, or too few for the check.
        NoPackets = "no-packets",
        /// No packet of the last seconds names its source.
        NoRecentSource = "no-recent-source",
        /// The statistics name no codec.
        NoCodecEntry = "no-codec-entry",
        /// The other side's description has no such m-line.
        NoSection = "no-section",
        /// The track was not unmuted while it was watched.
        NoUnmute = "no-unmute",
        /// The track was unmuted with its event, before there was a transport, as Safari and older Chromium do.
        BeforeTheHandshake = "before-the-handshake",
        /// The track arrived before the watch began.
        ArrivedBefore = "arrived-before",
        /// No picture was shown.
        NotRendered = "not-rendered",
        /// A privacy setting changes the pixels that a canvas returns.
        ReadBackChanged = "read-back-changed",
        /// Too few colours were observed for the check.
        TooFewColours = "too-few-colours",
        /// The browser does not show the certificate of the other side.
        NoCertificate = "no-certificate",
        /// The other side's description announces no fingerprint.
        NoFingerprint = "no-fingerprint",
        /// The page cannot compute a digest.
        NoDigest = "no-digest",
        /// The fingerprint uses a digest that a page cannot compute.
        OtherDigest = "other-digest",
    }
}
