//! The module that probes with every source, watches and judges: for pages that load one file.

// What it exports is exported here too.
use ontrack_npm_every_source as _;
use wasm_bindgen::prelude::*;

/// Judges evidence, or the evidence in a report. See `judge` in the package's types.
#[wasm_bindgen]
pub fn judge(evidence: &JsValue) -> Result<JsValue, JsValue> {
    ontrack_npm_json::judge_value(evidence)
}
