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
    // A page may have put a setter of its own there.
    #[wasm_bindgen(catch, method, setter)]
    fn set_code(this: &TypeError, code: &str) -> Result<(), JsValue>;
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
/// A TypeError that says what is wrong with the evidence, with the code of
/// [`EvidenceError`](ontrack_judge::EvidenceError), and what the page's `JSON` throws.
pub fn judge_value(evidence: &JsValue) -> Result<JsValue, JsValue> {
    let text = stringify(evidence)?;
    // What is no JSON at all, the loader has refused.
    let text = text.as_string().unwrap_or_default();
    let evidence = Evidence::from_json(&text).map_err(|error| {
        let refused = TypeError::new(&joined(&["judge: ", &error.sentence()]));
        let _ = refused.set_code(error.code());
        refused
    })?;
    report(&evidence)
}
