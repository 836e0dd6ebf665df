//! What needs more stack than native code: part of the surface.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::surface::member_name;
use crate::clock::{Clock, Over};
use crate::js::primitives as js;
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::timer::task;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{List, Observation};

/// The most names that are listed.
const NAME_LIMIT: usize = 24;
/// The members whose need of stack is measured: those that carry what the probe
/// looks at. They are called without a `this`, which native code refuses at once.
const MEASURED: &[(&str, &[&str])] = &[
    (
        "RTCPeerConnection",
        &[
            "setRemoteDescription",
            "setLocalDescription",
            "createOffer",
            "createAnswer",
            "addTransceiver",
            "getTransceivers",
            "getReceivers",
            "getStats",
            "close",
            "signalingState",
        ],
    ),
    (
        "RTCTrackEvent",
        &["track", "receiver", "transceiver", "streams"],
    ),
    ("RTCRtpTransceiver", &["mid", "receiver", "direction"]),
    ("RTCRtpReceiver", &["track", "getStats"]),
    (
        "MediaStreamTrack",
        &["kind", "id", "label", "muted", "readyState", "getSettings"],
    ),
];

/// Those functions that are measured, by their names.
fn gather(scope: &JsValue) -> Vec<(String, JsValue)> {
    let mut measured = Vec::new();
    for (interface, members) in MEASURED {
        let prototype = js::get(scope, interface).and_then(|it| js::get(&it, "prototype"));
        for name in *members {
            let Ok(descriptor) = prototype.clone().and_then(|it| js::descriptor(&it, name)) else {
                continue;
            };
            let function = |part| js::get(&descriptor, part).ok().filter(JsValue::is_function);
            if let Some(function) = function("get").or_else(|| function("value")) {
                measured.push((member_name(interface, name), function));
            }
        }
    }
    measured
}

/// What needs more stack than native code. A subject called on nothing, or
/// constructed from nonsense, is refused before it does anything.
pub(crate) async fn observe(
    clock: &Clock,
    scope: &JsValue,
    realm: Option<&Realm>,
    constructor: &JsValue,
) -> Result<List, Over> {
    let Some(realm) = realm else {
        return Ok(Observation::skipped(skips::NO_REALM));
    };
    let mut functions = gather(scope);
    functions.push(("RTCPeerConnection".into(), constructor.clone()));
    let only = || functions.iter().map(|(_, function)| function);
    // A function that was native is native for good.
    let times = NATIVE.with_borrow(|(native, times)| if only().eq(native) { *times } else { 0 });
    if times >= ENOUGH {
        return Ok(Observation::Value(Vec::new()));
    }
    let mut found = Vec::new();
    let constructors = functions.split_off(functions.len() - 1);
    for (kind, functions) in [
        (CallKind::Call, &functions),
        (CallKind::Construct, &constructors),
    ] {
        let probe = StackProbe::new(realm, kind);
        match measure(clock, probe, functions).await? {
            Some(names) => found.extend(names),
            None => return Ok(Observation::skipped(skips::NO_MEASURE)),
        }
    }
    found.truncate(NAME_LIMIT);
    if found.is_empty() {
        let all = functions
            .into_iter()
            .chain(constructors)
            .map(|(_, function)| function);
        NATIVE.set((all.collect(), times + 1));
    }
    Ok(Observation::Value(found))
}

/// Finds the probe and measures, in a task of its own each: the page has its say in
/// between.
async fn measure(
    clock: &Clock,
    probe: Option<StackProbe>,
    functions: &[(String, JsValue)],
) -> Result<Option<Vec<String>>, Over> {
    let Some(probe) = probe else {
        return Ok(None);
    };
    for _ in 0..ROUNDS {
        if !probe.is_known() {
            clock.within(TASK_LIMIT_MS, &task()).await?;
        }
        if let Some(headroom) = probe.headroom()
            && let Some(found) = clock.timely(probe.needing_more_stack(headroom, functions))?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// How often a measure that drifted is taken again.
const ROUNDS: u32 = 10;
/// How long a task may keep us waiting, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How often the same functions are measured in a page.
const ENOUGH: u32 = 2;

thread_local! {
    /// The functions that were last found to need no more stack than native code, and
    /// how often.
    static NATIVE: RefCell<(Vec<JsValue>, u32)> = const { RefCell::new((Vec::new(), 0)) };
}
