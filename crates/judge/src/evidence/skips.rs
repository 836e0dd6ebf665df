//! The reasons for skipping, as constants.

use crate::SkipReason;

/// See [`SkipReason::NothingAnswers`].
pub const NOTHING_ANSWERS: SkipReason = SkipReason::NothingAnswers;
/// See [`SkipReason::NotReached`].
pub const NOT_REACHED: SkipReason = SkipReason::NotReached;
/// See [`SkipReason::TimedOut`].
pub const TIMED_OUT: SkipReason = SkipReason::TimedOut;
/// See [`SkipReason::NoRealm`].
pub const NO_REALM: SkipReason = SkipReason::NoRealm;
/// See [`SkipReason::NoMeasure`].
pub const NO_MEASURE: SkipReason = SkipReason::NoMeasure;
/// See [`SkipReason::NotCompared`].
pub const NOT_COMPARED: SkipReason = SkipReason::NotCompared;
/// See [`SkipReason::Removed`].
pub const REMOVED: SkipReason = SkipReason::Removed;
/// See [`SkipReason::NotConstructed`].
pub const NOT_CONSTRUCTED: SkipReason = SkipReason::NotConstructed;
/// See [`SkipReason::OfferNotTaken`].
pub const OFFER_NOT_TAKEN: SkipReason = SkipReason::OfferNotTaken;
/// See [`SkipReason::NoTrack`].
pub const NO_TRACK: SkipReason = SkipReason::NoTrack;
/// See [`SkipReason::NoTrackEvent`].
pub const NO_TRACK_EVENT: SkipReason = SkipReason::NoTrackEvent;
/// See [`SkipReason::EngineUnknown`].
pub const ENGINE_UNKNOWN: SkipReason = SkipReason::EngineUnknown;
/// See [`SkipReason::EngineNotMeasured`].
pub const ENGINE_NOT_MEASURED: SkipReason = SkipReason::EngineNotMeasured;
/// See [`SkipReason::VersionNotMeasured`].
pub const VERSION_NOT_MEASURED: SkipReason = SkipReason::VersionNotMeasured;
/// See [`SkipReason::NotInThisVersion`].
pub const NOT_IN_THIS_VERSION: SkipReason = SkipReason::NotInThisVersion;
/// See [`SkipReason::NoMedia`].
pub const NO_MEDIA: SkipReason = SkipReason::NoMedia;
/// See [`SkipReason::NoConnection`].
pub const NO_CONNECTION: SkipReason = SkipReason::NoConnection;
/// See [`SkipReason::NotConnected`].
pub const NOT_CONNECTED: SkipReason = SkipReason::NotConnected;
/// See [`SkipReason::ConnectionLost`].
pub const CONNECTION_LOST: SkipReason = SkipReason::ConnectionLost;
/// See [`SkipReason::NotAsked`].
pub const NOT_ASKED: SkipReason = SkipReason::NotAsked;
/// See [`SkipReason::NotAskedFor`].
pub const NOT_ASKED_FOR: SkipReason = SkipReason::NotAskedFor;
/// See [`SkipReason::NotSent`].
pub const NOT_SENT: SkipReason = SkipReason::NotSent;
/// See [`SkipReason::NoPackets`].
pub const NO_PACKETS: SkipReason = SkipReason::NoPackets;
/// See [`SkipReason::NoRecentSource`].
pub const NO_RECENT_SOURCE: SkipReason = SkipReason::NoRecentSource;
/// See [`SkipReason::NoCodecEntry`].
pub const NO_CODEC_ENTRY: SkipReason = SkipReason::NoCodecEntry;
/// See [`SkipReason::NoSection`].
pub const NO_SECTION: SkipReason = SkipReason::NoSection;
/// See [`SkipReason::NoUnmute`].
pub const NO_UNMUTE: SkipReason = SkipReason::NoUnmute;
/// See [`SkipReason::BeforeTheHandshake`].
pub const BEFORE_THE_HANDSHAKE: SkipReason = SkipReason::BeforeTheHandshake;
/// See [`SkipReason::ArrivedBefore`].
pub const ARRIVED_BEFORE: SkipReason = SkipReason::ArrivedBefore;
/// See [`SkipReason::NotRendered`].
pub const NOT_RENDERED: SkipReason = SkipReason::NotRendered;
/// See [`SkipReason::ReadBackChanged`].
pub const READ_BACK_CHANGED: SkipReason = SkipReason::ReadBackChanged;
/// See [`SkipReason::TooFewColours`].
pub const TOO_FEW_COLOURS: SkipReason = SkipReason::TooFewColours;
/// See [`SkipReason::NoCertificate`].
pub const NO_CERTIFICATE: SkipReason = SkipReason::NoCertificate;
/// See [`SkipReason::NoFingerprint`].
pub const NO_FINGERPRINT: SkipReason = SkipReason::NoFingerprint;
/// See [`SkipReason::NoDigest`].
pub const NO_DIGEST: SkipReason = SkipReason::NoDigest;
/// See [`SkipReason::OtherDigest`].
pub const OTHER_DIGEST: SkipReason = SkipReason::OtherDigest;
