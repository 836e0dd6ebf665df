//! The source `offline` alone.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::options::{Options, SOURCES, wrong};
use crate::browser::clock::Clock;
use crate::browser::look;
use crate::browser::primitives as js;
use crate::browser::source::offline;
use crate::evidence::Evidence;

/// The option `source`, checked: there is nothing to choose.
pub(super) struct Source;

impl Source {
    /// How many connections its media takes.
    #[allow(clippy::unused_self, reason = "the other sources take some")]
    pub(super) fn connections(&self) -> u32 {
        0
    }

    /// `"offline"`, `{ kind: "offline" }` or nothing.
    pub(super) fn read(source: &JsValue) -> Result<Self, JsValue> {
        // What the package's loader takes to another module never comes here.
        let takes = || wrong("source", SOURCES);
        let kind = if source.is_object() {
            js::option(source, "kind").map_err(|_| takes())?
        } else {
            source.clone()
        };
        match look::string(&kind, 16).as_deref() {
            Some("offline") => Ok(Self),
            None if source.is_undefined() => Ok(Self),
            _ => Err(takes()),
        }
    }
}

/// Nothing is constructed where the page's budget has no room for all that is needed.
pub(super) fn unaffordable(options: &Options) -> Evidence {
    offline::unaffordable(&options.nonce)
}

/// What an offline probe sees.
pub(super) async fn evidence(options: &Options, clock: &Rc<Clock>) -> Evidence {
    offline::probe(clock, &options.nonce, options.effort).await
}
