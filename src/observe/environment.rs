//! Where the probe runs, and which browser it is said to be.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use ontrack_judge::evidence::environment::Environment;
use ontrack_judge::evidence::{Observation, Text};

pub(crate) fn observe(scope: &JsValue, has_realm: Result<(), &JsValue>) -> Environment {
    let (engine, version) = claim(scope);
    Environment {
        context: Observation::Value(context(scope).into()),
        secure: read::flag_at(scope, "isSecureContext"),
        hidden: read::text(
            js::get(scope, "document").map_or(Observation::Absent, |document| {
                read::get(&document, "visibilityState")
            }),
        )
        .map(|state| state == "hidden"),
        realm: match has_realm {
            Ok(()) => Observation::Value(true),
            Err(error) => Observation::Threw(read::error_name(error)),
        },
        claimed_engine: engine,
        claimed_version: version,
        native_text: read::observe(js::source_is_one_line()).map(|one_line| {
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

/// What only workers have. A library that plays a window there may take some of it away.
const OF_WORKERS: &[&str] = &["WorkerGlobalScope", "WorkerNavigator", "WorkerLocation"];

/// `window`, `worker` or `other`. The names of a window are not enough for one: libraries
/// give them to a worker, so that the scripts of a page run beside it.
pub(crate) fn context(scope: &JsValue) -> &'static str {
    let is_present = |name| matches!(read::get(scope, name), Observation::Value(_));
    let is_native = |name: &&str| {
        js::native_to_string()
            .and_then(|to_string| js::source(&to_string, &js::get(scope, name)?, name))
            .is_ok_and(|kind| kind < 2)
    };
    if OF_WORKERS.iter().any(is_native) {
        "worker"
    } else if is_present("window") && is_present("document") {
        "window"
    } else {
        "other"
    }
}

fn frameworks(scope: &JsValue) -> Vec<String> {
    let mut found = Vec::new();
    if read::get(scope, "Zone")
        .value()
        .is_some_and(|zone| zone.is_function())
    {
        found.push("zone.js".into());
    }
    found
}

/// The engine and the major version that the user agent string names. Every
/// browser on iOS is WebKit, whatever its brand.
fn claim(scope: &JsValue) -> (Text, ontrack_judge::evidence::Number) {
    let agent = js::get(scope, "navigator")
        .and_then(|navigator| js::get(&navigator, "userAgent"))
        .ok()
        .and_then(|agent| read::string(&agent, 512));
    let Some(agent) = agent else {
        return (Observation::Absent, Observation::Absent);
    };
    let mark = |mark: &str| after(&agent, mark);
    let (engine, rest) = if let Some(rest) = mark("iPhone").or(mark("iPad")).or(mark("iPod")) {
        ("webkit", after(rest, "Version/"))
    } else if let Some(rest) = mark("Firefox/") {
        ("gecko", Some(rest))
    } else if let Some(rest) = mark("Chrome/").or(mark("Chromium/")) {
        ("blink", Some(rest))
    } else if let Some(rest) = mark("AppleWebKit/") {
        ("webkit", after(rest, "Version/"))
    } else {
        ("unknown", None)
    };
    let version = rest
        .and_then(|rest| {
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

/// What comes after the first occurrence of a mark. The standard library's search
/// is made for long texts and would be a larger part of the download.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    (0..text.len()).find_map(|start| text.get(start..)?.strip_prefix(mark))
}
