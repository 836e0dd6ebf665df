//! What the survey of the interfaces sees.

use js_sys::{Function, Reflect};
use ontrack_probe::ProbeOptions;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Replaced, report, script};

/// How many interfaces are changed at once: a list of the evidence has no more than 24 names.
const AT_ONCE: usize = 12;

/// Wraps the last member of this kind of each interface in a part of the interfaces, openly.
/// Gives the names of the members, and what puts things back.
fn wrap(kind: &str, first: usize) -> (Vec<String>, Replaced) {
    let made = script(&format!(
        "const names = Reflect.ownKeys(window).filter((name) => /^(RTC|MediaStream)/.test(String(name)));
         const wrapped = [], restore = [];
         for (const name of names.slice({first}, {first} + {AT_ONCE})) {{
           const owner = '{kind}' === 'static' ? window[name] : window[name].prototype;
           const part = {{ static: 'value', method: 'value', getter: 'get', setter: 'set' }}['{kind}'];
           const own = Object.entries(Object.getOwnPropertyDescriptors(owner));
           const found = own.filter(([key, descriptor]) => key !== 'constructor' && typeof descriptor[part] === 'function').pop();
           if (!found) continue;
           const [key, descriptor] = found;
           const native = descriptor[part];
           const wrapper = {{ [key](...list) {{ return native.apply(this, list); }} }}[key];
           Object.defineProperty(owner, key, {{ ...descriptor, [part]: wrapper }});
           restore.push(() => Object.defineProperty(owner, key, descriptor));
           wrapped.push(name + '.' + key);
         }}
         return {{ wrapped: wrapped.join(), restore: () => restore.forEach((one) => one()) }};"
    ));
    let get = |key: &str| Reflect::get(&made, &key.into()).expect("a result");
    let names = get("wrapped").as_string().unwrap_or_default();
    let names = names
        .split(',')
        .filter(|name| !name.is_empty())
        .map(String::from)
        .collect();
    (
        names,
        Replaced::from(get("restore").unchecked_into::<Function>()),
    )
}

fn interfaces() -> usize {
    let count: JsValue = script(
        "return Reflect.ownKeys(window).filter((name) => /^(RTC|MediaStream)/.test(String(name))).length",
    );
    count.as_f64().unwrap_or(0.0) as usize
}

#[wasm_bindgen_test]
async fn a_member_of_any_kind_of_every_interface_shows_that_it_was_wrapped() {
    let mut seen = 0;
    for kind in ["method", "getter", "setter", "static"] {
        for first in (0..interfaces()).step_by(AT_ONCE) {
            let (names, replaced) = wrap(kind, first);
            let report = report(ProbeOptions::default()).await;
            drop(replaced);
            let script = &report["evidence"]["surface"]["script"];
            for name in &names {
                assert!(
                    script
                        .as_array()
                        .is_some_and(|list| list.contains(&Value::from(name.as_str()))),
                    "{kind} {name}: {script}"
                );
            }
            if !names.is_empty() {
                assert_eq!(report["verdict"], "instrumented", "{kind} {names:?}");
            }
            seen += names.len();
        }
    }
    assert!(seen > 60, "{seen}");
}

#[wasm_bindgen_test]
async fn an_interface_that_is_replaced_by_a_function_shows_it() {
    for name in [
        "RTCIceCandidate",
        "RTCSessionDescription",
        "RTCDataChannelEvent",
        "MediaStream",
    ] {
        let _replaced = Replaced::by(&format!(
            "const native = window.{name};
             window.{name} = function (...list) {{ return new native(...list); }};
             window.{name}.prototype = native.prototype;
             return () => {{ window.{name} = native; }};"
        ));
        let report = report(ProbeOptions::default()).await;
        assert_eq!(report["verdict"], "instrumented", "{name}");
        assert_eq!(
            report["evidence"]["surface"]["script"],
            Value::from(vec![name])
        );
    }
}

#[wasm_bindgen_test]
async fn an_interface_that_only_the_page_has_is_no_business_of_the_survey() {
    let _replaced = Replaced::by(
        "window.RTCFutureTransport = class { get state() { return 'new'; } };
         return () => { delete window.RTCFutureTransport; };",
    );
    let report = report(ProbeOptions::default()).await;
    assert_eq!(report["verdict"], "genuine");
}
