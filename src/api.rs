//! Options in, report out.

mod options;

use std::rc::Rc;

use js_sys::{JSON, Promise, TypeError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::browser::clock::Clock;
use crate::browser::judged;
use crate::browser::source::offline;
use crate::report;
use options::Options;

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    future_to_promise(async move {
        let options = Options::read(&options)?;
        options
            .unless_aborted(async {
                let clock = Clock::start(options.timeout_ms, options.on_progress.clone());
                let evidence =
                    offline::probe(&Rc::new(clock), &options.nonce, options.effort).await;
                written(&report::judge(&evidence))
            })
            .await
    })
}

/// Judges evidence, or the evidence in a report. See `judge` in the package's types.
#[wasm_bindgen]
pub fn judge(evidence: JsValue) -> Result<JsValue, JsValue> {
    let evidence = judged::read(&evidence).map_err(|path| {
        let takes = "judge takes the evidence of a report, as plain JSON; of another type: ";
        TypeError::new(&[takes, &path].concat())
    })?;
    written(&report::judge(&evidence))
}

/// As text and parsed by the page: one call instead of one for each value.
fn written(report: &report::Report<'_>) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(report)
        .map_err(|_| TypeError::new("this evidence holds what JSON cannot say"))?;
    JSON::parse(&text)
}
