//! The source `offline` alone.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::options::{Acquire, Options, SOURCES, wrong};
use crate::clock::Clock;
use crate::js::primitives as js;
use crate::js::read;
use crate::source::offline;
use ontrack_judge::evidence::Evidence;

/// The option `source`, checked: there is nothing to choose.
pub(crate) struct Source;

impl Acquire for Source {
    fn connections(&self) -> u32 {
        0
    }

    /// `"offline"`, `{ kind: "offline" }` or nothing.
    fn read(source: &JsValue) -> Result<Self, JsValue> {
        // What the package's loader takes to another module never comes here.
        let takes = || wrong("source", SOURCES);
        let kind = if source.is_object() {
            js::option(source, "kind").map_err(|_| takes())?
        } else {
            source.clone()
        };
        match read::string(&kind, 16).as_deref() {
            Some("offline") => Ok(Self),
            None if source.is_undefined() => Ok(Self),
            _ => Err(takes()),
        }
    }

    fn unaffordable(options: &Options<Self>) -> Evidence {
        offline::unaffordable(&options.nonce)
    }

    async fn evidence(options: &Options<Self>, clock: &Rc<Clock>) -> Evidence {
        offline::probe(clock, &options.nonce, options.effort).await
    }
}
