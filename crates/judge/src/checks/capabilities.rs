//! The codecs that the browser claims. They carry data that sites decide by, so a
//! contradiction is a rewriting, openly wrapped or not.

use super::checks;
use super::engine::Behaviour;
use super::rule::{Context, Finding, answered, is_true};
use crate::SkipReason;
use crate::evidence::List;

checks! { Capabilities:
    Hard "capabilities.undisputed" "This page and a fresh realm claim the same codecs" {
        finding: "This page and a fresh realm claim different codecs",
        why: "The engine has one list; where a page shows another, a script gave it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-getcapabilities",
        benign: [],
        rule: |context| undisputed(&context.evidence.capabilities.sends, &context.evidence.capabilities.sends_elsewhere)
            .and(|| undisputed(&context.evidence.capabilities.receives, &context.evidence.capabilities.receives_elsewhere)),
    }
    Hard "capabilities.claimed" "Every codec of an offer is claimed for sending or receiving" {
        finding: "An offer has a codec that is claimed neither for sending nor for receiving",
        why: "Capabilities that were cut down forget the offer, which is made elsewhere.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getcapabilities",
        benign: [],
        rule: |context| offered(context, |sends, receives| sends || receives),
    }
    Hard "capabilities.both-ways" "Every codec of an offer to send and to receive is claimed for both" {
        finding: "An offer to send and to receive has a codec that is claimed for one of them only",
        why: "The engine offers what it can do both ways; a list cut down on one side contradicts its own offer, in every realm.",
        spec: "measured: Chromium 102 to 156, Firefox 140 and 153",
        benign: [],
        rule: |context| match context.engine.behaves {
            Behaviour::Blink | Behaviour::Gecko => offered(context, |sends, receives| sends == receives),
            _ => Finding::skipped(SkipReason::EngineNotMeasured),
        },
    }
    Hard "capabilities.mandatory" "Opus and VP8 are claimed for sending and receiving" {
        finding: "Opus or VP8 is not claimed for sending and receiving",
        why: "Every browser with WebRTC must support both.",
        spec: "https://www.rfc-editor.org/rfc/rfc7742#section-5",
        benign: [PrivacySetting],
        rule: mandatory,
    }
    Hard "capabilities.unknown-kind" "An unknown kind has no capabilities" {
        finding: "getCapabilities does not answer null to an unknown kind",
        why: "The answer is null; fakes give an empty list.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getcapabilities",
        benign: [],
        rule: |context| is_true(&context.evidence.capabilities.unknown_is_null),
    }
}

fn undisputed(here: &List, elsewhere: &List) -> Finding {
    let Some(claimed) = here.value() else {
        return Finding::skipped(SkipReason::NotInThisVersion);
    };
    answered(elsewhere, "the same", |codecs| {
        codecs.is_none_or(|codecs| {
            codecs.len() == claimed.len() && codecs.iter().all(|codec| claimed.contains(codec))
        })
    })
}

/// Holds each codec of the offer against the claims to send and to receive it.
fn offered(context: &Context<'_>, holds: fn(bool, bool) -> bool) -> Finding {
    let claims = &context.evidence.capabilities;
    let (Some(sends), Some(receives)) = (claims.sends.value(), claims.receives.value()) else {
        return Finding::skipped(SkipReason::NotInThisVersion);
    };
    let is_in = |claims: &[String], codec: &String| {
        claims.iter().any(|claim| claim.eq_ignore_ascii_case(codec))
    };
    answered(&claims.offered, "claimed codecs", |codecs| {
        codecs.is_some_and(|codecs| {
            codecs
                .iter()
                .all(|codec| holds(is_in(sends, codec), is_in(receives, codec)))
        })
    })
}

fn mandatory(context: &Context<'_>) -> Finding {
    let claims = |list: &List| match list.value() {
        None => Finding::skipped(SkipReason::NotInThisVersion),
        Some(_) => answered(list, "audio/opus, video/VP8", |codecs| {
            codecs.is_some_and(|codecs| {
                ["audio/opus", "video/VP8"].iter().all(|codec| {
                    codecs
                        .iter()
                        .any(|claimed| claimed.eq_ignore_ascii_case(codec))
                })
            })
        }),
    };
    claims(&context.evidence.capabilities.sends)
        .and(|| claims(&context.evidence.capabilities.receives))
}
