//! The tracks of a connection that carries media, against its statistics.

use super::engine::Behaviour;
use super::rule::{Context, Finding, for_each, is_empty, is_true, one_of, present};
use super::{Measured, checks};
use crate::SkipReason;
use crate::evidence::received::Received;

checks! { Received:
    Hard "received.trusted" "The browser dispatches the track event itself" {
        finding: "The browser did not dispatch the track event itself",
        why: "Script can only dispatch events that are not trusted.",
        spec: "https://dom.spec.whatwg.org/#dom-event-istrusted",
        benign: [Framework],
        measured: Measured::ByNature,
        rule: |context| each(context, |track| is_true(&track.trusted)),
    }
    Hard "received.brand" "The track is the engine's own object" {
        finding: "The track is not the engine's own object",
        why: "A getter of a fresh realm works on native tracks and on nothing else.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-getter",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| each(context, |track| is_true(&track.brand)),
    }
    Hard "received.receiver-track" "The event's track is its receiver's track" {
        finding: "The event's track is not its receiver's track",
        why: "A track that replaces another has no receiver.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtctrackevent-track",
        benign: [],
        rule: |context| each(context, |track| is_true(&track.receiver_has_track)),
    }
    Medium "received.muted-first" "A track arrives muted" {
        finding: "A track does not arrive muted",
        why: "No packet can have come before the description was applied.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-tracks",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| match track.trusted.value() {
            Some(_) => is_true(&track.muted_at_first),
            None => Finding::skipped(SkipReason::ArrivedBefore),
        }),
    }
    Hard "received.identifier" "The statistics name the track that arrived" {
        finding: "The statistics do not name the track that arrived",
        why: "A track put in its place has an id of its own; made-up statistics have none that fits.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-trackidentifier",
        benign: [],
        rule: |context| each(context, |track| present(&track.identifier_agrees)),
    }
    Medium "received.mid" "The statistics name the transceiver's m-line" {
        finding: "The statistics do not name the transceiver's m-line",
        why: "Made-up statistics know nothing of the negotiation.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-mid",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| present(&track.mid_agrees)),
    }
    Medium "received.kind" "The statistics and the track are of one kind" {
        finding: "The statistics and the track are of different kinds",
        why: "Made-up statistics know nothing of the negotiation.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcrtpstreamstats-kind",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| present(&track.kind_agrees)),
    }
    Medium "received.ssrc" "Statistics and synchronization sources name the same ssrc" {
        finding: "Statistics and synchronization sources name different ssrcs",
        why: "Both read it from the packets, each in its own way.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getsynchronizationsources",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| present(&track.ssrc_agrees)),
    }
    Medium "received.codec" "The codec in the statistics is the one that was negotiated" {
        finding: "The codec in the statistics is not the one that was negotiated",
        why: "A payload type means what the description says it means.",
        spec: "https://www.w3.org/TR/webrtc-stats/#codec-dict*",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| present(&track.codec_agrees)),
    }
    Hard "received.counters" "Counters of the statistics never run backwards" {
        finding: "A counter of the statistics runs backwards",
        why: "They count from the beginning of the stream; a script that invents them begins again.",
        spec: "https://www.w3.org/TR/webrtc-stats/#guidelines-for-design-of-stats-objects",
        benign: [],
        rule: |context| each(context, |track| super::rule::answered(&track.backward, "none", |names| {
            names.is_some_and(|names| names.iter().all(|name| name == "timestamp"))
        })),
    }
    Soft "received.times" "Timestamps of the statistics never run backwards" {
        finding: "A value of the statistics runs backwards",
        why: "They tell when the statistics were read; somebody who sets the clock while the probe runs moves them.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcstats-timestamp",
        benign: [SlowMachine],
        rule: |context| each(context, |track| is_empty(&track.backward)),
    }
    Medium "received.possible" "Counters are numbers from zero up" {
        finding: "A counter is no number from zero up",
        why: "WebIDL gives a number or leaves the member out.",
        spec: "https://webidl.spec.whatwg.org/#js-unsigned-long-long",
        benign: [Monitoring],
        rule: |context| each(context, |track| is_empty(&track.impossible)),
    }
    Medium "received.after-handshake" "No packet is counted before the connection is established" {
        finding: "A packet is counted before the connection is established",
        why: "Without the keys of the handshake no packet can be received.",
        spec: "https://www.rfc-editor.org/rfc/rfc5764#section-3",
        benign: [SlowMachine],
        rule: |context| each(context, |track| super::rule::no(&track.early)),
    }
    Medium "received.unmuted" "A track that receives packets is unmuted" {
        finding: "A track receives packets and is not unmuted",
        why: "The first packet unmutes a track; a track put in its place stays muted.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-receiver",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, unmuted),
    }
    Medium "received.unmute-time" "A track is unmuted once the DTLS transport is connected" {
        finding: "A track is unmuted while its DTLS transport is not connected",
        why: "A packet causes the event, and packets need the handshake.",
        spec: "https://www.w3.org/TR/webrtc/#mediastreamtrack-network-use",
        benign: [SlowMachine, OldBrowser],
        rule: |context| each(context, |track| match track.state_at_unmute.text() {
            None | Some("unknown") => Finding::skipped(SkipReason::NoUnmute),
            // WebKit up to 26.6 unmutes a track with its event when the page offers.
            _ if context.engine.judged_as == Behaviour::Webkit => Finding::skipped(SkipReason::EngineNotMeasured),
            Some("new") => Finding::skipped(SkipReason::BeforeTheHandshake),
            Some(_) => one_of(&track.state_at_unmute, "connected", &["connected", "connecting"]),
        }),
    }
    Medium "received.frame-size" "Frames have the size of the picture that shows them" {
        finding: "Frames do not have the size of the picture that shows them",
        why: "Both come from the decoded frame.",
        spec: "https://wicg.github.io/video-rvfc/#dom-videoframecallbackmetadata-width",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| is_true(&track.size_agrees)),
    }
    Medium "received.frames-advance" "Every frame shown is a later one" {
        finding: "A frame is shown that is not later than the one before it",
        why: "presentedFrames counts up with each frame.",
        spec: "https://wicg.github.io/video-rvfc/#dom-videoframecallbackmetadata-presentedframes",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |track| is_true(&track.frames_advance)),
    }
    Soft "received.remote-frames" "Frames carry the times of a remote stream" {
        finding: "Frames lack the times of a remote stream",
        why: "rtpTimestamp and receiveTime are there for remote streams only; a canvas has neither.",
        spec: "https://wicg.github.io/video-rvfc/#dom-videoframecallbackmetadata-rtptimestamp",
        benign: [OldBrowser, UnmeasuredEngine],
        rule: |context| each(context, |track| is_true(&track.remote_frames)),
    }
    Medium "received.counted-frames" "Frames that are shown are counted as decoded" {
        finding: "Frames are shown, and the statistics count none as decoded",
        why: "A picture without decoded frames was never sent: some other source is shown.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-framesdecoded",
        benign: [Monitoring],
        rule: |context| each(context, counted),
    }
}

fn each(context: &Context<'_>, rule: impl Fn(&Received) -> Finding) -> Finding {
    for_each(&context.evidence.received, SkipReason::NoMedia, rule)
}

fn above(number: &crate::evidence::Number, limit: f64) -> bool {
    number.value().is_some_and(|number| *number > limit)
}

fn unmuted(track: &Received) -> Finding {
    // The event of a packet of the last moments may still be on its way.
    if !track.muted_at_first.is_true() || !above(&track.packets, 5.0) {
        return Finding::skipped(SkipReason::NoPackets);
    }
    is_true(&track.unmuted)
}

fn counted(track: &Received) -> Finding {
    if !above(&track.frames_rendered, 5.0) || !track.looks.reached() {
        return Finding::skipped(SkipReason::NotRendered);
    }
    super::rule::answered(&track.frames_decoded, "decoded frames", |count| {
        count.is_some_and(|count| *count > 0.0)
    })
}
