//! What the probe itself stands on: the built-in functions that it calls, the ways to a frame, and
//! the fresh realm. Part of the surface.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Window;

use crate::js::function::{Source, source};
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::survey::NamedFunction;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{List, Observation};

/// Functions that a page sees called when a probe begins, or that stand between the module and
/// what it reports: the object that has each, and its name.
const CALLED: &[(&[&str], &str)] = &[
    (&["performance"], "now"),
    (&["crypto"], "getRandomValues"),
    (&["WebAssembly"], "instantiate"),
    (&["TextDecoder", "prototype"], "decode"),
    (&["TextEncoder", "prototype"], "encodeInto"),
    (&["JSON"], "parse"),
];

/// The ways to a frame and its window.
const WAYS: &[(&[&str], &str)] = &[
    (&["document"], "createElement"),
    (&["document"], "createElementNS"),
    (&["Node", "prototype"], "appendChild"),
    (&["Node", "prototype"], "insertBefore"),
    (&["HTMLIFrameElement", "prototype"], "contentWindow"),
    (&["Document", "prototype"], "defaultView"),
];

/// Functions of the fresh realm that others are judged by. Not those that an engine writes in
/// script itself.
const JUDGING: &[(&[&str], &str)] = &[
    (&["Function", "prototype"], "toString"),
    (&["Reflect"], "ownKeys"),
    (&["HTMLIFrameElement", "prototype"], "contentWindow"),
    (&["RTCPeerConnection", "prototype"], "signalingState"),
    (&["MediaStreamTrack", "prototype"], "muted"),
    (&["RTCTrackEvent", "prototype"], "track"),
];

/// Adds what is seen of them. It comes after all else: a page may be told that it was looked at.
pub(crate) fn observe(scope: &Untrusted<Window>, realm: Option<&Realm>, seen: &mut Surface) {
    let Some(realm) = realm else {
        return;
    };
    let ways = functions(scope, WAYS);
    let mut called = functions(scope, CALLED);
    called.extend(ways.iter().cloned());
    let is_replaced = |(name, function): &&NamedFunction| {
        let name = name.rsplit('.').next().unwrap_or_default();
        !matches!(
            source(realm.to_string(), function, name),
            Ok(Source::Native)
        )
    };
    let replaced = called.iter().filter(is_replaced);
    seen.replaced = Observation::Value(replaced.map(|(name, _)| name.clone()).collect());
    seen.ways = deep(realm, &ways);
    seen.ground = deep(realm, &functions(realm.window(), JUDGING));
}

/// Those that need more stack than native code, where the stack was measured.
fn deep(realm: &Realm, functions: &[NamedFunction]) -> List {
    let probe = StackProbe::new(realm, CallKind::Call).filter(StackProbe::is_known);
    let found = probe.and_then(|probe| probe.needing_more_stack(probe.headroom()?, functions));
    found.map_or_else(Observation::default, Observation::Value)
}

fn functions(window: &Untrusted<Window>, listed: &[(&[&str], &str)]) -> Vec<NamedFunction> {
    let found = listed.iter().filter_map(|(owner, name)| {
        let function = function(window, owner, name).ok()?;
        let owner = owner.first().copied().unwrap_or_default();
        function
            .is_function()
            .then(|| ([owner, ".", name].concat(), function))
    });
    found.collect()
}

/// The method, or the getter of the attribute.
fn function(window: &Untrusted<Window>, path: &[&str], name: &str) -> Read<Untrusted<Function>> {
    let mut owner: Any = window.clone().cast();
    for step in path {
        owner = owner.get(step)?;
    }
    let own = owner.descriptor(name)?;
    if own.is_object() && own.get::<JsValue>("value")?.is_undefined() {
        return own.get("get");
    }
    owner.get(name)
}
