//! The evidence in words, for schemas and documents. A page links none of it.

use super::*;

/// What a field of a subject holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A yes or no.
    Flag,
    /// A number.
    Number,
    /// A string.
    Text,
    /// Several strings.
    List,
}

/// A field of a subject, in words.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the evidence.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it is.
    pub about: &'static str,
}

/// A subject in words, for schemas and documents.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// What it is.
    pub about: &'static str,
    /// Its fields, in order of declaration.
    pub fields: &'static [Field],
}

impl Evidence {
    /// Every subject that stands alone, by its name in the evidence.
    pub const SUBJECTS: &[(&'static str, Description)] = &[
        ("environment", environment::Environment::DESCRIPTION),
        ("interfaceObject", constructor::Constructor::DESCRIPTION),
        ("surface", surface::Surface::DESCRIPTION),
        ("connection", connection::Connection::DESCRIPTION),
        ("configuration", configuration::Configuration::DESCRIPTION),
        ("sender", sender::Sender::DESCRIPTION),
        ("offer", offer::Offer::DESCRIPTION),
        ("capabilities", capabilities::Capabilities::DESCRIPTION),
        ("refusals", refusals::Refusals::DESCRIPTION),
        ("delivery", delivery::Delivery::DESCRIPTION),
        ("challenge", challenge::Reflection::DESCRIPTION),
        ("renegotiation", renegotiation::Renegotiation::DESCRIPTION),
        ("lifecycle", lifecycle::Lifecycle::DESCRIPTION),
        ("transport", transport::Transport::DESCRIPTION),
    ];

    /// What each list of subjects holds, by its name in the evidence.
    pub const LISTS: &[(&'static str, Description)] = &[
        ("events", event::TrackEvent::DESCRIPTION),
        ("tracks", track::Track::DESCRIPTION),
        ("received", received::Received::DESCRIPTION),
        ("codecs", codec::Codec::DESCRIPTION),
    ];
}
