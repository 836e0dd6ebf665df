//! What was seen. Plain data: no JavaScript types, no judgement.
//!
//! One file per subject; the observer in `browser/observe` and the checks in
//! [`checks`](crate::checks) that belong to a subject share its file name.

mod deserialize;
mod observation;
mod read;
pub mod skips;
pub(crate) mod subject;

pub mod capabilities;
pub mod challenge;
pub mod codec;
pub mod configuration;
pub mod connection;
pub mod constructor;
pub mod delivery;
pub mod environment;
pub mod event;
pub mod lifecycle;
pub mod offer;
pub mod received;
pub mod refusals;
pub mod renegotiation;
pub mod sender;
pub mod surface;
pub mod track;
pub mod transport;

use serde::Serialize;

pub use observation::{Describe, Flag, List, Number, Observation, Text, Word};
pub use read::{EvidenceError, Limits};
pub use subject::{Description, Field, Kind};
pub use subject::{Slot, SlotMut, Subject, Subjects};

/// The version of the evidence's shape that this library writes.
pub const SCHEMA_VERSION: u32 = 1;

/// A member of the evidence, to be filled.
pub(crate) enum Member<'a> {
    /// The version of the shape.
    Version(&'a mut u32),
    /// A string.
    Text(&'a mut String),
    /// A number.
    Number(&'a mut f64),
    /// A subject that stands alone.
    Subject(&'a mut dyn Subject),
    /// A list of subjects.
    Subjects(&'a mut dyn Subjects),
    /// What happened when.
    Timeline(&'a mut Vec<Moment>),
}

impl Evidence {
    /// Every member by its name in the evidence.
    pub(crate) fn members_mut(&mut self) -> [(&'static str, Member<'_>); 25] {
        // Without `..`, so that the compiler asks for a member that was added.
        let Self {
            schema_version,
            version,
            source,
            nonce,
            obstacle,
            duration_ms,
            environment,
            constructor,
            surface,
            connection,
            configuration,
            sender,
            offer,
            capabilities,
            refusals,
            delivery,
            challenge,
            events,
            tracks,
            renegotiation,
            lifecycle,
            transport,
            received,
            codecs,
            timeline,
        } = self;
        [
            ("schemaVersion", Member::Version(schema_version)),
            ("version", Member::Text(version)),
            ("source", Member::Text(source)),
            ("nonce", Member::Text(nonce)),
            ("obstacle", Member::Text(obstacle)),
            ("durationMs", Member::Number(duration_ms)),
            ("environment", Member::Subject(environment)),
            ("interfaceObject", Member::Subject(constructor)),
            ("surface", Member::Subject(surface)),
            ("connection", Member::Subject(connection)),
            ("configuration", Member::Subject(configuration)),
            ("sender", Member::Subject(sender)),
            ("offer", Member::Subject(offer)),
            ("capabilities", Member::Subject(capabilities)),
            ("refusals", Member::Subject(refusals)),
            ("delivery", Member::Subject(delivery)),
            ("challenge", Member::Subject(challenge)),
            ("events", Member::Subjects(events)),
            ("tracks", Member::Subjects(tracks)),
            ("renegotiation", Member::Subject(renegotiation)),
            ("lifecycle", Member::Subject(lifecycle)),
            ("transport", Member::Subject(transport)),
            ("received", Member::Subjects(received)),
            ("codecs", Member::Subjects(codecs)),
            ("timeline", Member::Timeline(timeline)),
        ]
    }

    /// The names of all members, in order of declaration.
    pub fn member_names() -> Vec<&'static str> {
        let mut evidence = Self::default();
        let members = evidence.members_mut();
        members.into_iter().map(|(name, _)| name).collect()
    }

    /// Every subject that stands alone, by its name in the evidence.
    pub fn subjects_mut(&mut self) -> Vec<(&'static str, &mut dyn Subject)> {
        let members = self.members_mut().into_iter();
        let subjects = members.filter_map(|(name, member)| match member {
            Member::Subject(subject) => Some((name, subject)),
            _ => None,
        });
        subjects.collect()
    }

    /// Every list of subjects, by its name in the evidence.
    pub fn lists_mut(&mut self) -> Vec<(&'static str, &mut dyn Subjects)> {
        let members = self.members_mut().into_iter();
        let lists = members.filter_map(|(name, member)| match member {
            Member::Subjects(subjects) => Some((name, subjects)),
            _ => None,
        });
        lists.collect()
    }
}

/// Everything a probe saw: all that the checks ever read.
///
/// Only what judges evidence of others links its reader; a page that probes does not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The version of this shape.
    pub schema_version: u32,
    /// The version of the library that looked.
    pub version: String,
    /// Where the track came from: `offline`.
    pub source: String,
    /// The challenge that the offer was made from.
    pub nonce: String,
    /// Why the probe could not look at all, as a stable code; empty otherwise.
    pub obstacle: String,
    /// How long the probe took, in ms.
    pub duration_ms: f64,
    /// Where the probe ran, and which browser it is said to be.
    pub environment: environment::Environment,
    /// The `RTCPeerConnection` constructor. Every JavaScript object has a
    /// `constructor`, so the name in the evidence is WebIDL's.
    #[serde(rename = "interfaceObject")]
    pub constructor: constructor::Constructor,
    /// The interfaces of WebRTC and their members.
    pub surface: surface::Surface,
    /// The fresh connection.
    pub connection: connection::Connection,
    /// How dictionaries were read, and the defaults.
    pub configuration: configuration::Configuration,
    /// Transceivers and tracks of our own.
    pub sender: sender::Sender,
    /// An offer of the browser's own.
    pub offer: offer::Offer,
    /// The codecs that the browser claims.
    pub capabilities: capabilities::Capabilities,
    /// What a browser must refuse.
    pub refusals: refusals::Refusals,
    /// How the remote description and its events came about.
    pub delivery: delivery::Delivery,
    /// What was reflected of the random offer.
    pub challenge: challenge::Reflection,
    /// The `track` events, in the order they came.
    pub events: Vec<event::TrackEvent>,
    /// The remote tracks, in the order of their events.
    pub tracks: Vec<track::Track>,
    /// Tracks taken away, given back and rolled back, and a transceiver stopped.
    pub renegotiation: renegotiation::Renegotiation,
    /// What became of the tracks after `close()`.
    pub lifecycle: lifecycle::Lifecycle,
    /// The connection that carries media, for sources other than `offline`.
    #[serde(skip_serializing_if = "is_untouched")]
    pub transport: transport::Transport,
    /// The remote tracks of that connection, in the order of their events.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub received: Vec<received::Received>,
    /// The video codecs that were put to the proof.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codecs: Vec<codec::Codec>,
    /// What happened when.
    pub timeline: Vec<Moment>,
}

/// Whether nothing was looked at: reports without media stay as short as they are.
fn is_untouched(transport: &transport::Transport) -> bool {
    subject::is_untouched(transport)
}

/// Something that happened during the probe.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// When, in ms since the probe began.
    pub at_ms: f64,
    /// What happened.
    pub event: Word,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
