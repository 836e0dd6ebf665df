//! How the configuration and the description are read, and the defaults.

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use ontrack_judge::evidence::configuration::Configuration;
use ontrack_judge::evidence::{List, Observation};

/// Not in the order of the alphabet, which is the order that native code reads in.
const MEMBERS: [&str; 6] = [
    "rtcpMuxPolicy",
    "iceServers",
    "certificates",
    "bundlePolicy",
    "iceTransportPolicy",
    "iceCandidatePoolSize",
];

/// An `RTCConfiguration` that changes nothing and notes what is read of it.
pub(crate) fn bait(reads: &Array) -> Result<JsValue, JsValue> {
    let values = js::object()?;
    for member in MEMBERS {
        js::set(&values, member, &JsValue::UNDEFINED)?;
    }
    js::recording_dictionary(&values, reads)
}

/// A session description that notes what is read of it.
pub(crate) fn description_bait(kind: &str, sdp: &str, reads: &Array) -> Result<JsValue, JsValue> {
    let values = js::object()?;
    js::set(&values, "type", &kind.into())?;
    js::set(&values, "sdp", &sdp.into())?;
    js::recording_dictionary(&values, reads)
}

/// What was read, in order.
pub(crate) fn reads(reads: &Array) -> List {
    let names = read::elements(reads);
    Observation::Value(
        names
            .iter()
            .filter_map(|name| read::string(name, 32))
            .collect(),
    )
}

/// The defaults of a connection without a configuration.
pub(crate) fn defaults(connection: &JsValue, seen: &mut Configuration) {
    let get = || read::call(connection, "getConfiguration", &[]);
    let configuration = get();
    let member =
        |name| read::observe_present(configuration.clone().and_then(|it| js::get(&it, name)));
    seen.bundle_policy = read::text(member("bundlePolicy"));
    seen.ice_transport_policy = read::text(member("iceTransportPolicy"));
    seen.ice_servers = match member("iceServers") {
        Observation::Value(servers) => read::number_at(&servers, "length"),
        other => read::number(other),
    };
    seen.is_copied = read::observe(configuration.and_then(|first| Ok(first != get()?)));
}
