//! The `RTCPeerConnection` constructor.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, Window};

use super::source_words;
use crate::js::function::{native_to_string, own_source, source};
use crate::js::interface::InterfaceObject;
use crate::js::read_value::ReadValue;
use crate::js::realm::Realm;
use crate::js::thrown::{Observe, Read, call_outcome, observe as read};
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::SkipReason;
use ontrack_judge::evidence::constructor::Constructor;
use ontrack_judge::evidence::{Flag, Observation, Text};

const NAME: &str = "RTCPeerConnection";

type Found = Untrusted<InterfaceObject<RtcPeerConnection>>;

pub(crate) fn observe(scope: &Untrusted<Window>, realm: Option<&Realm>) -> Constructor {
    let found = scope.interface::<RtcPeerConnection>().present();
    let mut evidence = Constructor {
        kind: match &found {
            Observation::Value(value) => value.type_of().observe(),
            other => other.clone().map(|_| String::new()),
        },
        ..Constructor::default()
    };
    let Some(constructor) = found.value().filter(|value| value.is_function()) else {
        return evidence;
    };
    evidence.property = property(scope);
    evidence.name = constructor.text("name");
    evidence.length = constructor.number("length");
    evidence.source = source_words(
        native_to_string().and_then(|to_string| source(&to_string, constructor, NAME)),
    );
    evidence.source_elsewhere = match realm {
        Some(realm) => source_words(source(realm.to_string(), constructor, NAME)),
        None => Observation::skipped(SkipReason::NoRealm),
    };
    evidence.source_own = source_words(own_source(constructor, NAME));
    evidence.parent = parent(scope, constructor);
    evidence.prototype_property = prototype_property(constructor);
    let prototype = constructor.prototype().present();
    if let Observation::Value(prototype) = &prototype {
        evidence.prototype_leads_back = read(|| Ok(prototype.get("constructor")? == *constructor));
        evidence.tag = prototype.tag().observe();
    } else {
        evidence.prototype_leads_back = prototype.map(|_| false);
    }
    evidence.alias_is_same = alias(scope, constructor);
    evidence.call_without_new = call_without_new(constructor);
    evidence
}

/// The kind of a property descriptor, and the names of its flags that are set.
fn describe(kind: &str, descriptor: &Any) -> String {
    let mut words = String::from(kind);
    for flag in ["writable", "enumerable", "configurable"] {
        if is_set(descriptor, flag) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(flag);
        }
    }
    words
}

fn is_set(descriptor: &Any, flag: &str) -> bool {
    descriptor
        .get::<JsValue>(flag)
        .is_ok_and(|value| value.is_truthy())
}

fn property(scope: &Untrusted<Window>) -> Text {
    scope.descriptor(NAME).present().map(|descriptor| {
        let is_accessor = is_set(&descriptor, "get");
        describe(if is_accessor { "accessor" } else { "data" }, &descriptor)
    })
}

fn prototype_property(constructor: &Found) -> Text {
    constructor
        .descriptor("prototype")
        .present()
        .map(|descriptor| {
            let words = describe("", &descriptor);
            if words.is_empty() {
                "fixed".into()
            } else {
                words
            }
        })
}

fn parent(scope: &Untrusted<Window>, constructor: &Found) -> Text {
    constructor.prototype_of().observe().map(|parent| {
        let is = |found: Read<Any>| found.is_ok_and(|found| found == parent);
        let function = scope
            .get::<Function>("Function")
            .and_then(|function| function.get("prototype"));
        if is(scope.get("EventTarget")) {
            "EventTarget".into()
        } else if is(function) {
            "Function".into()
        } else if parent.is_function() && parent.text("name").is(NAME) {
            NAME.into()
        } else {
            "other".into()
        }
    })
}

fn alias(scope: &Untrusted<Window>, constructor: &Found) -> Flag {
    match scope.get("webkitRTCPeerConnection").present() {
        Observation::Value(alias) => Observation::Value(alias == *constructor),
        other => other.map(|_| false),
    }
}

/// A wrapper that may be called returns a connection, which is closed at once.
fn call_without_new(constructor: &Found) -> Text {
    let result: Read<Untrusted<RtcPeerConnection>> = constructor.apply(&JsValue::UNDEFINED, &[]);
    let outcome = call_outcome(&result);
    if let Ok(connection) = result
        && connection.is_object()
    {
        let _ = connection.close();
    }
    Observation::Value(outcome)
}
