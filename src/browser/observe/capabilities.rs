//! The codecs that the browser claims.

use wasm_bindgen::JsValue;

use crate::browser::look;
use crate::browser::primitives as js;
use crate::browser::realm::{NO_REALM, Realm};
use crate::challenge::Answer;
use crate::evidence::capabilities::Capabilities;
use crate::evidence::{List, Observation};

/// Both kinds of one interface's `getCapabilities`, as `video/VP8`, each once.
pub(crate) fn claimed(window: &JsValue, interface: &str) -> List {
    let mut codecs: Vec<String> = Vec::new();
    let Ok(constructor) = js::get(window, interface) else {
        return Observation::Absent;
    };
    if !js::get(&constructor, "getCapabilities").is_ok_and(|method| method.is_function()) {
        return Observation::Absent;
    }
    for kind in ["audio", "video"] {
        let list = look::call(&constructor, "getCapabilities", &[&kind.into()])
            .and_then(|capabilities| js::get(&capabilities, "codecs"));
        let list = match list {
            Ok(list) => look::elements(&list),
            Err(error) => return Observation::Threw(look::error_name(&error)),
        };
        for codec in list {
            let name = js::get(&codec, "mimeType")
                .ok()
                .and_then(|name| look::string(&name, 32));
            if let Some(name) = name.map(plain)
                && !codecs.contains(&name)
            {
                codecs.push(name);
            }
        }
    }
    Observation::Value(codecs)
}

/// A codec's name, where it is like one.
fn plain(name: String) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
    if name.bytes().all(is_plain) {
        name
    } else {
        String::from("(other)")
    }
}

pub(crate) fn observe(scope: &JsValue, realm: Option<&Realm>) -> Capabilities {
    let sends = claimed(scope, "RTCRtpSender");
    let receives = claimed(scope, "RTCRtpReceiver");
    let disputed = match realm.map(Realm::capabilities) {
        None => Observation::skipped(NO_REALM),
        Some([sends_there, receives_there]) => {
            let sends = differences(&sends, sends_there);
            match (sends, differences(&receives, receives_there)) {
                (Some(sends), Some(receives)) => Observation::Value([sends, receives].concat()),
                _ => Observation::skipped("not-in-this-version"),
            }
        }
    };
    Capabilities {
        unknown_is_null: match &receives {
            Observation::Value(_) => look::told(js::get(scope, "RTCRtpReceiver").and_then(|it| {
                Ok(look::call(&it, "getCapabilities", &[&"nonsense".into()])?.is_null())
            })),
            _ => Observation::skipped("not-in-this-version"),
        },
        sends,
        receives,
        disputed,
        ..Capabilities::default()
    }
}

/// What one side claims and the other does not; nothing where one of them is silent.
fn differences(here: &List, elsewhere: &List) -> Option<Vec<String>> {
    let (here, elsewhere) = (here.value()?, elsewhere.value()?);
    let missing = elsewhere.iter().filter(|codec| !here.contains(codec));
    let added = here.iter().filter(|codec| !elsewhere.contains(codec));
    Some(missing.chain(added).cloned().collect())
}

/// Holds the codecs of an offer against the claims.
pub(crate) fn compare(offer: &Answer<'_>, seen: &mut Capabilities) {
    let (Some(sends), Some(receives)) = (seen.sends.value(), seen.receives.value()) else {
        seen.unclaimed = Observation::skipped("not-in-this-version");
        seen.half_claimed = Observation::skipped("not-in-this-version");
        return;
    };
    let (mut unclaimed, mut half_claimed) = (Vec::new(), Vec::new());
    for section in &offer.sections {
        for codec in &section.codecs {
            let name = plain([section.kind, "/", codec].concat());
            let is_in =
                |claims: &[String]| claims.iter().any(|claim| claim.eq_ignore_ascii_case(&name));
            let found = match (is_in(sends), is_in(receives)) {
                (true, true) => continue,
                (false, false) => &mut unclaimed,
                _ => &mut half_claimed,
            };
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    seen.unclaimed = Observation::Value(unclaimed);
    seen.half_claimed = Observation::Value(half_claimed);
}
