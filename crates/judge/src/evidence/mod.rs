//! What was seen. Plain data: no JavaScript types, no judgement.
//!
//! One file per subject; the observer in `browser/observe` and the checks in
//! [`checks`](crate::checks) that belong to a subject share its file name.

mod description;
mod deserialize;
mod observation;
mod read;
mod serialize;
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

use serde::{Deserialize, Serialize};

pub use description::{Description, Field, Kind};
pub use observation::{Describe, Flag, List, Number, Observation, ShortString, Text, Word};
pub use read::{EvidenceError, Limits};
pub use subject::{Slot, SlotMut, Subject, Subjects};

/// The version of the evidence's shape that this library writes.
pub const SCHEMA_VERSION: u32 = 1;

/// A member of the evidence.
enum Member<'a> {
    Version(&'a u32),
    Text(&'a str),
    Number(&'a f64),
    Subject(&'a dyn Subject),
    Subjects(&'a dyn Subjects),
    Timeline(&'a [Moment]),
}

/// A member of the evidence, to be filled.
enum MemberMut<'a> {
    Version(&'a mut u32),
    Text(&'a mut String),
    Number(&'a mut f64),
    Subject(&'a mut dyn Subject),
    Subjects(&'a mut dyn Subjects),
    Timeline(&'a mut Vec<Moment>),
}

/// Declares every member with its name in the evidence, in the order in which it is written.
macro_rules! members {
    ($($field:ident $name:literal: $kind:ident,)*) => {
        impl Evidence {
            /// The names of all members, in the order in which they are written.
            pub const MEMBER_NAMES: [&'static str; [$($name),*].len()] = [$($name),*];

            // Without `..`, so that the compiler asks for a member that was added.
            fn members(&self) -> [Member<'_>; Self::MEMBER_NAMES.len()] {
                let Self { $($field),* } = self;
                [$(Member::$kind($field)),*]
            }

            fn members_mut(&mut self) -> [MemberMut<'_>; Self::MEMBER_NAMES.len()] {
                let Self { $($field),* } = self;
                [$(MemberMut::$kind($field)),*]
            }
        }
    };
}

// Every object of JavaScript has a `constructor`, so that member has the name that WebIDL gives
// the thing.
members! {
    schema_version "schemaVersion": Version,
    version "version": Text,
    source "source": Text,
    nonce "nonce": Text,
    obstacle "obstacle": Text,
    duration_ms "durationMs": Number,
    environment "environment": Subject,
    constructor "interfaceObject": Subject,
    surface "surface": Subject,
    connection "connection": Subject,
    configuration "configuration": Subject,
    sender "sender": Subject,
    offer "offer": Subject,
    capabilities "capabilities": Subject,
    refusals "refusals": Subject,
    delivery "delivery": Subject,
    challenge "challenge": Subject,
    events "events": Subjects,
    tracks "tracks": Subjects,
    renegotiation "renegotiation": Subject,
    lifecycle "lifecycle": Subject,
    transport "transport": Subject,
    received "received": Subjects,
    codecs "codecs": Subjects,
    timeline "timeline": Timeline,
}

impl Evidence {
    /// Every subject that stands alone, by its name in the evidence.
    pub fn subjects_mut(&mut self) -> Vec<(&'static str, &mut dyn Subject)> {
        let members = Self::MEMBER_NAMES.into_iter().zip(self.members_mut());
        let subjects = members.filter_map(|(name, member)| match member {
            MemberMut::Subject(subject) => Some((name, subject)),
            _ => None,
        });
        subjects.collect()
    }

    /// Every list of subjects, by its name in the evidence.
    pub fn lists_mut(&mut self) -> Vec<(&'static str, &mut dyn Subjects)> {
        let members = Self::MEMBER_NAMES.into_iter().zip(self.members_mut());
        let lists = members.filter_map(|(name, member)| match member {
            MemberMut::Subjects(subjects) => Some((name, subjects)),
            _ => None,
        });
        lists.collect()
    }
}

/// Everything a probe saw: all that the checks ever read.
///
/// Only what judges evidence of others links its reader; a page that probes does not.
#[derive(Clone, Debug, Default, PartialEq)]
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
    /// The `RTCPeerConnection` constructor; in the evidence `interfaceObject`.
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
    pub transport: transport::Transport,
    /// The remote tracks of that connection, in the order of their events.
    pub received: Vec<received::Received>,
    /// The video codecs that were put to the proof.
    pub codecs: Vec<codec::Codec>,
    /// What happened when.
    pub timeline: Vec<Moment>,
}

/// Something that happened during the probe.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Moment {
    /// When, in ms since the probe began.
    pub at_ms: f64,
    /// What happened.
    pub event: Word,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
