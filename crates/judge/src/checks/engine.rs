//! Which engine this behaves like, and which it claims to be.

use serde::{Deserialize, Serialize};

use super::checks;
use super::rule::{Context, Finding, answered, every_track, is};
use crate::CallOutcome;
use crate::SkipReason;
use crate::code::codes;
use crate::evidence::{Evidence, Text};

codes! {
    /// A browser engine.
    pub enum Behaviour {
        /// Chromium and everything built on it.
        Blink = "blink",
        /// Firefox and everything built on it.
        Gecko = "gecko",
        /// Safari, and every browser on iOS.
        Webkit = "webkit",
        /// The engine could not be recognised.
        Unknown = "unknown",
    }
}

/// What the browser behaves like, and what it says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engine {
    /// By what it did.
    pub behaves: Behaviour,
    /// By its user agent string.
    pub claims: Behaviour,
    /// Whether the two agree; `None` where either is unknown.
    pub consistent: Option<bool>,
    /// The engine whose measurements it is held to: what it behaves like, or, where its answer
    /// does not tell, the engine of its source texts, and among those the one that it claims.
    #[serde(skip, default = "unknown")]
    pub judged_as: Behaviour,
    /// The major version that is claimed, where behaviour and claim agree on the engine.
    #[serde(skip)]
    pub version: Option<u32>,
}

checks! { Engine:
    Soft "engine.consistent" "The browser behaves like the engine its user agent string names" {
        finding: "The browser behaves like another engine than its user agent string names",
        why: "Each engine writes session descriptions and native source text in its own way.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [ChangedUserAgent, UnmeasuredEngine],
        rule: consistent,
    }
    Soft "engine.version-label" "Remote tracks have the labels of the version in the user agent string" {
        finding: "Remote tracks have other labels than in the version in the user agent string",
        why: "Older versions of Blink use the id of a remote track as its label, newer ones remote audio and remote video.",
        spec: "measured: Chromium 147, 150 and 156",
        benign: [ChangedUserAgent, NewBrowser],
        rule: |context| match versions(context) {
            Some((Behaviour::Blink, 150..)) => every_track(context, |track| is(&track.label_form, "remote")),
            _ => Finding::skipped(SkipReason::VersionNotMeasured),
        },
    }
    Soft "engine.version-settings" "getSettings answers as in the version in the user agent string" {
        finding: "getSettings answers in another way than in the version in the user agent string",
        why: "Gecko 153 gives a video track width and height before the first frame, Gecko 140 gives nothing.",
        spec: "measured: Firefox 140 and 153",
        benign: [ChangedUserAgent, NewBrowser],
        rule: |context| match versions(context) {
            Some((Behaviour::Gecko, 153..)) => video_settings(context, true),
            Some((Behaviour::Gecko, ..=140)) => video_settings(context, false),
            _ => Finding::skipped(SkipReason::VersionNotMeasured),
        },
    }
    Soft "engine.version-offer" "createOffer before the answer behaves as in the version in the user agent string" {
        finding: "createOffer before the answer behaves in another way than in the version in the user agent string",
        why: "Gecko and newer versions of Blink refuse an offer while an answer is due; Blink up to 150 makes one.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [ChangedUserAgent, NewBrowser],
        rule: |context| {
            let how = &context.evidence.refusals.create_offer_before_answer;
            match versions(context) {
                Some((Behaviour::Gecko, _) | (Behaviour::Blink, 156..)) => is(how, CallOutcome::RejectsInvalidStateError.name()),
                Some((Behaviour::Blink, ..=150)) => is(how, CallOutcome::Resolves.name()),
                _ => Finding::skipped(SkipReason::VersionNotMeasured),
            }
        },
    }
}

/// The engine where behaviour and claim agree, and the version that is claimed.
pub(super) fn versions(context: &Context<'_>) -> Option<(Behaviour, u32)> {
    let version = context.engine.version?;
    (context.engine.consistent == Some(true)).then_some((context.engine.behaves, version))
}

fn video_settings(context: &Context<'_>, has_size: bool) -> Finding {
    let expected = if has_size {
        "width and height"
    } else {
        "nothing"
    };
    every_track(context, |track| match track.kind.text() {
        Some("video") => answered(&track.settings, expected, |settings| {
            settings.is_some_and(|settings| settings.is_empty() != has_size)
        }),
        _ => Finding::Passed,
    })
}

fn unknown() -> Behaviour {
    Behaviour::Unknown
}

/// Two independent signs: how the script engine writes native source text, and the
/// dialect of the answer. Both must point the same way.
pub(super) fn infer(evidence: &Evidence) -> Engine {
    let origin = &evidence.challenge.answer_origin;
    let text = &evidence.environment.native_text;
    let behaves = match () {
        () if text.is("one-line") && (origin.is("-") || origin.value().is_none()) => {
            Behaviour::Blink
        }
        () if text.is("several-lines") && origin.is("mozilla") => Behaviour::Gecko,
        () if text.is("several-lines") && origin.is("-") => Behaviour::Webkit,
        () => Behaviour::Unknown,
    };
    let claims = claimed(&evidence.environment.claimed_engine);
    let known = behaves != Behaviour::Unknown && claims != Behaviour::Unknown;
    // V8 is in no other engine. Of the two that write several lines the answer tells which it
    // is, and where there was none the claim.
    let judged_as = match claims {
        _ if text.is("one-line") => Behaviour::Blink,
        Behaviour::Gecko | Behaviour::Webkit
            if behaves == Behaviour::Unknown && text.is("several-lines") =>
        {
            claims
        }
        _ => behaves,
    };
    let version = evidence.environment.claimed_version.value();
    Engine {
        behaves,
        claims,
        consistent: known.then_some(behaves == claims),
        judged_as,
        version: version
            .filter(|_| judged_as == claims)
            .map(|version| *version as u32),
    }
}

fn claimed(name: &Text) -> Behaviour {
    let engine = name.value().and_then(|name| Behaviour::from_name(name));
    engine.unwrap_or(Behaviour::Unknown)
}

fn consistent(context: &Context<'_>) -> Finding {
    let engine = context.engine;
    match engine.consistent {
        Some(consistent) => Finding::when(consistent, engine.claims.name(), || {
            engine.behaves.name().to_owned()
        }),
        None => Finding::skipped(SkipReason::EngineUnknown),
    }
}
