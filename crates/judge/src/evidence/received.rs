//! A remote track of a connection that carries media.
//!
//! Spec: <https://www.w3.org/TR/webrtc-stats/#inboundrtpstats-dict*>.

use super::subject::subject;

subject! {
    /// A remote track of a connection that carries media.
    pub struct Received {
        /// `kind`.
        kind "kind": Text,
        /// `id`, where it is a UUID; `(other)` otherwise.
        id "id": Text,
        /// What `label` is, as for the tracks of the offer.
        label_form "labelForm": Text,
        /// `enabled` when it arrived.
        enabled "enabled": Flag,
        /// `getSettings()` when it arrived, as for the tracks of the offer.
        settings "settings": List,
        /// `transceiver.mid`.
        mid "mid": Text,
        /// The ids of the event's streams that the probe's own sources and servers
        /// give; `(other)` otherwise.
        stream_ids "streamIds": List,
        /// `isTrusted` of its event.
        trusted "trusted": Flag,
        /// Whether a fresh realm's `muted` getter works on it.
        brand "brand": Flag,
        /// Whether `receiver.track` is the event's track.
        receiver_has_track "receiverHasTrack": Flag,
        /// `readyState` when it arrived.
        state_at_first "stateAtFirst": Text,
        /// `muted` when it arrived.
        muted_at_first "mutedAtFirst": Flag,
        /// `readyState` at the end, before the connection was closed.
        ready_state "readyState": Text,
        /// How showing it went: `tried`, or what stood in the way: `autoplay-blocked`,
        /// `no-frame-callback`. Not reached where nothing was to show it.
        play "play": Text,
        /// Whether `unmute` came.
        unmuted "unmuted": Flag,
        /// The state of the DTLS transport when `unmute` came.
        state_at_unmute "stateAtUnmute": Text,
        /// How often the statistics told of it.
        looks "looks": Number,
        /// Whether an `inbound-rtp` with packets was there before the connection was.
        early "early": Flag,
        /// `inbound-rtp.trackIdentifier === track.id`.
        identifier_agrees "identifierAgrees": Flag,
        /// `inbound-rtp.mid === transceiver.mid`.
        mid_agrees "midAgrees": Flag,
        /// `inbound-rtp.kind === track.kind`.
        kind_agrees "kindAgrees": Flag,
        /// `inbound-rtp.ssrc`.
        ssrc "ssrc": Number,
        /// Whether `getSynchronizationSources()` tells the same `ssrc`.
        ssrc_agrees "ssrcAgrees": Flag,
        /// The codec in the statistics.
        codec "codec": Text,
        /// Whether the other side's description gives the codec's payload type to it.
        codec_agrees "codecAgrees": Flag,
        /// Counters and timestamps of the statistics that ran backwards.
        backward "backward": List,
        /// Values of the statistics that are of no possible kind.
        impossible "impossible": List,
        /// `packetsReceived` at the end.
        packets "packets": Number,
        /// `framesDecoded` at the end.
        frames_decoded "framesDecoded": Number,
        /// `totalSamplesReceived` less `concealedSamples` at the end.
        samples "samples": Number,
        /// How many frames a video element gave.
        frames_rendered "framesRendered": Number,
        /// Whether every frame's size is the size of the element's picture.
        size_agrees "sizeAgrees": Flag,
        /// Whether the frames carry what only frames of remote tracks do:
        /// `rtpTimestamp` or `receiveTime`.
        remote_frames "remoteFrames": Flag,
        /// Whether the times of the frames move forward.
        frames_advance "framesAdvance": Flag,
        /// The colours that were seen, as digits from 0 to 7: each once, and again where
        /// it may have come back, with `-` where frames are missing.
        colours "colours": Text,
        /// The first of these pictures that are no plain colour: the colours of the four by four
        /// cells of each, row by row.
        mosaics "mosaics": Text,
        /// The tones that were heard, each once per change, as digits.
        tones "tones": Text,
    }
}
