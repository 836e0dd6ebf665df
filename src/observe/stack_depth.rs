//! Which functions need more stack than native code: part of the surface.

use std::cell::RefCell;

use js_sys::Function;
use web_sys::{RtcPeerConnection, Window};

use super::surface::member_name;
use crate::js::interface::InterfaceObject;
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::timer::task;
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};
use ontrack_judge::SkipReason;
use ontrack_judge::evidence::{List, Observation};

/// The most names that are listed.
const NAME_LIMIT: usize = 24;
/// How many times a measure that drifted is repeated.
const ROUNDS: u32 = 10;
/// How long to wait for a task, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How many times the same functions are measured in a page.
const ENOUGH: u32 = 2;
/// The members whose stack is measured: those that carry what the probe observes. They are
/// called without a `this`, which native code refuses at once.
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

/// The functions that are measured, with their names.
fn measured_functions(scope: &Untrusted<Window>) -> Vec<(String, Untrusted<Function>)> {
    let mut measured = Vec::new();
    for (interface, members) in MEASURED {
        let prototype = scope.prototype_named::<RtcPeerConnection>(interface);
        for name in *members {
            let descriptor = prototype.clone().and_then(|owner| owner.descriptor(name));
            let Ok(descriptor) = descriptor else {
                continue;
            };
            let function = |part| descriptor.get(part).ok().filter(Untrusted::is_function);
            if let Some(function) = function("get").or_else(|| function("value")) {
                measured.push((member_name(interface, name), function));
            }
        }
    }
    measured
}

/// The names of functions that need more stack than native code. A native function that is
/// called on nothing, or constructs from nonsense, refuses before it does anything.
pub(crate) async fn observe(
    session: &Session,
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
) -> Result<List, Over> {
    let Some(realm) = realm else {
        return Ok(Observation::skipped(SkipReason::NoRealm));
    };
    let mut functions = measured_functions(scope);
    functions.push(("RTCPeerConnection".into(), constructor.value().into()));
    let only = || functions.iter().map(|(_, function)| function);
    // A function that was found native stays native.
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
        match measure(session, probe, functions).await? {
            Some(names) => found.extend(names),
            None => return Ok(Observation::skipped(SkipReason::NoMeasure)),
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

/// Finds the headroom and measures, each in its own task, so that the page can run in
/// between.
async fn measure(
    session: &Session,
    probe: Option<StackProbe>,
    functions: &[(String, Untrusted<Function>)],
) -> Result<Option<Vec<String>>, Over> {
    let Some(probe) = probe else {
        return Ok(None);
    };
    for _ in 0..ROUNDS {
        if !probe.is_known() {
            session.within(TASK_LIMIT_MS, &task()).await?;
        }
        if let Some(headroom) = probe.headroom()
            && let Some(found) = session.timely(probe.needing_more_stack(headroom, functions))?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

thread_local! {
    /// The functions that were last found to need no more stack than native code, and how
    /// many times.
    static NATIVE: RefCell<(Vec<Untrusted<Function>>, u32)> = const { RefCell::new((Vec::new(), 0)) };
}
