//! Options in, report out.

mod offline;
mod options;
mod source_option;
mod watched;
mod whole;

use std::rc::Rc;

use js_sys::{JSON, Promise, TypeError};
use wasm_bindgen::prelude::*;

use crate::budget::Allowance;
use crate::clock::Clock;
use crate::js::promise::promise_of;
use ontrack_judge::evidence::Evidence;
use ontrack_judge::report::{self, Report};
use options::{Acquire, Options};
use source_option::Source;
pub use whole::{Watched, watch};

/// Probes the browser with whatever source the options name. See `probe` in the package's types.
pub fn probe(options: JsValue) -> Promise {
    begin::<Source>(options)
}

/// The same with the source `offline` alone. What links only this one links no other source.
pub fn probe_offline(options: JsValue) -> Promise {
    begin::<offline::Source>(options)
}

fn begin<S: Acquire + 'static>(options: JsValue) -> Promise {
    promise_of(async move {
        let options = Options::<S>::read(&options)?;
        options
            .unless_aborted(async {
                let needed = options.effort.connections() + options.source.connections();
                let evidence = match Allowance::reserve(needed, options.connection_budget) {
                    Some(allowance) => looked(&options, allowance).await,
                    None => S::unaffordable(&options),
                };
                Ok(told(&evidence))
            })
            .await
    })
}

async fn looked<S: Acquire>(options: &Options<S>, allowance: Allowance) -> Evidence {
    let on_progress = options.on_progress.clone();
    let clock = Rc::new(Clock::start(options.timeout_ms, allowance, on_progress));
    let mut evidence = S::evidence(options, &clock).await;
    evidence.duration_ms = clock.elapsed_ms();
    evidence.timeline = clock.timeline();
    evidence
}

/// The report, or `undefined` where the page has broken what writes it. Rejections are
/// for wrong options and aborts.
fn told(evidence: &Evidence) -> JsValue {
    written(&report::judge(evidence)).unwrap_or_default()
}

/// As text and parsed by the page: one call instead of one for each value.
fn written(report: &Report<'_>) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(report)
        .map_err(|_| TypeError::new("this evidence holds what JSON cannot say"))?;
    JSON::parse(&text)
}
