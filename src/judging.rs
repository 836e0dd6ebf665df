//! Evidence in, report out.

use js_sys::{JSON, TypeError};
use wasm_bindgen::prelude::*;

use crate::browser::judged;
use crate::report;

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
pub(crate) fn written(report: &report::Report<'_>) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(report)
        .map_err(|_| TypeError::new("this evidence holds what JSON cannot say"))?;
    JSON::parse(&text)
}
