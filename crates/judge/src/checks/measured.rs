//! On which engines a check was measured. On another one its failure accuses nobody: it says
//! no more than that the engine is unfamiliar.

use super::{Behaviour, Engine};

/// An engine, and the major versions of it that were run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    /// The engine.
    pub engine: Behaviour,
    /// The oldest version.
    pub oldest: u32,
    /// The newest version.
    pub newest: u32,
}

const BLINK: Versions = Versions {
    engine: Behaviour::Blink,
    oldest: 102,
    newest: 156,
};

const GECKO: Versions = Versions {
    engine: Behaviour::Gecko,
    oldest: 140,
    newest: 153,
};

/// Where a check holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// On every engine there is or will be: it follows from what native objects are.
    ByNature,
    /// On these engines and versions.
    On(&'static [Versions]),
}

impl Measured {
    /// Every build that was tried, of both engines.
    pub const WITH_ALL: Self = Self::On(&[BLINK, GECKO]);

    /// Whether it was measured on an engine that behaves like this one, in the version that
    /// is claimed. Where no version can be believed the engine alone counts.
    pub fn covers(self, engine: Engine) -> bool {
        match self {
            Self::ByNature => true,
            Self::On(all) => all.iter().any(|versions| {
                versions.engine == engine.judged_as
                    && engine.version.is_none_or(|version| {
                        (versions.oldest..=versions.newest).contains(&version)
                    })
            }),
        }
    }

    /// The engines and versions in words.
    pub fn words(self) -> String {
        match self {
            Self::ByNature => String::from("every engine: it follows from what native objects are"),
            Self::On(all) => {
                let one = |it: &Versions| {
                    let engine = match it.engine {
                        Behaviour::Blink => "Chromium",
                        Behaviour::Gecko => "Firefox",
                        Behaviour::Webkit => "Safari",
                        Behaviour::Unknown => "others",
                    };
                    format!("{engine} {} to {}", it.oldest, it.newest)
                };
                all.iter().map(one).collect::<Vec<_>>().join(", ")
            }
        }
    }
}
