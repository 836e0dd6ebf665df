//! The page around the probe: running scripts in it, probing, and reading reports.

use js_sys::{Function, JSON, Reflect};
use ontrack_probe::{ProbeOptions, Report, probe};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

/// Runs a function body in the page.
pub(crate) fn script(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::UNDEFINED)
        .expect("the script runs")
}

/// Forgets the connections of all tests before: together they need more than the budget
/// of a page.
pub(crate) fn forget_connections() {
    script("delete globalThis[Symbol.for('ontrack-probe.connections')]");
}

/// Probes, and expects a report.
pub(crate) async fn report(options: ProbeOptions) -> Value {
    forget_connections();
    report_as_asked(options).await
}

/// The same with what is left of the page's budget.
pub(crate) async fn report_as_asked(options: ProbeOptions) -> Value {
    as_json(&probe(options).await.expect("no abort"))
}

/// The report as the page gets it.
pub(crate) fn as_json(report: &Report<'_>) -> Value {
    serde_json::to_value(report).expect("a report is JSON")
}

/// Probes until the signal aborts, and gives its reason.
pub(crate) async fn reason_of_abort(options: ProbeOptions) -> JsValue {
    forget_connections();
    probe(options).await.expect_err("an abort").into_reason()
}

/// What a value of the page has at a path of names, as JSON.
pub(crate) fn at(value: &JsValue, path: &str) -> String {
    let found = path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &name.into()).unwrap_or(JsValue::UNDEFINED)
    });
    JSON::stringify(&found).map_or_else(|_| "?".into(), |text| text.as_string().unwrap_or_default())
}

/// The checks that failed above soft, with what they saw.
pub(crate) fn above_soft(report: &Value) -> Vec<String> {
    let anomalies = report["anomalies"].as_array().expect("anomalies");
    anomalies
        .iter()
        .filter(|anomaly| anomaly["weight"] != "soft")
        .map(|anomaly| format!("{} {}", anomaly["check"], anomaly["observed"]))
        .collect()
}

/// Whether a list of checks, `failed` for example, has one of this name or family.
pub(crate) fn has_check(report: &Value, list: &str, name: &str) -> bool {
    report["checks"][list].to_string().contains(name)
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

/// Keeps each connection that is opened, by whomever, in `window.opened`.
pub(crate) fn opened_connections() -> Replaced {
    Replaced::by(
        "const native = window.RTCPeerConnection;
         window.opened = [];
         window.RTCPeerConnection = class extends native {
           constructor(...list) { super(...list); window.opened.push(this); }
         };
         window.RTCPeerConnection.generateCertificate = native.generateCertificate;
         return () => { window.RTCPeerConnection = native; };",
    )
}

/// The signaling states of those connections.
pub(crate) fn opened_states() -> Vec<String> {
    let states = script("return opened.map((connection) => connection.signalingState).join()");
    let states = states.as_string().unwrap_or_default();
    states.split(',').map(String::from).collect()
}
