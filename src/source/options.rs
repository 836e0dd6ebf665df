//! Which source a caller wants.

use super::signaling::SignalingOptions;
use super::whep::WhepOptions;

/// Where the track comes from.
#[non_exhaustive]
#[derive(Default)]
pub enum Source {
    /// A synthetic offer. It needs no network, no permission and no second peer.
    #[default]
    Offline,
    /// Two connections in the page, between which media flows.
    Loopback {
        /// Which codecs are tried.
        codecs: Codecs,
    },
    /// A server that the page talks to.
    Signaling(SignalingOptions),
    /// A WHEP endpoint.
    Whep(WhepOptions),
}

/// Which video codecs a loopback sends.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Codecs {
    /// The one that the browser negotiates by itself.
    #[default]
    Default,
    /// Each one that the browser claims.
    All,
}

impl Source {
    /// How many connections its media takes.
    pub(crate) fn connections(&self) -> u32 {
        match self {
            Self::Offline => 0,
            Self::Loopback { .. } => 2,
            Self::Signaling(_) | Self::Whep(_) => 1,
        }
    }

    /// The word in the report.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Loopback { .. } => "loopback",
            Self::Signaling(_) => "signaling",
            Self::Whep(_) => "whep",
        }
    }
}
