//! Why something was not observed, or a check not judged.

use crate::code::codes;

codes! {
    /// Why something was not observed, or a check not judged. New reasons may come.
    pub enum SkipReason {
        /// WebRTC is absent, so nothing can answer wrongly.
        NothingAnswers = "nothing-answers",
        /// The probe did not look there, because its effort or its source did not ask for it or because it ended before; or the evidence is of an older version, which had no such field.
        NotReached = "not-reached",
        /// No answer came in time, or no time was left to look, which proves nothing.
        TimedOut = "timed-out",
        /// No fresh frame could be reached: a sandboxed page.
        NoRealm = "no-realm",
        /// The engine gives no clear measure of the stack.
        NoMeasure = "no-measure",
        /// One of the two sides of a comparison is missing.
        NotCompared = "not-compared",
        /// The page has no such interface or member any more. What was removed was not forged.
        Removed = "removed",
        /// There is no connection.
        NotConstructed = "not-constructed",
        /// The offer was refused or not answered.
        OfferNotTaken = "offer-not-taken",
        /// No track arrived; the checks of delivery judge that.
        NoTrack = "no-track",
        /// No track event arrived; the checks of delivery judge that.
        NoTrackEvent = "no-track-event",
        /// The engine could not be told.
        EngineUnknown = "engine-unknown",
        /// The check knows only engines that were measured.
        EngineNotMeasured = "engine-not-measured",
        /// The check is about versions of another engine, or about none like the one that is claimed.
        VersionNotMeasured = "version-not-measured",
        /// This version of the browser lacks the feature.
        NotInThisVersion = "not-in-this-version",
        /// The source that was asked for brings no media, or none came.
        NoMedia = "no-media",
        /// There is no connection of the page's own that carries media.
        NoConnection = "no-connection",
        /// The connection that was to carry media was never established.
        NotConnected = "not-connected",
        /// The connection that carried media was lost.
        ConnectionLost = "connection-lost",
        /// The probe was not asked to put codecs to the proof.
        NotAsked = "not-asked",
        /// The browser does not let a page ask for a codec.
        NotAskedFor = "not-asked-for",
        /// The codec was not negotiated, or nothing was sent with it.
        NotSent = "not-sent",
        /// No packets came, or too few to tell.
        NoPackets = "no-packets",
        /// No packet came in the last seconds that could tell its source.
        NoRecentSource = "no-recent-source",
        /// The statistics name no codec.
        NoCodecEntry = "no-codec-entry",
        /// The other side's description has no such m-line.
        NoSection = "no-section",
        /// The track was not unmuted while it was watched.
        NoUnmute = "no-unmute",
        /// The track was unmuted with its event, before there was a transport, as Safari and older Chromium do.
        BeforeTheHandshake = "before-the-handshake",
        /// The track had arrived before anybody watched.
        ArrivedBefore = "arrived-before",
        /// No picture was shown.
        NotRendered = "not-rendered",
        /// A privacy setting changes what a canvas gives back.
        ReadBackChanged = "read-back-changed",
        /// Too few colours were seen to tell.
        TooFewColours = "too-few-colours",
        /// The browser does not tell the certificate of the other side.
        NoCertificate = "no-certificate",
        /// The other side's description announces no fingerprint.
        NoFingerprint = "no-fingerprint",
        /// The page cannot compute a digest.
        NoDigest = "no-digest",
        /// The fingerprint is of a digest that a page cannot compute.
        OtherDigest = "other-digest",
    }
}
