//! Why something was not looked at, or a check not judged: every word there is, and what it
//! means. The words are under semantic versioning; the documents are written from this list.

macro_rules! words {
    ($($name:ident $word:literal $meaning:literal)*) => {
        $(
            #[doc = $meaning]
            pub const $name: &str = $word;
        )*

        /// Every word, with its meaning.
        pub const ALL: &[(&str, &str)] = &[$(($word, $meaning),)*];
    };
}

words! {
    NOTHING_ANSWERS "nothing-answers" "WebRTC is absent, so nothing can answer wrongly."
    NOT_REACHED "not-reached" "The probe did not read it: its effort or its source does not include it, or the probe ended before; or the evidence is of an older version without this field."
    TIMED_OUT "timed-out" "No answer came in time, or the deadline had passed. That proves nothing."
    NO_REALM "no-realm" "No fresh frame could be reached: a sandboxed page."
    NO_MEASURE "no-measure" "The engine gives no clear measure of the stack."
    NOT_COMPARED "not-compared" "One of the two sides of a comparison is missing."
    REMOVED "removed" "This interface or member is missing in the page. A removed member is not a forged one."
    NOT_CONSTRUCTED "not-constructed" "There is no connection."
    OFFER_NOT_TAKEN "offer-not-taken" "The offer was refused or not answered."
    NO_TRACK "no-track" "No track arrived; the checks of delivery judge that."
    NO_TRACK_EVENT "no-track-event" "No track event arrived; the checks of delivery judge that."
    ENGINE_UNKNOWN "engine-unknown" "The engine is unknown."
    ENGINE_NOT_MEASURED "engine-not-measured" "The check knows only engines that were measured."
    VERSION_NOT_MEASURED "version-not-measured" "The check is about another engine, or about other versions than the claimed one."
    NOT_IN_THIS_VERSION "not-in-this-version" "This version of the browser lacks the feature."
    NO_MEDIA "no-media" "The source has no media, or no media came."
    NO_CONNECTION "no-connection" "There is no connection of the page's own that carries media."
    NOT_CONNECTED "not-connected" "The connection that was to carry media was never established."
    CONNECTION_LOST "connection-lost" "The connection that carried media was lost."
    NOT_ASKED "not-asked" "The probe was not asked to try every codec."
    NOT_ASKED_FOR "not-asked-for" "The browser did not let the page prefer this codec."
    NOT_SENT "not-sent" "The codec was not negotiated, or nothing was sent with it."
    NO_PACKETS "no-packets" "No packets came, or too few for the check."
    NO_RECENT_SOURCE "no-recent-source" "No packet of the last seconds names its source."
    NO_CODEC_ENTRY "no-codec-entry" "The statistics name no codec."
    NO_SECTION "no-section" "The other side's description has no such m-line."
    NO_UNMUTE "no-unmute" "The track was not unmuted while it was watched."
    BEFORE_THE_HANDSHAKE "before-the-handshake" "The track was unmuted with its event, before there was a transport, as Safari and older Chromium do."
    ARRIVED_BEFORE "arrived-before" "The track arrived before the watch began."
    NOT_RENDERED "not-rendered" "No picture was shown."
    READ_BACK_CHANGED "read-back-changed" "A privacy setting changes the pixels that a canvas returns."
    TOO_FEW_COLOURS "too-few-colours" "Too few colours were observed for the check."
    NO_CERTIFICATE "no-certificate" "The browser does not show the certificate of the other side."
    NO_FINGERPRINT "no-fingerprint" "The other side's description announces no fingerprint."
    NO_DIGEST "no-digest" "The page cannot compute a digest."
    OTHER_DIGEST "other-digest" "The fingerprint uses a digest that a page cannot compute."
}
