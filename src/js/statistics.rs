//! The bindings to `statistics.js` and `certificate.js`.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use web_sys::RtcStatsReport;

use super::list::strings;
use super::realm::Realm;
use super::thrown::Read;
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/statistics.js")]
extern "C" {
    /// What `statistics_of` returns.
    type Found;
    #[wasm_bindgen(method, getter)]
    fn entries(this: &Found) -> Array;
    #[wasm_bindgen(method, getter)]
    fn deviations(this: &Found) -> Array;

    /// An entry of the statistics beside its codec's.
    type Entry;
    #[wasm_bindgen(method, getter)]
    fn statistics(this: &Entry) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn codec(this: &Entry) -> JsValue;

    #[wasm_bindgen(catch)]
    fn statistics_of(report: &JsValue, kind: &str, for_each: &JsValue) -> Result<Found, JsValue>;
}

#[wasm_bindgen(module = "/src/js/certificate.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn digest(certificate: &JsValue) -> Result<JsValue, JsValue>;
}

/// One object of the statistics, `RTCInboundRtpStreamStats` for example.
pub(crate) struct Statistics {
    /// Its own members.
    pub(crate) entry: Any,
    /// Those of the codec that it names, or `undefined`.
    pub(crate) codec: Any,
}

/// The statistics of one type, and in which ways they are not as an engine makes them:
/// `own`, `prototype`, `accessor` or `disputed`.
pub(crate) fn of_type(
    report: &Untrusted<RtcStatsReport>,
    kind: &str,
    realm: Option<&Realm>,
) -> Option<(Vec<Statistics>, Vec<String>)> {
    let for_each = realm.and_then(|realm| {
        let prototype = realm.window().prototype::<RtcStatsReport>().ok()?;
        prototype.get::<JsValue>("forEach").ok()
    });
    let found = statistics_of(report.value(), kind, for_each.unwrap_or_default().value()).ok()?;
    let entries = Any::new(found.entries().into()).elements::<JsValue>();
    let entries = entries.iter().map(|entry| {
        let entry: &Entry = entry.value().unchecked_ref();
        Statistics {
            entry: entry.statistics().into(),
            codec: entry.codec().into(),
        }
    });
    Some((entries.collect(), strings(&found.deviations())))
}

/// A promise of the SHA-256 digest of a certificate, as a session description writes it.
pub(crate) fn certificate_digest(certificate: &Any) -> Read<Untrusted<Promise>> {
    Ok(digest(certificate.value())?.into())
}
