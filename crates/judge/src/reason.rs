//! Why a verdict is `blocked` or `inconclusive`, and why media came no further.

use crate::code::codes;

codes! {
    /// Why a verdict is `blocked` or `inconclusive`. New reasons may come.
    pub enum Reason {
        /// `RTCPeerConnection` does not exist.
        ConstructorMissing = "constructor-missing",
        /// `RTCPeerConnection` throws when constructed.
        ConstructorRefuses = "constructor-refuses",
        /// `RTCPeerConnection` makes an object that does nothing.
        ConnectionInert = "connection-inert",
        /// There is no window and document: a worker or a server.
        NotAWindow = "not-a-window",
        /// This browser has no WebAssembly.
        NoWebAssembly = "no-webassembly",
        /// WebAssembly could not start: a content security policy without `wasm-unsafe-eval`, or no memory.
        StartFailed = "start-failed",
        /// The page stopped the probe's own deadlines, or broke the built-in functions that it needs.
        Stalled = "stalled",
        /// The browser refuses further connections for now.
        ResourceLimit = "resource-limit",
        /// The page has used up the library's budget of connections.
        PageBudget = "page-budget",
        /// The offer was not answered in time.
        Timeout = "timeout",
        /// The offer was refused.
        NegotiationFailed = "negotiation-failed",
        /// No hard anomaly, but a behaviour that no measured browser has.
        UnfamiliarBehaviour = "unfamiliar-behaviour",
        /// No fresh realm to compare with, or one that is not as the browser makes it, in a page that could have one.
        NoRealm = "no-realm",
        /// The stack could not be measured, in an engine where it can.
        NoMeasure = "no-measure",
        /// Fewer than half of the checks of a required family passed.
        IncompleteEvidence = "incomplete-evidence",
        /// Media came, and differs from that of a genuine browser.
        MediaDiffers = "media-differs",
        /// The evidence names an obstacle that this version does not know.
        UnknownObstacle = "unknown-obstacle",
        also
        /// Media came no further, for this reason.
        Media(MediaReason),
    }
}

codes! {
    /// Why media came no further, or why the next stage could not be measured. New reasons may
    /// come.
    pub enum MediaReason {
        /// There is no window and document.
        NotAWindow = "not-a-window",
        /// `RTCPeerConnection` does not exist.
        ConstructorMissing = "constructor-missing",
        /// `RTCPeerConnection` throws when constructed.
        ConstructorRefuses = "constructor-refuses",
        /// The page has used up the connections that the browser grants.
        ResourceLimit = "resource-limit",
        /// The page has used up the library's budget of connections.
        PageBudget = "page-budget",
        /// The page cannot make a picture to send.
        NoCanvas = "no-canvas",
        /// The connection refused a track to send.
        TrackRefused = "track-refused",
        /// A description was refused or not made in time; `steps` says which.
        NegotiationFailed = "negotiation-failed",
        /// The browser gathered no candidate, because of a policy, a proxy, or a missing network.
        NoLocalCandidates = "no-local-candidates",
        /// The browser found no candidate and did not end the gathering.
        GatheringStalled = "gathering-stalled",
        /// No pair of candidates answered in time.
        IceTimeout = "ice-timeout",
        /// The browser reports that no pair of candidates works.
        IceFailed = "ice-failed",
        /// A pair of candidates works, but the DTLS handshake failed.
        DtlsFailed = "dtls-failed",
        /// The connection was closed before enough media was observed.
        ConnectionClosed = "connection-closed",
        /// Media came, and stopped before enough of it was observed.
        MediaStalled = "media-stalled",
        /// The deadline of the probe passed before any picture was decoded.
        MediaTimeout = "media-timeout",
        /// The page was hidden; browsers render nothing in hidden pages.
        PageHidden = "page-hidden",
        /// The data channel opened and no track arrived.
        ChannelWithoutTrack = "channel-without-track",
        /// The connection is established, and no track arrived.
        NoTrack = "no-track",
        /// A track arrived, and no packet for it.
        TrackWithoutPackets = "track-without-packets",
        /// No packet arrived for the track.
        NoPackets = "no-packets",
        /// Packets arrived, and none was decoded.
        PacketsWithoutDecoding = "packets-without-decoding",
        /// Nothing was decoded of the track's packets.
        NotDecoded = "not-decoded",
        /// A canvas does not return the painted pixels, because of a privacy setting.
        ReadBackChanged = "read-back-changed",
        /// The decoded picture does not have the colours that follow from the nonce.
        ContentStill = "content-still",
        /// Audio is decoded, but not played.
        SoundNotHeard = "sound-not-heard",
        /// Frames are decoded, but not rendered.
        NotRendered = "not-rendered",
        /// The browser has no callback for rendered frames.
        NoFrameCallback = "no-frame-callback",
        /// The browser refused to play without a gesture.
        AutoplayBlocked = "autoplay-blocked",
        /// No frame was rendered in time.
        NoFrame = "no-frame",
        /// A callback of the source `signaling` threw; `steps` says which.
        CallbackThrew = "callback-threw",
        /// The promise of a callback of the page was rejected.
        CallbackRejected = "callback-rejected",
        /// The promise of a callback of the page was not settled in time.
        CallbackTimeout = "callback-timeout",
        /// A callback of the page returned no description.
        CallbackValue = "callback-value",
        /// The request failed: no network, no such host, or no permission by CORS.
        ServerUnreachable = "server-unreachable",
        /// The server did not answer in time.
        ServerTimeout = "server-timeout",
        /// The server answered with a status that is no success; `steps` has the status.
        ServerStatus = "server-status",
        /// The server sent a redirect that turns a POST into a GET.
        ServerRedirect = "server-redirect",
        /// The body of the response was no session description.
        ServerNoDescription = "server-no-description",
        /// The response has no `Location` of the session.
        ServerNoLocation = "server-no-location",
        /// The server answered 409 or 503, and there was no time for another request.
        ServerBusy = "server-busy",
        /// The server requires a token, or another one.
        Unauthorized = "unauthorized",
        /// The server rejected every media line.
        LineRejected = "line-rejected",
        /// The server accepted a media line and sends nothing.
        LineInactive = "line-inactive",
        /// The evidence names an obstacle that this version does not know.
        UnknownObstacle = "unknown-obstacle",
    }
}

impl Reason {
    /// Whether it is a reason of the verdict `blocked`. All others are reasons of
    /// `inconclusive`.
    pub fn is_absence(self) -> bool {
        matches!(
            self,
            Self::ConstructorMissing | Self::ConstructorRefuses | Self::ConnectionInert
        )
    }

    /// What an observer may name as the reason why the probe could not start.
    pub(crate) fn is_obstacle(self) -> bool {
        matches!(
            self,
            Self::NotAWindow
                | Self::NoWebAssembly
                | Self::StartFailed
                | Self::Stalled
                | Self::ResourceLimit
                | Self::PageBudget
        )
    }
}

impl MediaReason {
    /// What an observer may name as the reason why there is no media. The others follow from
    /// what it observed.
    pub(crate) fn is_obstacle(self) -> bool {
        !matches!(
            self,
            Self::PageHidden
                | Self::ChannelWithoutTrack
                | Self::NoTrack
                | Self::TrackWithoutPackets
                | Self::NoPackets
                | Self::PacketsWithoutDecoding
                | Self::NotDecoded
                | Self::ReadBackChanged
                | Self::ContentStill
                | Self::SoundNotHeard
                | Self::NotRendered
                | Self::NoFrameCallback
                | Self::AutoplayBlocked
                | Self::NoFrame
                | Self::UnknownObstacle
        )
    }

    /// Whether the two sides never agreed on a session.
    pub(crate) fn is_negotiation(self) -> bool {
        matches!(
            self,
            Self::NegotiationFailed
                | Self::Unauthorized
                | Self::ConstructorRefuses
                | Self::CallbackThrew
                | Self::CallbackRejected
                | Self::CallbackTimeout
                | Self::CallbackValue
                | Self::ServerUnreachable
                | Self::ServerTimeout
                | Self::ServerStatus
                | Self::ServerRedirect
                | Self::ServerNoDescription
                | Self::ServerNoLocation
                | Self::ServerBusy
                | Self::LineRejected
                | Self::LineInactive
        )
    }
}
