//! How far the media of a loopback came. The network cannot be to blame: what is
//! missing while the connection stands is missing from the browser.

use super::checks;
use super::rule::{Context, Finding, answered, seen};
use super::stage::{MediaStage, above_zero};
use crate::SkipReason;
use crate::challenge::{Colour, content};
use crate::evidence::codec::Codec;
use crate::evidence::received::Received;
use crate::evidence::{Evidence, Observation};

checks! { Media:
    Medium "media.track" "A track arrives where the connection is established and a track was sent" {
        finding: "The connection is established, a track was sent, and no video track arrives",
        why: "Stripped browsers open the data channel and leave the media out.",
        spec: "https://www.w3.org/TR/webrtc/#process-remote-tracks",
        benign: [UnmeasuredEngine],
        rule: track,
    }
    Medium "media.packets" "Packets follow the connection" {
        finding: "No packets follow the connection",
        why: "A browser without encoders, or without RTP, connects and then is silent.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcreceivedrtpstreamstats-packetsreceived",
        benign: [SlowMachine, PrivacySetting],
        rule: packets,
    }
    Medium "media.decodes" "Pictures follow the packets" {
        finding: "No pictures follow the packets",
        why: "A browser without decoders counts packets and shows nothing.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-framesdecoded",
        benign: [SlowMachine],
        rule: decodes,
    }
    Medium "media.content" "The decoded pictures show the colours that were painted" {
        finding: "The decoded pictures do not show the colours that were painted",
        why: "The colours follow from the nonce; only a browser that decodes the stream can tell them.",
        spec: "measured: eight colours come back unchanged through VP8, VP9, H264 and AV1",
        benign: [SlowMachine, PrivacyExtension],
        rule: shows,
    }
    Medium "media.codecs" "A codec that is claimed and negotiated is decoded" {
        finding: "A codec that is claimed, negotiated and sent is not decoded",
        why: "A list of codecs is easily copied, a decoder is not.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getcapabilities",
        benign: [SlowMachine],
        rule: codecs,
    }
}

/// Whether the source of this evidence has media at all.
pub(crate) fn has_source(evidence: &Evidence) -> bool {
    evidence.transport.connected.reached() || evidence.transport.obstacle.reached()
}

/// Whether the connection of a loopback stands, in a page that is seen: only then
/// is the browser alone responsible for what comes.
pub(crate) fn is_answerable(evidence: &Evidence) -> bool {
    let seen = &evidence.transport;
    evidence.source == "loopback"
        && seen.connected.is_true()
        && seen.obstacle.value().is_none()
        && !seen.hidden.is_true()
}

fn videos(evidence: &Evidence) -> impl Iterator<Item = &Received> {
    evidence
        .received
        .iter()
        .filter(|track| track.kind.is("video"))
}

fn answerable(context: &Context<'_>, rule: impl FnOnce() -> Finding) -> Finding {
    if is_answerable(context.evidence) {
        rule()
    } else {
        Finding::skipped(SkipReason::NoConnection)
    }
}

fn track(context: &Context<'_>) -> Finding {
    answerable(context, || {
        let is_seen = |track: &Received| track.kind.answered();
        if !context.evidence.received.iter().all(is_seen) {
            return Finding::skipped(SkipReason::TimedOut);
        }
        Finding::when(videos(context.evidence).next().is_some(), "video", || {
            String::from("the connection alone")
        })
    })
}

fn packets(context: &Context<'_>) -> Finding {
    answerable(context, || match videos(context.evidence).next() {
        None => Finding::skipped(SkipReason::NoTrack),
        // Statistics that never told of the track in all the time are none of a stream.
        Some(track) if MediaStage::of(track) == MediaStage::Event => match track.packets {
            Observation::TimedOut => Finding::skipped(SkipReason::TimedOut),
            _ => Finding::failed("packets", || seen(&track.packets)),
        },
        Some(_) => Finding::Passed,
    })
}

fn decodes(context: &Context<'_>) -> Finding {
    answerable(context, || match videos(context.evidence).next() {
        Some(track) => match MediaStage::of(track) {
            MediaStage::Event => Finding::skipped(SkipReason::NoPackets),
            MediaStage::Packets => answered(&track.frames_decoded, "decoded frames", |_| false),
            _ => Finding::Passed,
        },
        None => Finding::skipped(SkipReason::NoPackets),
    })
}

fn shows(context: &Context<'_>) -> Finding {
    const ENOUGH: usize = 5;
    answerable(context, || {
        if !context.evidence.transport.read_back.is("exact") {
            return Finding::skipped(SkipReason::ReadBackChanged);
        }
        match videos(context.evidence).find_map(|track| track.colours.value()) {
            Some(colours) if changes(colours) >= ENOUGH => {
                Finding::when(is_run(colours, &context.evidence.nonce), "the same", || {
                    colours.as_str().to_owned()
                })
            }
            _ => Finding::skipped(SkipReason::TooFewColours),
        }
    })
}

/// How many changes of the colour were seen from one frame to the next.
fn changes(colours: &str) -> usize {
    let pairs = colours.bytes().zip(colours.bytes().skip(1));
    pairs
        .filter(|(one, next)| one != next && *one != b'-' && *next != b'-')
        .count()
}

/// Whether the colours are runs of the sequence that the nonce stands for, entered
/// anywhere. From one frame to the next two colours may have gone by.
fn is_run(colours: &str, nonce: &str) -> bool {
    let sequence = content(nonce).map(Colour::number);
    // One bit for each place of the sequence at which the last colour can have been.
    let mut places = u16::MAX;
    for digit in colours.bytes() {
        let reached = |steps| places.rotate_left(steps);
        let shown = sequence.iter().rev().fold(0, |bits, own| {
            bits << 1 | u16::from(*own == digit.wrapping_sub(b'0'))
        });
        places = match digit {
            b'-' => u16::MAX,
            _ => shown & (reached(0) | reached(1) | reached(2) | reached(3)),
        };
        if places == 0 {
            return false;
        }
    }
    true
}

/// Whether pictures of this codec were sent, and enough of them.
pub(crate) fn is_sent(codec: &Codec) -> bool {
    codec.packets.value().is_some_and(|packets| *packets > 5.0)
        && !matches!(codec.frames_encoded, Observation::Value(count) if count <= 0.0)
}

fn codecs(context: &Context<'_>) -> Finding {
    answerable(context, || {
        super::rule::for_each(&context.evidence.codecs, SkipReason::NotAsked, |codec| {
            if !codec.negotiated.is_true() || !is_sent(codec) {
                return Finding::skipped(SkipReason::NotSent);
            }
            if codec.frames_decoded == Observation::TimedOut {
                return Finding::skipped(SkipReason::TimedOut);
            }
            Finding::when(above_zero(&codec.frames_decoded), "decoded frames", || {
                codec.name.text().unwrap_or_default().to_owned()
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(nonce: &str) -> String {
        let digits = content(nonce).map(|colour| char::from(b'0' + colour.number()));
        digits.iter().cycle().skip(5).take(12).collect()
    }

    #[test]
    fn colours_are_recognised_wherever_they_begin() {
        assert!(is_run(&painted("one"), "one"));
    }

    #[test]
    fn a_dropped_frame_is_forgiven() {
        let mut colours = painted("one");
        colours.remove(4);
        colours.remove(7);
        assert!(is_run(&colours, "one"));
    }

    #[test]
    fn a_colour_that_was_there_before_may_be_there_again() {
        let (colours, twice) = ("360504234", "3600504234");
        assert!(!is_run(colours, "recorded"));
        assert!(is_run(twice, "recorded"));
    }

    #[test]
    fn where_frames_are_missing_any_colours_may_have_gone_by() {
        let mut colours = painted("one");
        colours.replace_range(3..8, "-");
        assert!(is_run(&colours, "one"));
        assert_eq!(changes(&colours), 2 + 3);
        assert!(!is_run(&colours.replace('-', ""), "one"));
    }

    #[test]
    fn the_colours_of_another_nonce_are_not_recognised() {
        let strangers = (0..500).filter(|number| is_run(&painted(&number.to_string()), "one"));
        assert_eq!(strangers.count(), 0);
        assert!(!is_run("01010101", "one"));
    }
}
