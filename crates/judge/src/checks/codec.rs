//! The video codecs that the browser claims, put to the proof.

use super::checks;
use super::rule::{Context, Finding, for_each, is, is_true};
use crate::CallOutcome;
use crate::SkipReason;
use crate::evidence::codec::Codec;
use crate::joined;

checks! { Codec:
    Hard "codec.preferred" "A codec that is claimed can be asked for" {
        finding: "setCodecPreferences refuses a codec that is claimed",
        why: "setCodecPreferences refuses what the engine does not have; a script wrote the claim.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtptransceiver-setcodecpreferences",
        benign: [],
        rule: |context| each(context, |codec| {
            if codec.preferred.is(CallOutcome::ThrowsTypeError.name()) {
                return Finding::skipped(SkipReason::NotInThisVersion);
            }
            of(codec, is(&codec.preferred, CallOutcome::Returns.name()))
        }),
    }
    Medium "codec.negotiated" "A codec that is claimed on both sides is negotiated between them" {
        finding: "A codec that is claimed on both sides is not negotiated between them",
        why: "Claims can be written by a script; the descriptions are the engine's.",
        spec: "https://www.rfc-editor.org/rfc/rfc9429#section-5.3.1",
        benign: [PrivacyExtension, UnmeasuredEngine],
        rule: |context| each(context, |codec| {
            if !codec.preferred.is(CallOutcome::Returns.name()) {
                return Finding::skipped(SkipReason::NotAskedFor);
            }
            of(codec, is_true(&codec.negotiated))
        }),
    }
    Medium "codec.used" "The codec in use is the one that was asked for" {
        finding: "Another codec is in use than the one that was asked for",
        why: "A line with one codec can carry no other.",
        spec: "https://www.w3.org/TR/webrtc-stats/#dom-rtcrtpstreamstats-codecid",
        benign: [UnmeasuredEngine],
        rule: |context| each(context, |codec| match (codec.used.value(), codec.name.value()) {
            (Some(used), Some(name)) => {
                Finding::when(used.eq_ignore_ascii_case(name), "the same", || {
                    joined(&[name, " asked for, in use ", used])
                })
            }
            _ => Finding::skipped(SkipReason::NoPackets),
        }),
    }
}

fn each(context: &Context<'_>, rule: impl Fn(&Codec) -> Finding) -> Finding {
    for_each(&context.evidence.codecs, SkipReason::NotAsked, rule)
}

/// Says which codec failed.
fn of(codec: &Codec, finding: Finding) -> Finding {
    match finding {
        Finding::Failed(mut failure) => {
            let name = codec.name.text().unwrap_or_default();
            failure.observed = joined(&[name, " ", &failure.observed]);
            Finding::Failed(failure)
        }
        finding => finding,
    }
}
