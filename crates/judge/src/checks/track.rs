//! The remote track.

use super::checks;
use super::engine::Behaviour;
use super::rule::{
    Context, Finding, answered, every_track, is, is_empty, is_true, one_of, unless_absent,
};
use crate::SkipReason;
use crate::evidence::Observation;
use crate::evidence::track::Track;

checks! { Track:
    Hard "track.kind" "The tracks have the kinds of the sending m-lines, in order" {
        finding: "The tracks do not have the kinds of the sending m-lines in order",
        why: "The order of the m-lines is random.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastreamtrack-kind",
        benign: [],
        rule: kinds,
    }
    Hard "track.id" "A track has an id, and no two have the same" {
        finding: "A track has no id, or two tracks have the same",
        why: "Ids are unique by construction.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastreamtrack-id",
        benign: [],
        rule: ids,
    }
    Medium "track.id-form" "A track's id is the one in the offer, or a UUID" {
        finding: "A track's id is neither the one in the offer nor a UUID",
        why: "Blink and WebKit take the offered id or make a UUID, Gecko makes a UUID in braces.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [NewBrowser, UnmeasuredEngine],
        rule: |context| every_track(context, |track| one_of(&track.id_form, "offered or a UUID", &["offered", "uuid", "braced-uuid"])),
    }
    Hard "track.ready-state" "A remote track arrives live" {
        finding: "A remote track does not arrive live",
        why: "A track ends when its connection closes or its transceiver stops, and not before.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastreamtrack-readystate",
        benign: [],
        rule: |context| every_track(context, |track| is(&track.ready_state, "live")),
    }
    Hard "track.muted" "A remote track arrives muted" {
        finding: "A remote track does not arrive muted",
        why: "No packet can have come yet; fakes and local tracks put in its place are not muted.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-create-an-rtcrtpreceiver",
        benign: [],
        rule: |context| every_track(context, |track| is_true(&track.muted)),
    }
    Hard "track.enabled" "A remote track arrives enabled" {
        finding: "A remote track does not arrive enabled",
        why: "Only the page disables tracks.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastreamtrack-enabled",
        benign: [],
        rule: |context| every_track(context, |track| is_true(&track.enabled)),
    }
    Medium "track.label" "A remote track's label is remote audio or remote video, or its id in older browsers" {
        finding: "A remote track has a label that browsers do not give to remote tracks",
        why: "The specification fixes the label; a device's name means a local track.",
        spec: "https://www.w3.org/TR/webrtc/#dfn-create-an-rtcrtpreceiver",
        benign: [OldBrowser, UnmeasuredEngine],
        rule: |context| every_track(context, |track| one_of(&track.label_form, "remote or id", &["remote", "id"])),
    }
    Hard "track.tag" "A remote track is a MediaStreamTrack and no kind of its own" {
        finding: "A remote track is no MediaStreamTrack, or has a kind of its own",
        why: "In Blink a canvas track put in its place is a CanvasCaptureMediaStreamTrack.",
        spec: "https://webidl.spec.whatwg.org/#interface-prototype-object",
        benign: [],
        rule: |context| every_track(context, |track| is(&track.tag, "MediaStreamTrack").and(|| unless_absent(&track.prototype_is_native))),
    }
    Hard "track.own-members" "A remote track carries none of its interface's members itself" {
        finding: "A remote track carries members of its interface itself",
        why: "Scripts that fake a getter often put it on the object itself.",
        spec: "https://webidl.spec.whatwg.org/#js-interfaces",
        benign: [Framework],
        rule: |context| every_track(context, |track| is_empty(&track.own_members)),
    }
    Medium "track.content-hint" "A remote track's contentHint, where it exists, is empty" {
        finding: "A remote track's contentHint is not empty",
        why: "Only the page sets it. Gecko has none.",
        spec: "https://www.w3.org/TR/mst-content-hint/",
        benign: [],
        rule: |context| every_track(context, |track| answered(&track.content_hint, "empty, or absent", |hint| {
            hint.is_none_or(|hint| hint.is_empty())
        })),
    }
    Medium "track.settings" "getSettings answers in the engine's own way before any frame" {
        finding: "getSettings does not answer in the engine's own way before any frame",
        why: "Blink gives the track id as the device, Gecko gives width and height of 0 or nothing; fakes give nothing, local tracks a real device.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [NewBrowser, OldBrowser],
        rule: |context| every_track(context, |track| settings(context.engine.behaves, track)),
    }
    Medium "track.constraints" "getConstraints of a fresh track is empty" {
        finding: "getConstraints of a fresh track is not empty",
        why: "Nobody constrained it.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastreamtrack-getconstraints",
        benign: [],
        rule: |context| every_track(context, |track| is_empty(&track.constraints)),
    }
    Medium "track.capabilities" "getCapabilities, where it exists, answers in the engine's own way" {
        finding: "getCapabilities does not answer in the engine's own way",
        why: "Blink lists what it knows of the source, Gecko nothing.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [NewBrowser, OldBrowser],
        rule: |context| every_track(context, |track| capabilities(context.engine.behaves, track)),
    }
}

fn kinds(context: &Context<'_>) -> Finding {
    let challenge = &context.challenge_asked;
    let mut lines = challenge.sending();
    let mut all = Finding::skipped(SkipReason::NoTrack);
    for track in &context.evidence.tracks {
        // A track too many is the business of the delivery checks.
        let Some(line) = lines.next() else { break };
        let expected = line.media.name();
        all = all.and(|| {
            answered(&track.kind, expected, |kind| {
                kind.is_some_and(|kind| kind == expected)
            })
        });
    }
    all
}

fn ids(context: &Context<'_>) -> Finding {
    let repeated = context
        .evidence
        .tracks
        .iter()
        .enumerate()
        .any(|(index, track)| {
            track.id.value().is_some_and(|id| {
                id != "(other)"
                    && context
                        .evidence
                        .tracks
                        .iter()
                        .skip(index + 1)
                        .any(|other| other.id.is(id))
            })
        });
    every_track(context, |track| {
        answered(&track.id, "an id of its own", |id| {
            id.is_some_and(|id| !id.is_empty()) && !repeated
        })
    })
}

fn settings(behaves: Behaviour, track: &Track) -> Finding {
    let has = |list: &[String], start: &str| list.iter().any(|item| item.starts_with(start));
    match behaves {
        Behaviour::Blink => answered(&track.settings, "deviceId=(track id)", |list| {
            list.is_some_and(|list| has(list, "deviceId=(track id)") && !has(list, "groupId"))
        }),
        Behaviour::Gecko => answered(&track.settings, "nothing, or 0", |list| {
            list.is_some_and(|list| {
                list.iter()
                    .all(|item| item == "width=0" || item == "height=0")
            })
        }),
        _ => Finding::skipped(SkipReason::EngineNotMeasured),
    }
}

fn capabilities(behaves: Behaviour, track: &Track) -> Finding {
    if matches!(track.capabilities, Observation::Absent) {
        return Finding::skipped(SkipReason::NotInThisVersion);
    }
    match behaves {
        Behaviour::Blink => answered(&track.capabilities, "deviceId", |list| {
            list.is_some_and(|list| list.iter().any(|name| name == "deviceId"))
        }),
        Behaviour::Gecko => is_empty(&track.capabilities),
        _ => Finding::skipped(SkipReason::EngineNotMeasured),
    }
}
