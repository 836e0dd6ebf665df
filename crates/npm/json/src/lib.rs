//! Reports and evidence as values of JavaScript. Both cross as JSON text, which the page
//! writes and parses: one call instead of one for each value.

use ontrack_judge::{Evidence, joined, judge};
use wasm_bindgen::prelude::*;

// Not of js-sys: what the crate keeps for futures would be in the module that only judges.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;

    type TypeError;
    #[wasm_bindgen(constructor)]
    fn new(message: &str) -> TypeError;
}

/// The evidence alone.
///
/// # Errors
///
/// What the page's `JSON.parse` throws.
pub fn evidence(evidence: &Evidence) -> Result<JsValue, JsValue> {
    parse(&evidence.to_json())
}

/// The report on this evidence.
///
/// # Errors
///
/// What the page's `JSON.parse` throws.
pub fn report(evidence: &Evidence) -> Result<JsValue, JsValue> {
    parse(&judge(evidence).to_json())
}

/// The report on evidence of JavaScript, or on the evidence in a report.
///
/// # Errors
///
/// A TypeError that names what is wrong with the evidence, and what the page's `JSON`
/// throws.
pub fn judge_value(evidence: &JsValue) -> Result<JsValue, JsValue> {
    let refused = |why: &str| {
        TypeError::new(&joined(&[
            "judge takes the evidence of a report, as plain JSON: ",
            why,
        ]))
    };
    let text = stringify(evidence)?;
    let text = text
        .as_string()
        .ok_or_else(|| refused("it cannot be written as JSON"))?;
    // The code and the place; the sentence of the error would be more to download.
    let evidence = Evidence::from_json(&text).map_err(|error| {
        let place = error
            .path()
            .map_or_else(String::new, |path| joined(&[" at ", path]));
        refused(&joined(&[error.code(), &place]))
    })?;
    report(&evidence)
}
