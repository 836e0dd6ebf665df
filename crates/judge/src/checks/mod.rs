//! What the evidence means. Pure functions and their catalogue.
//!
//! One file per family. A check reads the evidence and passes, fails with what it
//! expected and saw, or is skipped with the reason; it never touches a browser.

mod benign;
mod findings;
mod rule;

mod brand;
mod capabilities;
mod challenge;
mod codec;
mod concealment;
mod configuration;
mod connection;
mod constructor;
mod delivery;
mod engine;
mod event;
mod lifecycle;
mod measured;
pub(crate) mod media;
mod offer;
mod presence;
mod received;
mod refusals;
mod renegotiation;
mod sender;
mod stage;
mod surface;
mod track;
mod transport;

pub use benign::Benign;
pub use engine::{Behaviour, Engine};
pub(crate) use findings::Findings;
pub use measured::{Measured, Versions};
pub(crate) use rule::Context;
pub use rule::{Failure, Finding};
pub use stage::MediaStage;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::code::codes;
use crate::evidence::Evidence;

codes! {
    /// How sure a failed check is. Soft failures alone never change a verdict.
    pub enum Weight {
        /// Context: genuine browsers fail it too.
        Soft = "soft",
        /// No stock browser measured fails it, but versions may differ.
        Medium = "medium",
        /// No genuine counter-example is known.
        Hard = "hard",
    }
}

codes! {
    /// What a check is about.
    pub enum Family {
        /// Whether anything answers at all.
        Presence = "presence",
        /// The constructor's shape.
        Constructor = "constructor",
        /// The shape of the interfaces and their members.
        Surface = "surface",
        /// Whether a wrapping hides itself.
        Concealment = "concealment",
        /// The fresh connection's state.
        Connection = "connection",
        /// Whether objects are the browser's own.
        Brand = "brand",
        /// How dictionaries are read.
        Configuration = "configuration",
        /// What must be refused.
        Refusal = "refusal",
        /// How the remote description was taken.
        Delivery = "delivery",
        /// What was reflected of the random offer.
        Challenge = "challenge",
        /// The `track` event.
        Event = "event",
        /// The remote track.
        Track = "track",
        /// What `close()` did.
        Lifecycle = "lifecycle",
        /// Taking away, giving back, rolling back, stopping.
        Renegotiation = "renegotiation",
        /// Transceivers and tracks of our own.
        Sender = "sender",
        /// An offer of the browser's own.
        Offer = "offer",
        /// The codecs that are claimed.
        Capabilities = "capabilities",
        /// A connection that carries media.
        Transport = "transport",
        /// Its tracks against its statistics.
        Received = "received",
        /// How far its media came.
        Media = "media",
        /// The codecs that are claimed, put to the proof.
        Codec = "codec",
        /// The engine's behaviour against the engine claimed.
        Engine = "engine",
    }
}

/// One check of the catalogue.
#[derive(Debug)]
pub struct Check {
    /// Its stable name, `family.subject`; under semantic versioning.
    pub id: &'static str,
    /// What it is about.
    pub family: Family,
    /// How much its failure says.
    pub weight: Weight,
    /// What real people's browsers may have that makes it fail.
    pub benign: &'static [Benign],
    /// On which engines, and which versions of them, it was measured.
    pub measured: Measured,
    /// What it says for people. Not part of the download: the package carries
    /// these texts beside the WebAssembly.
    #[cfg(feature = "texts")]
    pub about: &'static About,
    pub(crate) rule: fn(&Context<'_>) -> Finding,
}

impl Check {
    /// What the evidence says to this check.
    pub fn judge(&self, evidence: &Evidence) -> Finding {
        (self.rule)(&Context::new(evidence))
    }
}

/// A check stands for itself by its id.
impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Serialize for Check {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl<'de> Deserialize<'de> for &'static Check {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let check = catalogue().find(|check| check.id == id);
        check.ok_or_else(|| serde::de::Error::custom(["no such check: ", &*id].concat()))
    }
}

/// A check in words.
#[cfg(feature = "texts")]
#[derive(Debug)]
pub struct About {
    /// What every genuine browser does, as a statement.
    pub title: &'static str,
    /// What was found where it failed, as a statement.
    pub finding: &'static str,
    /// Why a fake usually does not, or where the fact comes from.
    pub why: &'static str,
    /// The specification, or the measured basis.
    pub spec: &'static str,
}

/// Where a check was measured: where it says nothing else, on every build that was tried.
macro_rules! measured_on {
    () => {
        $crate::checks::Measured::WITH_ALL
    };
    ($measured:expr) => {
        $measured
    };
}
use measured_on;

/// Declares a family's checks.
macro_rules! checks {
    ($family:ident: $($weight:ident $id:literal $title:literal {
        finding: $finding:literal,
        why: $why:literal,
        spec: $spec:literal,
        benign: [$($benign:ident),* $(,)?],
        $(measured: $measured:expr,)?
        rule: $rule:expr $(,)?
    })*) => {
        pub(super) const CHECKS: &[$crate::checks::Check] = &[$(
            $crate::checks::Check {
                id: $id,
                family: $crate::checks::Family::$family,
                weight: $crate::checks::Weight::$weight,
                benign: &[$($crate::checks::Benign::$benign),*],
                measured: $crate::checks::measured_on!($($measured)?),
                #[cfg(feature = "texts")]
                about: &$crate::checks::About {
                    title: $title,
                    finding: $finding,
                    why: $why,
                    spec: $spec,
                },
                rule: $rule,
            },
        )*];
    };
}
use checks;

macro_rules! families {
    ($($family:ident,)*) => {
        /// The catalogue, family by family.
        pub const FAMILIES: &[&[Check]] = &[$($family::CHECKS,)*];
    };
}

families! {
    presence,
    constructor,
    surface,
    concealment,
    connection,
    brand,
    configuration,
    refusals,
    delivery,
    challenge,
    event,
    track,
    lifecycle,
    renegotiation,
    sender,
    offer,
    capabilities,
    transport,
    received,
    media,
    codec,
    engine,
}

/// Every check, in the order of the catalogue.
pub fn catalogue() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().copied().flatten()
}

/// Which engine the browser behaves like, claims to be, and whether they agree.
pub fn engine(evidence: &Evidence) -> Engine {
    engine::infer(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_has_a_name_of_its_own_within_its_family() {
        let mut ids: Vec<_> = catalogue().map(|check| check.id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        for check in catalogue() {
            assert!(check.id.split_once('.').is_some(), "{}", check.id);
        }
    }

    #[test]
    fn every_check_says_why_and_where_it_comes_from() {
        for check in catalogue() {
            assert!(check.about.title.len() > 15, "{}", check.id);
            assert!(check.about.finding.len() > 15, "{}", check.id);
            assert!(check.about.why.len() > 20, "{}", check.id);
            assert!(
                check.about.spec.starts_with("https://")
                    || check.about.spec.starts_with("measured: "),
                "{}",
                check.id
            );
        }
    }

    /// Both stand without a full stop, and neither reads as the other.
    #[test]
    fn a_finding_is_a_statement_of_its_own() {
        let mut texts: Vec<_> = catalogue()
            .flat_map(|check| [check.about.title, check.about.finding])
            .collect();
        let count = texts.len();
        assert!(texts.iter().all(|text| !text.ends_with('.')));
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), count);
    }

    #[test]
    fn evidence_of_nothing_fails_no_check() {
        for check in catalogue() {
            assert!(
                matches!(check.judge(&Evidence::default()), Finding::Skipped(_)),
                "{} must be skipped",
                check.id
            );
        }
    }
}
