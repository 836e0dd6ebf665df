//! Where the probe runs, and which browser it claims to be.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Window;

use crate::js::function::{Source, native_to_string, source, source_is_one_line};
use crate::js::realm::{Realm, is_embedded};
use crate::js::thrown::{Observe, Read, Thrown};
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::environment::Environment;
use ontrack_judge::evidence::{Observation, Text};

pub(crate) fn observe(scope: &Untrusted<Window>, realm: Result<&Realm, &Thrown>) -> Environment {
    let (engine, version) = claim(scope);
    Environment {
        context: Observation::Value(context(scope).into()),
        secure: scope.flag("isSecureContext"),
        hidden: visibility(scope).map(|state| state == "hidden"),
        realm: match realm {
            Ok(_) => Observation::Value(true),
            Err(error) => Observation::Threw(error.name()),
        },
        origin: Observation::Value(origin(scope, realm.err()).into()),
        claimed_engine: engine,
        claimed_version: version,
        native_text: is_one_line(realm.ok()).observe().map(|one_line| {
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

fn is_one_line(realm: Option<&Realm>) -> Read<bool> {
    match realm {
        Some(realm) => source_is_one_line(realm.to_string()),
        None => source_is_one_line(&native_to_string()?),
    }
}

/// `own`, or `opaque` where a sandbox gives an embedded page an origin that nothing else has, so that
/// it reaches no frame. A page that only denies its frames does not fail in all three ways. At the top
/// a page could make all three up, and hardly a page there is sandboxed.
fn origin(scope: &Untrusted<Window>, no_realm: Option<&Thrown>) -> &'static str {
    const REFUSED: &str = "SecurityError";
    let is_opaque = is_embedded()
        && no_realm.is_some_and(|error| error.name() == REFUSED)
        && scope.text("origin").is("null")
        && scope
            .get::<JsValue>("localStorage")
            .is_err_and(|error| error.name() == REFUSED);
    if is_opaque { "opaque" } else { "own" }
}

fn visibility(scope: &Untrusted<Window>) -> Text {
    match scope.get::<JsValue>("document") {
        Ok(document) => document.text("visibilityState"),
        Err(_) => Observation::Absent,
    }
}

/// Interfaces that only workers have. A library that imitates a window there may remove some.
const OF_WORKERS: &[&str] = &["WorkerGlobalScope", "WorkerNavigator", "WorkerLocation"];

/// `window`, `worker` or `other`. The names of a window do not make one: libraries define
/// them in a worker to run the scripts of a page there.
pub(crate) fn context(scope: &Untrusted<Window>) -> &'static str {
    let is_present = |name| {
        scope
            .get::<JsValue>(name)
            .is_ok_and(|value| !value.is_undefined())
    };
    let is_native = |name: &&str| {
        native_to_string()
            .and_then(|to_string| source(&to_string, &scope.get::<Function>(name)?, name))
            .is_ok_and(|source| source != Source::Script)
    };
    if OF_WORKERS.iter().any(is_native) {
        "worker"
    } else if is_present("window") && is_present("document") {
        "window"
    } else {
        "other"
    }
}

fn frameworks(scope: &Untrusted<Window>) -> Vec<String> {
    let mut found = Vec::new();
    if scope
        .get::<Function>("Zone")
        .is_ok_and(|zone| zone.is_function())
    {
        found.push("zone.js".into());
    }
    found
}

/// The engine and the major version that the user agent string names. Every
/// browser on iOS is WebKit, whatever its brand.
fn claim(scope: &Untrusted<Window>) -> (Text, ontrack_judge::evidence::Number) {
    let navigator: Any = scope.get("navigator").unwrap_or_default();
    let agent = navigator.string_at("userAgent", 512);
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
