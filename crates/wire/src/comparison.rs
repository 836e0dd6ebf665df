//! What was seen, beside the engine that a visitor claims.
//!
//! | case | contradiction |
//! |---|---|
//! | the client hello is the other engine's | hard |
//! | it is a known library's, and STUN or ICE disagree with the claim as well | hard |
//! | it is what other programs build of an engine | inconclusive |
//! | it is nobody's that is known, or none was read | inconclusive: a browser's lists will change one day |
//! | it is the claimed engine's, and STUN disagrees | medium; hard with a second one beside it |
//! | it is, and the claimed version offers DTLS 1.3 where it did not | medium; none where people can switch it off |
//! | it is, and the form of ICE, RTCP or the record disagrees | none by itself |
//!
//! Only a claim that the visitor's behaviour agrees with may be compared: a page that names one
//! engine and behaves like another is a case of its own.

use crate::{
    known::{Engine, Identity},
    observer::Observed,
};

/// What a visitor says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The engine.
    pub engine: Engine,
    /// The major version, where one is claimed.
    pub version: Option<u32>,
}

/// How the client hello stands to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hello {
    /// It is the claimed engine's.
    Claimed,
    /// It is the other engine's.
    OtherEngine(Engine),
    /// It is that of this library.
    Library(&'static str),
    /// It is what other programs build of an engine.
    Embedded(&'static str),
    /// It is nobody's that is known, or none was read.
    Unknown,
}

/// How much a contradiction weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contradiction {
    /// Neither confirmed nor contradicted.
    Inconclusive,
    /// Something is wrong. No browser was seen that does so.
    Medium,
    /// This is another program than it says.
    Hard,
}

impl Contradiction {
    /// `inconclusive`, `medium` or `hard`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inconclusive => "inconclusive",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }
}

/// Each sign beside the claim; `None` where it was not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The client hello.
    pub hello: Hello,
    /// Whether STUN requests have the engine's form.
    pub stun: Option<bool>,
    /// Whether DTLS 1.3 was offered where the claimed version does so.
    pub dtls13: Option<bool>,
    /// Whether people can switch DTLS 1.3 off in the claimed engine.
    pub dtls13_is_setting: bool,
    /// Whether the ICE credentials have the engine's form.
    pub ice: Option<bool>,
    /// Whether feedback about the transport has the engine's sender.
    pub rtcp: Option<bool>,
    /// Whether the record of the hello has the engine's version.
    pub record_version: Option<bool>,
}

impl Observed {
    /// Holds what was seen against a claim.
    pub fn compare(&self, claim: Claim) -> Comparison {
        let engine = claim.engine;
        let form = engine.form();
        let since = form.and_then(|form| form.dtls13_since);
        let is_expected = claim
            .version
            .zip(since)
            .is_some_and(|(it, since)| it >= since);
        Comparison {
            hello: match self.identity() {
                Identity::Engine(seen) if seen == engine => Hello::Claimed,
                Identity::Engine(seen) => Hello::OtherEngine(seen),
                Identity::Library(name) => Hello::Library(name),
                Identity::Embedded(name) => Hello::Embedded(name),
                Identity::Unknown => Hello::Unknown,
            },
            stun: self.stun.map(|fits| fits.engine(engine)),
            dtls13: self.offers_dtls13().filter(|_| is_expected),
            dtls13_is_setting: form.is_some_and(|form| form.dtls13_is_setting),
            ice: self.credentials.map(|fits| fits.engine(engine)),
            rtcp: self.rtcp.map(|fits| fits.engine(engine)),
            record_version: self.hello.map(|hello| hello.record_version.engine(engine)),
        }
    }
}

impl Comparison {
    /// What all signs come to; `None` where nothing is contradicted.
    pub fn contradiction(&self) -> Option<Contradiction> {
        let disagrees = |sign: Option<bool>| sign == Some(false);
        let stun = disagrees(self.stun);
        match self.hello {
            Hello::OtherEngine(_) => Some(Contradiction::Hard),
            Hello::Library(_) if stun || disagrees(self.ice) => Some(Contradiction::Hard),
            Hello::Library(_) | Hello::Embedded(_) | Hello::Unknown => {
                Some(Contradiction::Inconclusive)
            }
            Hello::Claimed if stun && self.has_second_witness() => Some(Contradiction::Hard),
            Hello::Claimed if stun => Some(Contradiction::Medium),
            Hello::Claimed if disagrees(self.dtls13) && !self.dtls13_is_setting => {
                Some(Contradiction::Medium)
            }
            Hello::Claimed => None,
        }
    }

    /// Whether something beside the hello and STUN disagrees.
    fn has_second_witness(&self) -> bool {
        [self.dtls13, self.ice, self.rtcp, self.record_version].contains(&Some(false))
    }
}
