//! One observer for each subject of the evidence, under the same file name.

pub(crate) mod capabilities;
pub(crate) mod challenge;
pub(crate) mod codec;
pub(crate) mod configuration;
pub(crate) mod connection;
pub(crate) mod constructor;
pub(crate) mod deadline;
pub(crate) mod delivery;
pub(crate) mod environment;
pub(crate) mod event;
pub(crate) mod frames;
pub(crate) mod ground;
mod inbound_rtp;
pub(crate) mod lifecycle;
pub(crate) mod offer;
pub(crate) mod received;
pub(crate) mod refusals;
pub(crate) mod renegotiation;
pub(crate) mod sender;
pub(crate) mod stack_depth;
pub(crate) mod surface;
pub(crate) mod track;
pub(crate) mod transport;

use crate::js::function::Source;
use crate::js::thrown::{Observe, Read};
use ontrack_judge::evidence::Text;

/// How a source text reads, in words.
fn source_words(source: Read<Source>) -> Text {
    source.observe().map(|source| {
        match source {
            Source::Native => "native",
            Source::NativeUnnamed => "native-unnamed",
            Source::Script => "script",
        }
        .into()
    })
}
