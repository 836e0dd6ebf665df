//! The codecs that a global object claims.

use wasm_bindgen::JsValue;
use web_sys::Window;

use super::thrown::Observe;
use super::untrusted::Untrusted;
use ontrack_judge::evidence::{List, Observation};

/// What `getCapabilities` of `RTCRtpSender` and of `RTCRtpReceiver` lists in this window.
pub(crate) fn both_directions(window: &Untrusted<Window>) -> [List; 2] {
    ["RTCRtpSender", "RTCRtpReceiver"].map(|interface| claimed(window, interface))
}

/// The codecs of both kinds that one interface's `getCapabilities` lists, as `video/VP8`, each once.
pub(crate) fn claimed(window: &Untrusted<Window>, interface: &str) -> List {
    let mut codecs: Vec<String> = Vec::new();
    let Ok(constructor) = window.get::<JsValue>(interface) else {
        return Observation::Absent;
    };
    if !constructor
        .get::<JsValue>("getCapabilities")
        .is_ok_and(|method| method.is_function())
    {
        return Observation::Absent;
    }
    for kind in ["audio", "video"] {
        let list = constructor
            .call::<JsValue>("getCapabilities", &[&kind.into()])
            .and_then(|capabilities| capabilities.get::<JsValue>("codecs"));
        let list = match list {
            Ok(list) => list.elements::<JsValue>(),
            Err(error) => return Err(error).observe(),
        };
        for codec in list {
            let name = codec.string_at("mimeType", 32);
            if let Some(name) = name.map(plain_name)
                && !codecs.contains(&name)
            {
                codecs.push(name);
            }
        }
    }
    Observation::Value(codecs)
}

/// The name of a codec. Anything that no codec is called becomes `(other)`.
pub(crate) fn plain_name(name: String) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
    if name.bytes().all(is_plain) {
        name
    } else {
        String::from("(other)")
    }
}
