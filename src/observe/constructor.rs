//! The `RTCPeerConnection` constructor.

use wasm_bindgen::JsValue;

use super::source_words;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::constructor::Constructor;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Flag, Observation, Text};

const NAME: &str = "RTCPeerConnection";

pub(crate) fn observe(scope: &JsValue, realm: Option<&Realm>) -> Constructor {
    let found = read::get(scope, NAME);
    let mut seen = Constructor {
        kind: match &found {
            Observation::Value(value) => read::observe(js::type_of(value)),
            other => other.clone().map(|_| String::new()),
        },
        ..Constructor::default()
    };
    let Some(constructor) = found.value().filter(|value| value.is_function()) else {
        return seen;
    };
    seen.property = property(scope);
    seen.name = read::text_at(constructor, "name");
    seen.length = read::number_at(constructor, "length");
    seen.source = source_words(
        js::native_to_string().and_then(|to_string| js::source(&to_string, constructor, NAME)),
    );
    seen.source_elsewhere = match realm {
        Some(realm) => source_words(js::source(realm.to_string(), constructor, NAME)),
        None => Observation::skipped(skips::NO_REALM),
    };
    seen.source_own = source_words(js::own_source(constructor, NAME));
    seen.parent = parent(scope, constructor);
    seen.prototype_property = prototype_property(constructor);
    let prototype = read::get(constructor, "prototype");
    if let Observation::Value(prototype) = &prototype {
        seen.prototype_leads_back =
            read::observe(js::get(prototype, "constructor")).map(|back| back == *constructor);
        seen.tag =
            read::observe(js::tag(prototype)).map(|tag| read::string(&tag, 64).unwrap_or_default());
    } else {
        seen.prototype_leads_back = prototype.map(|_| false);
    }
    seen.alias_is_same = alias(scope, constructor);
    seen.call_without_new = call_without_new(constructor);
    seen
}

fn property(scope: &JsValue) -> Text {
    read::observe_present(js::descriptor(scope, NAME)).map(|descriptor| {
        let is = |flag| js::get(&descriptor, flag).is_ok_and(|value| value.is_truthy());
        let mut words = String::from(if is("get") { "accessor" } else { "data" });
        for flag in ["writable", "enumerable", "configurable"] {
            if is(flag) {
                words.push(' ');
                words.push_str(flag);
            }
        }
        words
    })
}

fn parent(scope: &JsValue, constructor: &JsValue) -> Text {
    read::observe(js::prototype_of(constructor)).map(|parent| {
        let is = |owner: Result<JsValue, JsValue>| owner.is_ok_and(|owner| owner == parent);
        let function =
            js::get(scope, "Function").and_then(|function| js::get(&function, "prototype"));
        if is(js::get(scope, "EventTarget")) {
            "EventTarget".into()
        } else if is(function) {
            "Function".into()
        } else if parent.is_function() && read::text_at(&parent, "name").is(NAME) {
            NAME.into()
        } else {
            "other".into()
        }
    })
}

fn prototype_property(constructor: &JsValue) -> Text {
    read::observe_present(js::descriptor(constructor, "prototype")).map(|descriptor| {
        let mut words = String::new();
        for flag in ["writable", "enumerable", "configurable"] {
            if js::get(&descriptor, flag).is_ok_and(|value| value.is_truthy()) {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(flag);
            }
        }
        if words.is_empty() {
            "fixed".into()
        } else {
            words
        }
    })
}

fn alias(scope: &JsValue, constructor: &JsValue) -> Flag {
    match read::get(scope, "webkitRTCPeerConnection") {
        Observation::Value(alias) => Observation::Value(alias == *constructor),
        other => other.map(|_| false),
    }
}

/// A wrapper that may be called hands back a connection, which is closed at once.
fn call_without_new(constructor: &JsValue) -> Text {
    let result = js::apply(constructor, &JsValue::UNDEFINED, &read::arguments(&[]));
    let manner = read::call_outcome(&result);
    if let Ok(connection) = result
        && connection.is_object()
    {
        let _ = read::call(&connection, "close", &[]);
    }
    Observation::Value(manner)
}
