//! The codecs that the browser claims.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::capabilities::Capabilities;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{List, Observation};
use ontrack_judge::sdp::Description;

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
        let list = read::call(&constructor, "getCapabilities", &[&kind.into()])
            .and_then(|capabilities| js::get(&capabilities, "codecs"));
        let list = match list {
            Ok(list) => read::elements(&list),
            Err(error) => return Observation::Threw(read::error_name(&error)),
        };
        for codec in list {
            let name = js::get(&codec, "mimeType")
                .ok()
                .and_then(|name| read::string(&name, 32));
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

/// What the page claims, and what a fresh realm does. A list may grow while the browser gets
/// to know its hardware, so where the two differ both are asked once more.
pub(crate) fn observe(scope: &JsValue, realm: Option<&Realm>) -> Capabilities {
    let Some(realm) = realm else {
        return claims(scope, [skips::NO_REALM; 2].map(Observation::skipped));
    };
    let seen = claims(scope, realm.capabilities().clone());
    if agree(&seen.sends, &seen.sends_elsewhere) && agree(&seen.receives, &seen.receives_elsewhere)
    {
        return seen;
    }
    match Realm::capabilities_now() {
        Ok(elsewhere) => claims(scope, elsewhere),
        Err(_) => seen,
    }
}

fn claims(scope: &JsValue, [sends_elsewhere, receives_elsewhere]: [List; 2]) -> Capabilities {
    let receives = claimed(scope, "RTCRtpReceiver");
    Capabilities {
        unknown_is_null: match &receives {
            Observation::Value(_) => {
                read::observe(js::get(scope, "RTCRtpReceiver").and_then(|it| {
                    Ok(read::call(&it, "getCapabilities", &[&"nonsense".into()])?.is_null())
                }))
            }
            _ => Observation::skipped(skips::NOT_IN_THIS_VERSION),
        },
        sends: claimed(scope, "RTCRtpSender"),
        receives,
        sends_elsewhere,
        receives_elsewhere,
        offered: Observation::default(),
    }
}

/// Whether two lists name the same codecs; where one is silent there is nothing to differ.
fn agree(here: &List, elsewhere: &List) -> bool {
    let (Some(here), Some(elsewhere)) = (here.value(), elsewhere.value()) else {
        return true;
    };
    here.len() == elsewhere.len() && here.iter().all(|codec| elsewhere.contains(codec))
}

/// Adds the codecs of an offer. One that is not claimed has the lists asked for anew.
pub(crate) fn compare(
    scope: &JsValue,
    realm: Option<&Realm>,
    offer: &Description<'_>,
    seen: &mut Capabilities,
) {
    let mut offered: Vec<String> = Vec::new();
    for section in &offer.sections {
        for codec in &section.codecs {
            let name = plain([section.kind, "/", codec].concat());
            if !offered.contains(&name) {
                offered.push(name);
            }
        }
    }
    let is_claimed = |claims: &List| {
        let is_in = |name: &String| {
            claims
                .value()
                .is_none_or(|claims| claims.iter().any(|it| it.eq_ignore_ascii_case(name)))
        };
        offered.iter().all(is_in)
    };
    if !is_claimed(&seen.sends) || !is_claimed(&seen.receives) {
        let elsewhere = match realm {
            Some(_) => Realm::capabilities_now().unwrap_or_else(|_| {
                [
                    seen.sends_elsewhere.clone(),
                    seen.receives_elsewhere.clone(),
                ]
            }),
            None => [skips::NO_REALM; 2].map(Observation::skipped),
        };
        *seen = claims(scope, elsewhere);
    }
    seen.offered = Observation::Value(offered);
}
