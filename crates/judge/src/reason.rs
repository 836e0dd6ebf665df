//! Why a verdict is `blocked` or `inconclusive`, and why media came no further.

use crate::code::codes;

codes! {
    /// Why a verdict is `blocked` or `inconclusive`. New reasons may come.
    pub enum Reason {
        /// `RTCPeerConnection` does not exist.
        ConstructorMissing = "constructor-missing",
        /// `RTCPeerConnection` throws when constructed.
        ConstructorRefuses = "constructor-refuses",
        /// `RTCPeerConnection` gives an object that does nothing.
        ConnectionInert = "connection-inert",
        /// Neither document nor window: a worker or a server.
        NotAWindow = "not-a-window",
        /// This browser has no WebAssembly.
        NoWebAssembly = "no-webassembly",
        /// WebAssembly could not start: a content security policy without `wasm-unsafe-eval`, or no memory.
        StartFailed = "start-failed",
        /// The page stopped the probe's own deadlines, or broke the built-in functions that it needs.
        Stalled = "stalled",
        /// The browser refuses further connections for now.
        ResourceLimit = "resource-limit",
        /// The page has spent the connections that the library allows itself.
        PageBudget = "page-budget",
        /// The offer was not answered in time.
        Timeout = "timeout",
        /// The offer was refused.
        NegotiationFailed = "negotiation-failed",
        /// Nothing hard, but not as any browser measured.
        UnfamiliarBehaviour = "unfamiliar-behaviour",
        /// The evidence leaves out whole families of checks.
        IncompleteEvidence = "incomplete-evidence",
        /// Media came, and not as from a genuine browser.
        MediaDiffers = "media-differs",
        /// The evidence names an obstacle of a newer version.
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
        /// Neither document nor window.
        NotAWindow = "not-a-window",
        /// `RTCPeerConnection` does not exist.
        ConstructorMissing = "constructor-missing",
        /// `RTCPeerConnection` throws when constructed.
        ConstructorRefuses = "constructor-refuses",
        /// The page has used up the connections that the browser grants.
        ResourceLimit = "resource-limit",
        /// The page has spent the connections that the library allows itself.
        PageBudget = "page-budget",
        /// The page can make no picture to send.
        NoCanvas = "no-canvas",
        /// The connection took no track to send.
        TrackRefused = "track-refused",
        /// A description was refused or not made in time; `steps` tells which.
        NegotiationFailed = "negotiation-failed",
        /// The browser gathered no candidate: a policy, a proxy, or no network.
        NoLocalCandidates = "no-local-candidates",
        /// The browser neither found a candidate nor said that it has none.
        GatheringStalled = "gathering-stalled",
        /// No pair of candidates answered in time.
        IceTimeout = "ice-timeout",
        /// The browser says that no pair of candidates works.
        IceFailed = "ice-failed",
        /// A pair of candidates works, and no encryption came about.
        DtlsFailed = "dtls-failed",
        /// The connection was closed meanwhile.
        ConnectionClosed = "connection-closed",
        /// Media came, and stopped before enough of it was seen.
        MediaStalled = "media-stalled",
        /// The probe's time was over before any picture was decoded.
        MediaTimeout = "media-timeout",
        /// The page was hidden, where browsers render nothing.
        PageHidden = "page-hidden",
        /// The data channel opened and no track arrived.
        ChannelWithoutTrack = "channel-without-track",
        /// Connected, and no track arrived.
        NoTrack = "no-track",
        /// A track arrived, and no packet for it.
        TrackWithoutPackets = "track-without-packets",
        /// No packet arrived for the track.
        NoPackets = "no-packets",
        /// Packets arrived, and nothing was decoded of them.
        PacketsWithoutDecoding = "packets-without-decoding",
        /// Nothing was decoded of the track's packets.
        NotDecoded = "not-decoded",
        /// A canvas does not give back what was painted on it: a privacy setting.
        ReadBackChanged = "read-back-changed",
        /// The decoded picture does not show what follows from the nonce.
        ContentStill = "content-still",
        /// Sound is decoded; nothing plays it.
        SoundNotHeard = "sound-not-heard",
        /// Frames are decoded; nothing renders them.
        NotRendered = "not-rendered",
        /// The browser does not tell of rendered frames.
        NoFrameCallback = "no-frame-callback",
        /// The browser refused to play without a gesture.
        AutoplayBlocked = "autoplay-blocked",
        /// No frame was rendered in time.
        NoFrame = "no-frame",
        /// A callback of the source `signaling` threw; `steps` tells which.
        CallbackThrew = "callback-threw",
        /// A callback's promise was rejected.
        CallbackRejected = "callback-rejected",
        /// A callback's promise was not settled in time.
        CallbackTimeout = "callback-timeout",
        /// A callback gave no description.
        CallbackValue = "callback-value",
        /// The request failed: no network, no such host, or no permission by CORS.
        ServerUnreachable = "server-unreachable",
        /// The server did not answer in time.
        ServerTimeout = "server-timeout",
        /// The server answered with a status that is no success; `steps` tells which.
        ServerStatus = "server-status",
        /// The server redirected in a way that turns a POST into a GET.
        ServerRedirect = "server-redirect",
        /// The server's answer was no session description.
        ServerNoDescription = "server-no-description",
        /// The server named no session to end.
        ServerNoLocation = "server-no-location",
        /// The server answered 409 or 503, with no time left to ask again.
        ServerBusy = "server-busy",
        /// The server wants a token, or another one.
        Unauthorized = "unauthorized",
        /// The server rejected every line of media.
        LineRejected = "line-rejected",
        /// The server takes part and sends nothing.
        LineInactive = "line-inactive",
        /// The evidence names an obstacle of a newer version.
        UnknownObstacle = "unknown-obstacle",
    }
}

impl Reason {
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
