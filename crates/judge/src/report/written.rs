//! The report as JSON, in the shape of the package's types.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{Anomaly, Report, SkippedCheck};
use crate::checks::{Benign, Check, Engine, MediaStage};
use crate::evidence::received::Received;
use crate::evidence::{Evidence, List, Text};

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schemaVersion", &self.evidence.schema_version)?;
        map.serialize_entry("version", &self.evidence.version)?;
        map.serialize_entry("verdict", self.verdict.name())?;
        map.serialize_entry("reason", &self.reason)?;
        map.serialize_entry("outcome", self.outcome.name())?;
        map.serialize_entry("source", &self.evidence.source)?;
        map.serialize_entry("tracks", &Tracks(self.evidence))?;
        map.serialize_entry("media", &Media(self))?;
        map.serialize_entry("anomalies", &self.anomalies)?;
        map.serialize_entry("checks", &Checks(self))?;
        map.serialize_entry("engine", &self.engine)?;
        map.serialize_entry("timeline", &self.evidence.timeline)?;
        map.serialize_entry("durationMs", &self.evidence.duration_ms)?;
        map.serialize_entry("evidence", self.evidence)?;
        map.end()
    }
}

/// How far media came, or `null`.
struct Media<'a>(&'a Report<'a>);

impl Serialize for Media<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((outcome, reason)) = self.0.media else {
            return serializer.serialize_none();
        };
        let seen = &self.0.evidence.transport;
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("outcome", outcome.name())?;
        map.serialize_entry("reason", &reason)?;
        map.serialize_entry("channel", &seen.channel.value())?;
        map.serialize_entry("sound", &seen.sound.value())?;
        map.serialize_entry("steps", &seen.signaling.value())?;
        map.end()
    }
}

impl Serialize for Anomaly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("check", self.check.id)?;
        map.serialize_entry("weight", self.check.weight.name())?;
        map.serialize_entry("expected", &self.expected)?;
        map.serialize_entry("observed", &self.observed)?;
        map.serialize_entry("benignCauses", &Causes(self.check.benign))?;
        map.end()
    }
}

impl Serialize for SkippedCheck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("check", self.check.id)?;
        map.serialize_entry("why", &self.why)?;
        map.end()
    }
}

struct Causes(&'static [Benign]);

impl Serialize for Causes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|cause| cause.words()))
    }
}

struct Checks<'a>(&'a Report<'a>);

impl Serialize for Checks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Failed<'a>(&'a [Anomaly]);
        impl Serialize for Failed<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(|anomaly| anomaly.check.id))
            }
        }
        struct PassedIds<'a>(&'a [&'static Check]);
        impl Serialize for PassedIds<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(|check| check.id))
            }
        }
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("passed", &PassedIds(&self.0.passed))?;
        map.serialize_entry("failed", &Failed(&self.0.anomalies))?;
        map.serialize_entry("skipped", &self.0.skipped)?;
        map.end()
    }
}

impl Serialize for Engine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("behaves", self.behaves.name())?;
        map.serialize_entry("claims", self.claims.name())?;
        map.serialize_entry("consistent", &self.consistent)?;
        map.end()
    }
}

/// The tracks as the report shows them, put together from the evidence.
struct Tracks<'a>(&'a Evidence);

impl Serialize for Tracks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let offline = self.0.tracks.len();
        let mut list = serializer.serialize_seq(Some(offline + self.0.received.len()))?;
        for index in 0..offline {
            list.serialize_element(&Track(self.0, index))?;
        }
        for track in &self.0.received {
            list.serialize_element(&ReceivedTrack(self.0, track))?;
        }
        list.end()
    }
}

/// A track that media came for, and how far it came.
struct ReceivedTrack<'a>(&'a Evidence, &'a Received);

impl Serialize for ReceivedTrack<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(evidence, track) = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("source", &evidence.source)?;
        map.serialize_entry("kind", &track.kind.value())?;
        map.serialize_entry("id", &track.id.value())?;
        map.serialize_entry("label", &label(&track.label_form, &track.kind))?;
        map.serialize_entry("readyState", &track.state_at_first.value())?;
        map.serialize_entry("muted", &track.muted_at_first.value())?;
        map.serialize_entry("enabled", &track.enabled.value())?;
        map.serialize_entry(
            "settings",
            &track.settings.value().map(|list| Settings(list)),
        )?;
        map.serialize_entry("streams", &track.stream_ids.value())?;
        map.serialize_entry("mid", &track.mid.value())?;
        let states = [
            ("event", track.state_at_first.value().cloned()),
            ("media", track.ready_state.value().cloned()),
        ];
        map.serialize_entry("lifecycle", &States(&states))?;
        map.serialize_entry("ladder", &Ladder(evidence, track))?;
        map.end()
    }
}

struct Ladder<'a>(&'a Evidence, &'a Received);

impl Serialize for Ladder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(evidence, track) = *self;
        let stage = MediaStage::of(track);
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("rung", stage.name())?;
        map.serialize_entry("next", &stage.why_not_further(track, evidence))?;
        map.serialize_entry("codec", &track.codec.value())?;
        map.end()
    }
}

struct Track<'a>(&'a Evidence, usize);

impl Serialize for Track<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(evidence, index) = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("source", "offline")?;
        if let Some(track) = evidence.tracks.get(index) {
            map.serialize_entry("kind", &track.kind.value())?;
            map.serialize_entry("id", &track.id.value())?;
            map.serialize_entry("label", &label(&track.label_form, &track.kind))?;
            map.serialize_entry("readyState", &track.ready_state.value())?;
            map.serialize_entry("muted", &track.muted.value())?;
            map.serialize_entry("enabled", &track.enabled.value())?;
            map.serialize_entry(
                "settings",
                &track.settings.value().map(|list| Settings(list)),
            )?;
        }
        let event = evidence.events.get(index);
        map.serialize_entry("streams", &event.and_then(|event| event.stream_ids.value()))?;
        map.serialize_entry("mid", &event.and_then(|event| event.mid.value()))?;
        map.serialize_entry("lifecycle", &Lifecycle(evidence, index))?;
        map.serialize_entry("ladder", &None::<()>)?;
        map.end()
    }
}

/// The label where it is one the specification gives; otherwise what it is like.
fn label(form: &Text, kind: &Text) -> Option<&'static str> {
    let form = form.value()?;
    Some(match (form.as_str(), kind.value().map(String::as_str)) {
        ("remote", Some("audio")) => "remote audio",
        ("remote", Some("video")) => "remote video",
        ("id", _) => "(track id)",
        ("empty", _) => "",
        _ => "(other)",
    })
}

/// `name=value` pairs as an object.
struct Settings<'a>(&'a [String]);

impl Serialize for Settings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for setting in self.0 {
            if let Some((name, value)) = setting.split_once('=') {
                match value.parse::<i32>() {
                    Ok(number) => map.serialize_entry(name, &number)?,
                    Err(_) => map.serialize_entry(name, value)?,
                }
            }
        }
        map.end()
    }
}

/// The states that one track went through.
struct Lifecycle<'a>(&'a Evidence, usize);

impl Serialize for Lifecycle<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(evidence, index) = *self;
        let at = |list: &'_ List| list.value().and_then(|states| states.get(index).cloned());
        let seen = &evidence.lifecycle;
        let arrival = evidence
            .tracks
            .get(index)
            .and_then(|track| track.ready_state.value().cloned());
        let states = [
            ("event", arrival),
            ("answered", at(&seen.before)),
            ("closed", at(&seen.after_call)),
            ("microtask", at(&seen.after_microtask)),
            ("task", at(&seen.finally)),
        ];
        States(&states).serialize(serializer)
    }
}

struct States<'a>(&'a [(&'static str, Option<String>)]);

impl Serialize for States<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reached = self.0.iter().filter_map(|(at, state)| {
            let ready_state = state.as_deref()?;
            Some(State { at, ready_state })
        });
        serializer.collect_seq(reached)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State<'a> {
    at: &'static str,
    ready_state: &'a str,
}
