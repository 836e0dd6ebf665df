//! The page around the probe: running scripts in it, and reading reports.

use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs a function body in the page.
pub(crate) fn script(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::UNDEFINED)
        .expect("the script runs")
}

/// An object of options from the body of an object literal.
pub(crate) fn options(literal: &str) -> JsValue {
    script(&format!("return {{ {literal} }}"))
}

/// Forgets the connections of all tests before: together they need more than the budget
/// of a page.
pub(crate) fn forget_connections() {
    script("delete globalThis[Symbol.for('ontrack-probe.connections')]");
}

/// Probes, and expects a report.
pub(crate) async fn report(options: JsValue) -> JsValue {
    forget_connections();
    report_as_asked(options).await
}

/// The same with what is left of the page's budget.
pub(crate) async fn report_as_asked(options: JsValue) -> JsValue {
    JsFuture::from(ontrack_probe::api::probe(options))
        .await
        .expect("a report, not a rejection")
}

/// Probes, and expects a rejection.
pub(crate) async fn rejection(options: JsValue) -> JsValue {
    forget_connections();
    JsFuture::from(ontrack_probe::api::probe(options))
        .await
        .expect_err("a rejection, not a report")
}

/// What is at a path of names, as JSON.
pub(crate) fn at(value: &JsValue, path: &str) -> String {
    let found = path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &name.into()).unwrap_or(JsValue::UNDEFINED)
    });
    JSON::stringify(&found).map_or_else(|_| "?".into(), |text| text.as_string().unwrap_or_default())
}

/// The checks that failed above soft, with what they saw.
pub(crate) fn above_soft(report: &JsValue) -> Vec<String> {
    let anomalies = Reflect::get(report, &"anomalies".into()).expect("anomalies");
    js_sys::Array::from(&anomalies)
        .iter()
        .filter(|anomaly| at(anomaly, "weight") != "\"soft\"")
        .map(|anomaly| at(&anomaly, "check") + " " + &at(&anomaly, "observed"))
        .collect()
}

/// How many frames the page holds.
pub(crate) fn frames() -> f64 {
    script("return document.querySelectorAll('iframe').length")
        .as_f64()
        .expect("a number")
}

/// Something of the page that is replaced until this is dropped.
pub(crate) struct Replaced(Function);

impl Replaced {
    /// The body replaces, and returns a function that puts things back.
    pub(crate) fn by(body: &str) -> Self {
        Self(script(body).unchecked_into())
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Replaces the window's `RTCPeerConnection` by the value of an expression, in
/// which `native` is the genuine one.
pub(crate) fn replaced_constructor(expression: &str) -> Replaced {
    Replaced::by(&format!(
        "const native = window.RTCPeerConnection;
         const alias = window.webkitRTCPeerConnection;
         window.RTCPeerConnection = {expression};
         return () => {{ window.RTCPeerConnection = native; }};"
    ))
}

/// No options.
pub(crate) fn nothing() -> JsValue {
    Object::new().into()
}
