//! The module that judges what somebody else saw.
#![cfg(target_family = "wasm")]

use js_sys::{JSON, TypeError};
use ontrack_judge::{Evidence, judge as judged};
use ontrack_npm_allocator as _;
use wasm_bindgen::prelude::*;

/// Judges evidence, or the evidence in a report. See `judge` in the package's types.
#[wasm_bindgen]
pub fn judge(evidence: JsValue) -> Result<JsValue, JsValue> {
    let refused = |why: &str| {
        TypeError::new(&["judge takes the evidence of a report, as plain JSON: ", why].concat())
    };
    let text = JSON::stringify(&evidence)?;
    let text = text
        .as_string()
        .ok_or_else(|| refused("it cannot be written as JSON"))?;
    let evidence = Evidence::from_json(&text).map_err(|error| {
        let at = error
            .path()
            .map_or(String::new(), |path| [" at ", path].concat());
        refused(&[error.code(), &at].concat())
    })?;
    let report = serde_json::to_string(&judged(&evidence))
        .map_err(|_| refused("it holds what JSON cannot say"))?;
    JSON::parse(&report)
}
