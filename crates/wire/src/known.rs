//! The stacks that were measured. They are data, in `stacks.json`, so that programs in other
//! languages can use them as well.
//!
//! | member | meaning |
//! |---|---|
//! | `kind` | `engine` of a browser; `library`; `embedded`: what other programs build of an engine |
//! | `seenIn` | the versions that it was seen in |
//! | `cipherSuites`, `signatureAlgorithms`, `srtpProfiles` | the lists of the client hello in their order, without the cipher suites of TLS 1.3 |
//! | `dtls13Since` | the first major version that offers DTLS 1.3 |
//! | `dtls13IsSetting` | whether people can switch that off |
//! | `recordVersion` | the version in the record of the client hello |
//! | `transportFeedbackSender` | the sender of feedback about the transport, where it is always the same |
//! | `stun`, `ice` | the forms of binding requests and credentials |

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de::Error};

use crate::{client_hello::ClientHello, ice, stun};

/// The engine of a browser that was measured. There is none for WebKit: its form on the wire was
/// not measured, and nothing is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium and what is built on it.
    Blink,
    /// Firefox and what is built on it.
    Gecko,
}

impl Engine {
    /// The engine of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "blink" => Some(Self::Blink),
            "gecko" => Some(Self::Gecko),
            _ => None,
        }
    }

    /// `blink` or `gecko`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blink => "blink",
            Self::Gecko => "gecko",
        }
    }

    /// What was measured of it.
    pub(crate) fn form(self) -> Option<&'static Stack> {
        STACKS
            .iter()
            .find(|stack| stack.kind == Kind::Engine && stack.name == self.name())
    }
}

/// Whose client hello it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// An engine's.
    Engine(Engine),
    /// That of an engine's stack as other programs build it. Clients for remote browsers and
    /// virtual desktops may look so.
    Embedded(&'static str),
    /// A library's.
    Library(&'static str),
    /// Nobody's that was measured.
    Unknown,
}

/// An entry of `stacks.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Stack {
    name: String,
    kind: Kind,
    #[serde(rename = "seenIn")]
    _seen_in: String,
    cipher_suites: Numbers,
    signature_algorithms: Numbers,
    srtp_profiles: Numbers,
    pub(crate) dtls13_since: Option<u32>,
    #[serde(default)]
    pub(crate) dtls13_is_setting: bool,
    #[serde(default, deserialize_with = "number16")]
    pub(crate) record_version: Option<u16>,
    #[serde(default, deserialize_with = "number32")]
    pub(crate) transport_feedback_sender: Option<u32>,
    pub(crate) stun: Option<stun::Form>,
    pub(crate) ice: Option<ice::Form>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Engine,
    Embedded,
    Library,
}

impl Stack {
    fn sent(&self, hello: &ClientHello) -> bool {
        hello.cipher_suites_of_tls12().eq(self.cipher_suites.iter())
            && hello.signature_algorithms == self.signature_algorithms.0
            && hello.srtp_profiles == self.srtp_profiles.0
    }

    fn identity(&'static self) -> Identity {
        match self.kind {
            Kind::Engine => {
                Engine::from_name(&self.name).map_or(Identity::Unknown, Identity::Engine)
            }
            Kind::Embedded => Identity::Embedded(&self.name),
            Kind::Library => Identity::Library(&self.name),
        }
    }
}

/// Whose client hello this is.
pub fn identify(hello: &ClientHello) -> Identity {
    let sender = STACKS.iter().find(|stack| stack.sent(hello));
    sender.map_or(Identity::Unknown, Stack::identity)
}

/// A file that could not be read would make everybody unknown, which accuses nobody; a test reads
/// it.
static STACKS: LazyLock<Vec<Stack>> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> serde_json::Result<Vec<Stack>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        stacks: Vec<Stack>,
    }
    let file: File = serde_json::from_str(include_str!("../stacks.json"))?;
    Ok(file.stacks)
}

/// Numbers of 16 bits, written as hexadecimal with spaces between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbers(Vec<u16>);

impl Numbers {
    pub(crate) fn iter(&self) -> impl Iterator<Item = u16> {
        self.0.iter().copied()
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let numbers = text.split(' ').map(|it| u16::from_str_radix(it, 16));
        numbers
            .collect::<Result<_, _>>()
            .map(Self)
            .map_err(D::Error::custom)
    }
}

fn number16<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u16>, D::Error> {
    let text = String::deserialize(deserializer)?;
    u16::from_str_radix(&text, 16)
        .map(Some)
        .map_err(D::Error::custom)
}

fn number32<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let text = String::deserialize(deserializer)?;
    u32::from_str_radix(&text, 16)
        .map(Some)
        .map_err(D::Error::custom)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_no_two_stacks_share_their_lists() {
        let stacks = read().unwrap();
        for (place, stack) in stacks.iter().enumerate() {
            let hello = ClientHello {
                cipher_suites: stack.cipher_suites.0.clone(),
                signature_algorithms: stack.signature_algorithms.0.clone(),
                srtp_profiles: stack.srtp_profiles.0.clone(),
                ..ClientHello::default()
            };
            assert_eq!(stacks.iter().position(|it| it.sent(&hello)), Some(place));
        }
    }

    #[test]
    fn the_engines_have_every_form() {
        for engine in [Engine::Blink, Engine::Gecko] {
            let form = engine.form().unwrap();
            assert_eq!(Engine::from_name(engine.name()), Some(engine));
            assert!(form.dtls13_since.is_some() && form.record_version.is_some());
            assert!(form.stun.is_some() && form.ice.is_some());
        }
    }
}
