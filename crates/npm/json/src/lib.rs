//! Reports and evidence as values of JavaScript. Both cross as JSON text, which the page
//! writes and parses: one call instead of one for each value.

use js_sys::{JSON, TypeError};
use ontrack_judge::{Evidence, judge};
use wasm_bindgen::JsValue;

/// The report on this evidence.
///
/// # Errors
///
/// What the page's `JSON.parse` throws.
pub fn report(evidence: &Evidence) -> Result<JsValue, JsValue> {
    JSON::parse(&judge(evidence).to_json())
}

/// The report on evidence of JavaScript, or on the evidence in a report.
///
/// # Errors
///
/// A TypeError that names what is wrong with the evidence, and what the page's `JSON`
/// throws.
pub fn judge_value(evidence: &JsValue) -> Result<JsValue, JsValue> {
    let refused = |why: &str| {
        TypeError::new(&["judge takes the evidence of a report, as plain JSON: ", why].concat())
    };
    let text = JSON::stringify(evidence)?;
    let text = text
        .as_string()
        .ok_or_else(|| refused("it cannot be written as JSON"))?;
    // The code and the place; the sentence of the error would be more to download.
    let evidence = Evidence::from_json(&text).map_err(|error| {
        let place = error
            .path()
            .map_or_else(String::new, |path| [" at ", path].concat());
        refused(&[error.code(), &place].concat())
    })?;
    report(&evidence)
}
