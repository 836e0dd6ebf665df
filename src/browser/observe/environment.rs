//! Where the probe runs, and which browser it is said to be.

use wasm_bindgen::JsValue;

use crate::browser::look;
use crate::browser::primitives as js;
use crate::evidence::environment::Environment;
use crate::evidence::{Observation, Text};

pub(crate) fn observe(scope: &JsValue, has_realm: Result<(), &JsValue>) -> Environment {
    let (engine, version) = claim(scope);
    Environment {
        context: Observation::Value(context(scope).into()),
        secure: look::flag(look::get(scope, "isSecureContext")),
        hidden: look::text(
            js::get(scope, "document").map_or(Observation::Absent, |document| {
                look::get(&document, "visibilityState")
            }),
        )
        .map(|state| state == "hidden"),
        realm: match has_realm {
            Ok(()) => Observation::Value(true),
            Err(error) => Observation::Threw(look::error_name(error)),
        },
        claimed_engine: engine,
        claimed_version: version,
        native_text: look::told(js::source_is_one_line()).map(|one_line| {
            if one_line {
                "one-line"
            } else {
                "several-lines"
            }
            .into()
        }),
        frameworks: Observation::Value(frameworks(scope)),
    }
}

/// `window`, `worker` or `other`.
pub(crate) fn context(scope: &JsValue) -> &'static str {
    let is_present = |name| matches!(look::get(scope, name), Observation::Value(_));
    if is_present("window") && is_present("document") {
        "window"
    } else if is_present("WorkerGlobalScope") {
        "worker"
    } else {
        "other"
    }
}

fn frameworks(scope: &JsValue) -> Vec<String> {
    let mut found = Vec::new();
    if look::get(scope, "Zone")
        .value()
        .is_some_and(|zone| zone.is_function())
    {
        found.push("zone.js".into());
    }
    found
}

/// The engine and the major version that the user agent string names. Every
/// browser on iOS is WebKit, whatever its brand.
fn claim(scope: &JsValue) -> (Text, crate::evidence::Number) {
    let agent = js::get(scope, "navigator")
        .and_then(|navigator| js::get(&navigator, "userAgent"))
        .ok()
        .and_then(|agent| look::string(&agent, 512));
    let Some(agent) = agent else {
        return (Observation::Absent, Observation::Absent);
    };
    let is_ios = ["iPhone", "iPad", "iPod"]
        .iter()
        .any(|device| agent.contains(device));
    let (engine, mark) = if is_ios {
        ("webkit", "Version/")
    } else if agent.contains("Firefox/") {
        ("gecko", "Firefox/")
    } else if agent.contains("Chrome/") {
        ("blink", "Chrome/")
    } else if agent.contains("Chromium/") {
        ("blink", "Chromium/")
    } else if agent.contains("AppleWebKit/") {
        ("webkit", "Version/")
    } else {
        ("unknown", "/")
    };
    let version = agent
        .split_once(mark)
        .and_then(|(_, rest)| {
            rest.split(|character: char| !character.is_ascii_digit())
                .next()
        })
        .and_then(|digits| digits.parse::<u16>().ok());
    (
        Observation::Value(engine.into()),
        version.map_or(Observation::Absent, |version| {
            Observation::Value(f64::from(version))
        }),
    )
}
