//! The remote tracks of a report, put together from the evidence.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{owned, pairs};
use crate::checks::MediaStage;
use crate::code::codes;
use crate::evidence::received::Received;
use crate::evidence::{Evidence, List, Text};
use crate::reason::MediaReason;

/// A remote track, as it arrived. Nothing stands where the probe has no value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Track<'a> {
    /// The source that brought it. Every probe has the tracks of `offline`.
    pub source: Cow<'a, str>,
    /// `audio` or `video`.
    pub kind: Option<Cow<'a, str>>,
    /// Its id, or `(other)` if it is neither from the offer nor a UUID.
    pub id: Option<Cow<'a, str>>,
    /// `remote audio`, `remote video`, `(track id)`, empty, or `(other)`.
    pub label: Option<Cow<'a, str>>,
    /// `live` or `ended`, on arrival.
    pub ready_state: Option<Cow<'a, str>>,
    /// Whether it was muted on arrival.
    pub muted: Option<bool>,
    /// Whether it was enabled on arrival.
    pub enabled: Option<bool>,
    /// `getSettings()`, with ids replaced.
    pub settings: Option<Settings<'a>>,
    /// The ids of its streams.
    pub streams: Option<Cow<'a, [String]>>,
    /// The mid of its m-line.
    pub mid: Option<Cow<'a, str>>,
    /// Its states from arrival to the end.
    pub lifecycle: Vec<TrackState<'a>>,
    /// How far its media came; nothing for `offline`.
    pub ladder: Option<Ladder<'a>>,
}

/// How far the media of a track came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ladder<'a> {
    /// The last stage that was reached.
    pub rung: MediaStage,
    /// Why the next stage was not reached.
    pub next: Option<MediaReason>,
    /// Its codec, as `video/VP8`.
    pub codec: Option<Cow<'a, str>>,
}

codes! {
    /// When a track was in a state.
    pub enum TrackMoment {
        /// In its `track` event.
        Event = "event",
        /// After the answer.
        Answered = "answered",
        /// When `close()` had returned.
        Closed = "closed",
        /// A microtask later.
        Microtask = "microtask",
        /// In the end.
        Task = "task",
        /// When the media had been observed.
        Media = "media",
    }
}

/// The state of a track at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackState<'a> {
    /// When.
    pub at: TrackMoment,
    /// `live` or `ended`.
    pub ready_state: Cow<'a, str>,
}

/// The settings of a track by name, in the order in which the browser gave them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Settings<'a>(#[serde(with = "pairs")] pub Vec<(Cow<'a, str>, Setting<'a>)>);

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Setting<'a> {
    /// A whole number.
    Number(i32),
    /// Anything else, as text.
    Text(Cow<'a, str>),
}

/// The tracks of the synthetic offer, then those that media came for.
pub(super) fn tracks(evidence: &Evidence) -> Vec<Track<'_>> {
    let mut tracks = Vec::new();
    for (index, track) in evidence.tracks.iter().enumerate() {
        tracks.push(offline_track(evidence, index, track));
    }
    for track in &evidence.received {
        tracks.push(received_track(evidence, track));
    }
    tracks
}

fn offline_track<'a>(
    evidence: &'a Evidence,
    index: usize,
    track: &'a crate::evidence::track::Track,
) -> Track<'a> {
    let event = evidence.events.get(index);
    let lifecycle = &evidence.lifecycle;
    Track {
        source: Cow::Borrowed("offline"),
        kind: track.kind.borrowed(),
        id: track.id.borrowed(),
        label: label(&track.label_form, &track.kind),
        ready_state: track.ready_state.borrowed(),
        muted: track.muted.value().copied(),
        enabled: track.enabled.value().copied(),
        settings: settings(&track.settings),
        streams: event.and_then(|event| event.stream_ids.borrowed()),
        mid: event.and_then(|event| event.mid.borrowed()),
        lifecycle: states(&[
            (TrackMoment::Event, track.ready_state.text()),
            (TrackMoment::Answered, element(&lifecycle.before, index)),
            (TrackMoment::Closed, element(&lifecycle.after_call, index)),
            (
                TrackMoment::Microtask,
                element(&lifecycle.after_microtask, index),
            ),
            (TrackMoment::Task, element(&lifecycle.finally, index)),
        ]),
        ladder: None,
    }
}

fn received_track<'a>(evidence: &'a Evidence, track: &'a Received) -> Track<'a> {
    let stage = MediaStage::of(track);
    Track {
        source: Cow::Borrowed(&evidence.source),
        kind: track.kind.borrowed(),
        id: track.id.borrowed(),
        label: label(&track.label_form, &track.kind),
        ready_state: track.state_at_first.borrowed(),
        muted: track.muted_at_first.value().copied(),
        enabled: track.enabled.value().copied(),
        settings: settings(&track.settings),
        streams: track.stream_ids.borrowed(),
        mid: track.mid.borrowed(),
        lifecycle: states(&[
            (TrackMoment::Event, track.state_at_first.text()),
            (TrackMoment::Media, track.ready_state.text()),
        ]),
        ladder: Some(Ladder {
            rung: stage,
            next: stage.why_not_further(track, evidence),
            codec: track.codec.borrowed(),
        }),
    }
}

fn element(list: &List, index: usize) -> Option<&str> {
    list.value()?.get(index).map(String::as_str)
}

/// The moments that were observed.
fn states<'a>(moments: &[(TrackMoment, Option<&'a str>)]) -> Vec<TrackState<'a>> {
    let mut states = Vec::new();
    for &(at, state) in moments {
        if let Some(state) = state {
            states.push(TrackState {
                at,
                ready_state: Cow::Borrowed(state),
            });
        }
    }
    states
}

/// The label where it is one that the specification gives; otherwise what it is like.
fn label(form: &Text, kind: &Text) -> Option<Cow<'static, str>> {
    let form = form.value()?;
    Some(Cow::Borrowed(match (form.as_str(), kind.text()) {
        ("remote", Some("audio")) => "remote audio",
        ("remote", Some("video")) => "remote video",
        ("id", _) => "(track id)",
        ("empty", _) => "",
        _ => "(other)",
    }))
}

/// From `name=value` pairs.
fn settings(list: &List) -> Option<Settings<'_>> {
    let mut pairs = Vec::new();
    for setting in list.value()? {
        if let Some((name, value)) = setting.split_once(['=']) {
            let value = match value.parse() {
                Ok(number) => Setting::Number(number),
                Err(_) => Setting::Text(Cow::Borrowed(value)),
            };
            pairs.push((Cow::Borrowed(name), value));
        }
    }
    Some(Settings(pairs))
}

impl Track<'_> {
    pub(super) fn into_owned(self) -> Track<'static> {
        Track {
            source: owned(self.source),
            kind: self.kind.map(owned),
            id: self.id.map(owned),
            label: self.label.map(owned),
            ready_state: self.ready_state.map(owned),
            muted: self.muted,
            enabled: self.enabled,
            settings: self.settings.map(Settings::into_owned),
            streams: self.streams.map(owned),
            mid: self.mid.map(owned),
            lifecycle: self
                .lifecycle
                .into_iter()
                .map(TrackState::into_owned)
                .collect(),
            ladder: self.ladder.map(Ladder::into_owned),
        }
    }
}

impl TrackState<'_> {
    fn into_owned(self) -> TrackState<'static> {
        TrackState {
            at: self.at,
            ready_state: owned(self.ready_state),
        }
    }
}

impl Ladder<'_> {
    fn into_owned(self) -> Ladder<'static> {
        Ladder {
            rung: self.rung,
            next: self.next,
            codec: self.codec.map(owned),
        }
    }
}

impl Settings<'_> {
    fn into_owned(self) -> Settings<'static> {
        let pairs = self.0.into_iter().map(|(name, value)| {
            let value = match value {
                Setting::Number(number) => Setting::Number(number),
                Setting::Text(text) => Setting::Text(owned(text)),
            };
            (owned(name), value)
        });
        Settings(pairs.collect())
    }
}
