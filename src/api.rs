//! Options in, report out.

mod options;

use std::rc::Rc;

use js_sys::Promise;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::browser::clock::Clock;
use crate::browser::source::offline;
use crate::evidence::Evidence;
use crate::report;
use options::Options;

/// Probes the browser. See `probe` in the package's types.
#[wasm_bindgen]
pub fn probe(options: JsValue) -> Promise {
    future_to_promise(async move {
        let options = Options::read(&options)?;
        options
            .unless_aborted(async {
                let clock = Rc::new(Clock::start(
                    options.timeout_ms,
                    options.on_progress.clone(),
                ));
                let evidence = offline::probe(&clock, &options.nonce).await;
                written(&report::judge(&evidence))
            })
            .await
    })
}

/// Judges evidence, or the evidence in a report. See `judge` in the package's types.
#[wasm_bindgen]
pub fn judge(evidence: JsValue) -> Result<JsValue, JsValue> {
    let evidence: Evidence = serde_wasm_bindgen::from_value(evidence)
        .map_err(|error| js_sys::TypeError::new(&evidence_problem(&error)))?;
    written(&report::judge(&evidence))
}

fn evidence_problem(error: &serde_wasm_bindgen::Error) -> String {
    let mut words = String::from("judge takes the evidence of a report: ");
    words.push_str(&error.to_string());
    words
}

fn written(report: &report::Report<'_>) -> Result<JsValue, JsValue> {
    report
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}
