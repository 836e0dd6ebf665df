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

use wasm_bindgen::JsValue;

use crate::js::read;
use ontrack_judge::evidence::Text;

/// What `primitives::source` found, in words.
fn source_words(kind: Result<u32, JsValue>) -> Text {
    read::observe(kind).map(|kind| {
        match kind {
            0 => "native",
            1 => "native-unnamed",
            _ => "script",
        }
        .into()
    })
}
