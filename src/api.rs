//! Options in, report out.

#[cfg(feature = "media")]
mod media;
#[cfg(not(feature = "media"))]
mod offline;
mod options;
#[cfg(feature = "media")]
mod source_option;
#[cfg(feature = "media")]
mod watched;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::browser::budget::Allowance;
use crate::browser::clock::Clock;
use crate::browser::pending::promised;
use crate::evidence::Evidence;
pub use crate::judging::judge;
use crate::judging::written;
use crate::report;
#[cfg(feature = "media")]
pub use media::{Watch, watch};
#[cfg(feature = "media")]
use media::{evidence, unaffordable};
#[cfg(not(feature = "media"))]
use offline::{evidence, unaffordable};
use options::Options;

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    promised(async move {
        let options = Options::read(&options)?;
        options
            .unless_aborted(async {
                let needed = options.effort.connections() + options.source.connections();
                let evidence = match Allowance::reserve(needed, options.connection_budget) {
                    Some(allowance) => looked(&options, allowance).await,
                    None => unaffordable(&options),
                };
                Ok(told(&evidence))
            })
            .await
    })
}

async fn looked(options: &Options, allowance: Allowance) -> Evidence {
    let on_progress = options.on_progress.clone();
    let clock = Rc::new(Clock::start(options.timeout_ms, allowance, on_progress));
    let mut evidence = self::evidence(options, &clock).await;
    evidence.duration_ms = clock.elapsed_ms();
    evidence.timeline = clock.timeline();
    evidence
}

/// The report, or `undefined` where the page has broken what writes it. Rejections are
/// for wrong options and aborts.
fn told(evidence: &Evidence) -> JsValue {
    written(&report::judge(evidence)).unwrap_or_default()
}
