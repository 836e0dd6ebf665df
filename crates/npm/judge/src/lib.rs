//! The module that judges evidence, wherever it was observed.

use ontrack_npm_allocator as _;
use wasm_bindgen::prelude::*;

/// Judges evidence, or the evidence in a report. See `judge` in the package's types.
#[wasm_bindgen]
pub fn judge(evidence: &JsValue) -> Result<JsValue, JsValue> {
    ontrack_npm_json::judge_value(evidence)
}
