//! The schema of a report.

use ontrack_probe::checks::Behaviour;
use ontrack_probe::evidence::SCHEMA_VERSION;
use ontrack_probe::verdict::MediaOutcome;
use ontrack_probe::{Outcome, Verdict, Weight};
use serde_json::{Value, json};

use crate::evidence;

pub(crate) fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:ontrack-probe:schema:report:1",
        "title": "Report",
        "description": "The report of one probe. Newer minor versions add members and reasons.",
        "type": "object",
        "required": [
            "schemaVersion", "version", "verdict", "reason", "outcome", "summary", "source", "tracks", "media",
            "anomalies", "checks", "engine", "timeline", "durationMs", "evidence",
        ],
        "properties": {
            "schemaVersion": { "const": SCHEMA_VERSION, "description": "The version of the shape of evidence." },
            "version": { "type": "string", "description": "The version of the library that looked." },
            "verdict": {
                "description": "What the probe concludes.",
                "enum": names([Verdict::Genuine, Verdict::Inconclusive, Verdict::Blocked,
                    Verdict::Instrumented, Verdict::Tampered, Verdict::Emulated], Verdict::name),
            },
            "reason": { "type": ["string", "null"], "description": "Why, for blocked and inconclusive: a stable code. New ones may come." },
            "outcome": {
                "description": "How far the probe came.",
                "enum": names([Outcome::Success, Outcome::Timeout, Outcome::ConstructorFailed,
                    Outcome::MalformedTrack, Outcome::NegotiationFailed, Outcome::Unsupported], Outcome::name),
            },
            "summary": { "type": "string", "description": "The report in a sentence or two, for people." },
            "source": { "type": "string", "description": "Where the track came from." },
            "tracks": { "type": "array", "items": track(), "description": "The remote tracks, as they arrived." },
            "media": media(),
            "anomalies": { "type": "array", "items": anomaly(), "description": "The checks that failed." },
            "checks": checks(),
            "engine": engine(),
            "timeline": { "type": "array", "items": evidence::moment(), "description": "What happened when." },
            "durationMs": { "type": "number", "description": "How long the probe took, in ms." },
            "evidence": { "$ref": evidence::ID },
        },
        "$defs": { "evidence": evidence::schema() },
    })
}

fn names<T, const N: usize>(all: [T; N], name: fn(T) -> &'static str) -> Value {
    all.into_iter().map(name).collect()
}

fn track() -> Value {
    let of = |kind: &str, about: &str| json!({ "type": [kind, "null"], "description": about });
    json!({
        "type": "object",
        "required": ["source", "kind", "id", "label", "readyState", "muted", "enabled", "settings", "streams", "mid", "lifecycle", "ladder"],
        "properties": {
            "source": { "type": "string", "description": "Which source brought it." },
            "kind": of("string", "What it carries."),
            "id": of("string", "Its id, or (other) where it is neither of the offer nor a UUID."),
            "label": of("string", "remote audio, remote video, (track id), empty, or (other)."),
            "readyState": of("string", "On arrival."),
            "muted": of("boolean", "On arrival."),
            "enabled": of("boolean", "On arrival."),
            "settings": {
                "type": ["object", "null"],
                "description": "getSettings(); ids are told as (track id) or (other).",
                "additionalProperties": { "type": ["string", "integer"] },
            },
            "streams": { "type": ["array", "null"], "items": { "type": "string" }, "description": "The ids of its streams." },
            "mid": of("string", "The name of its m-line."),
            "lifecycle": {
                "type": "array",
                "description": "Its states from arrival to the end.",
                "items": {
                    "type": "object",
                    "required": ["at", "readyState"],
                    "properties": {
                        "at": { "enum": ["event", "answered", "closed", "microtask", "task", "media"] },
                        "readyState": { "type": "string" },
                    },
                },
            },
            "ladder": {
                "type": ["object", "null"],
                "description": "How far a track of a medium came; null for offline.",
                "required": ["rung", "next", "codec"],
                "properties": {
                    "rung": of("string", "The highest rung that it climbed."),
                    "next": of("string", "Why not higher."),
                    "codec": of("string", "Its codec."),
                },
            },
        },
    })
}

fn media() -> Value {
    json!({
        "type": ["object", "null"],
        "description": "How far media came; null for offline.",
        "required": ["outcome", "reason", "channel", "sound", "steps", "codecs"],
        "properties": {
            "outcome": {
                "enum": names([MediaOutcome::Complete, MediaOutcome::Partial, MediaOutcome::Inconclusive], MediaOutcome::name),
            },
            "reason": { "type": ["string", "null"], "description": "Why it came no further." },
            "channel": { "type": ["string", "null"], "description": "echoed where a message went there and back, or its state." },
            "sound": { "type": ["string", "null"], "description": "How the sound was made that was sent." },
            "steps": { "type": ["array", "null"], "items": { "type": "string" }, "description": "The steps with the other side that went wrong or took a detour." },
            "codecs": {
                "type": "array",
                "description": "The video codecs that were tried.",
                "items": {
                    "type": "object",
                    "required": ["type", "frames", "ok"],
                    "properties": {
                        "type": { "type": ["string", "null"], "description": "Its media type." },
                        "frames": { "type": "integer", "description": "How many of its frames were decoded, as far as that is known." },
                        "ok": { "type": ["boolean", "null"], "description": "Whether it was negotiated and decoded; null where that is open." },
                    },
                },
            },
        },
    })
}

fn anomaly() -> Value {
    json!({
        "type": "object",
        "required": ["check", "weight", "expected", "observed", "benignCauses"],
        "properties": {
            "check": { "type": "string", "pattern": "^[a-z]+\\.[a-z0-9-]+$", "description": "The id of the check." },
            "weight": { "enum": names([Weight::Soft, Weight::Medium, Weight::Hard], Weight::name) },
            "expected": { "type": "string", "description": "What a genuine browser shows." },
            "observed": { "type": "string", "description": "What was seen. It may come from the page: escape it where it is shown." },
            "benignCauses": { "type": "array", "items": { "type": "string" }, "description": "What real people's browsers may have that causes it." },
        },
    })
}

fn checks() -> Value {
    let ids = |about: &str| json!({ "type": "array", "items": { "type": "string" }, "description": about });
    json!({
        "type": "object",
        "required": ["passed", "failed", "skipped"],
        "properties": {
            "passed": ids("The ids of the checks that passed."),
            "failed": ids("The ids of the checks that failed."),
            "skipped": {
                "type": "object",
                "description": "The ids of the checks that could not be judged, by the reason.",
                "additionalProperties": { "type": "array", "items": { "type": "string" } },
            },
        },
    })
}

fn engine() -> Value {
    let names = [
        Behaviour::Blink,
        Behaviour::Gecko,
        Behaviour::Webkit,
        Behaviour::Unknown,
    ]
    .map(Behaviour::name);
    json!({
        "type": "object",
        "required": ["behaves", "claims", "consistent"],
        "properties": {
            "behaves": { "enum": names, "description": "By what it did." },
            "claims": { "enum": names, "description": "By its user agent string." },
            "consistent": { "type": ["boolean", "null"], "description": "Whether the two agree; null where either is unknown." },
        },
    })
}
