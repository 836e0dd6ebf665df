//! The codecs that the browser claims. They carry data that sites decide by, so a
//! contradiction is a rewriting, openly wrapped or not.

use super::checks;
use super::engine::Behaviour;
use super::rule::{Case, Finding, answered, none, yes};
use crate::evidence::List;

checks! { Capabilities:
    Hard "capabilities.undisputed" "This page and a fresh realm claim the same codecs" {
        why: "The engine has one list; a page that shows another has been given one.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpsender-getcapabilities",
        benign: [],
        rule: |e| match e.capabilities.sends.value() {
            None => Finding::skipped("not-in-this-version"),
            Some(_) => none(&e.capabilities.disputed),
        },
    }
    Hard "capabilities.claimed" "Every codec of an offer is claimed for sending or receiving" {
        why: "Capabilities that were cut down forget the offer, which is made elsewhere.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getcapabilities",
        benign: [],
        rule: |e| none(&e.capabilities.unclaimed),
    }
    Hard "capabilities.both-ways" "Every codec of an offer to send and to receive is claimed for both" {
        why: "The engine offers what it can do both ways; a list cut down on one side contradicts its own offer, in every realm.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [],
        rule: |e| match e.engine.behaves {
            Behaviour::Blink | Behaviour::Gecko => none(&e.capabilities.half_claimed),
            _ => Finding::skipped("engine-not-measured"),
        },
    }
    Hard "capabilities.mandatory" "Opus and VP8 are claimed for sending and receiving" {
        why: "Every browser with WebRTC must support both.",
        spec: "https://www.rfc-editor.org/rfc/rfc7742#section-5",
        benign: [PrivacySetting],
        rule: mandatory,
    }
    Hard "capabilities.unknown-kind" "An unknown kind has no capabilities" {
        why: "The answer is null; fakes give an empty list.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcrtpreceiver-getcapabilities",
        benign: [],
        rule: |e| yes(&e.capabilities.unknown_is_null),
    }
}

fn mandatory(evidence: &Case<'_>) -> Finding {
    let claims = |list: &List| match list.value() {
        None => Finding::skipped("not-in-this-version"),
        Some(_) => answered(list, "audio/opus and video/VP8 among others", |codecs| {
            codecs.is_some_and(|codecs| {
                ["audio/opus", "video/VP8"].iter().all(|codec| {
                    codecs
                        .iter()
                        .any(|claimed| claimed.eq_ignore_ascii_case(codec))
                })
            })
        }),
    };
    claims(&evidence.capabilities.sends).and(|| claims(&evidence.capabilities.receives))
}
