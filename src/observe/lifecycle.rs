//! What becomes of connection and tracks after `close()`.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::clock::{Clock, Over};
use crate::js::listener::{Listener, listen_all};
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::timer::{microtasks, task};
use ontrack_judge::evidence::lifecycle::Lifecycle;
use ontrack_judge::evidence::{List, Observation};

const STATE_EVENTS: &[&str] = &[
    "signalingstatechange",
    "connectionstatechange",
    "iceconnectionstatechange",
    "icegatheringstatechange",
];

/// How long a task may keep us waiting, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How many tasks a track is given to end when its event does not come.
const ENDED_TASKS: u32 = 20;

#[derive(Default)]
struct Counts {
    ended: Cell<u32>,
    trusted: Cell<u32>,
    state: Cell<u32>,
}

fn states(tracks: &[JsValue]) -> List {
    Observation::Value(
        tracks
            .iter()
            .map(|track| match read::text_at(track, "readyState") {
                Observation::Value(state) => state,
                Observation::Threw(_) => String::from("(threw)"),
                _ => String::from("(none)"),
            })
            .collect(),
    )
}

/// Closes the connection and watches its tracks end.
pub(crate) async fn observe(
    clock: &Clock,
    connection: &JsValue,
    tracks: &[JsValue],
    seen: &mut Lifecycle,
) -> Result<(), Over> {
    let counts = Rc::new(Counts::default());
    let all_ended = OneShot::new();
    let listeners = listen_to_tracks(tracks, &counts, &all_ended);
    let counted = Rc::clone(&counts);
    let connection_listeners = listen_all(connection, STATE_EVENTS, move |_| {
        counted.state.set(counted.state.get() + 1);
    });

    seen.before = clock.timely(states(tracks))?;
    let closed = read::call(connection, "close", &[]);
    seen.close = Observation::Value(read::call_outcome(&closed));
    seen.after_call = states(tracks);
    seen.ended_during_call = Observation::Value(f64::from(counts.ended.get()));
    seen.signaling_state = read::text_at(connection, "signalingState");
    seen.connection_state = read::text_at(connection, "connectionState");
    clock.progress("closed")?;

    clock.within(TASK_LIMIT_MS, &microtasks(1)).await?;
    seen.after_microtask = states(tracks);
    if !tracks.is_empty() {
        wait_for_end(clock, tracks, &all_ended).await?;
        // A second event, or a state event, would come in the next task.
        clock.within(TASK_LIMIT_MS, &task()).await?;
        seen.finally = states(tracks);
        seen.ended_events = Observation::Value(f64::from(counts.ended.get()));
        seen.ended_trusted = Observation::Value(f64::from(counts.trusted.get()));
        clock.progress("ended")?;
    }
    seen.state_events = Observation::Value(f64::from(counts.state.get()));
    drop((listeners, connection_listeners));
    Ok(())
}

fn listen_to_tracks(
    tracks: &[JsValue],
    counts: &Rc<Counts>,
    all_ended: &OneShot<()>,
) -> Vec<Listener> {
    let expected = tracks.len() as u32;
    tracks
        .iter()
        .filter_map(|track| {
            let counts = Rc::clone(counts);
            let all_ended = all_ended.clone();
            Listener::add(track, "ended", move |event| {
                counts.ended.set(counts.ended.get() + 1);
                if js::get(&event, "isTrusted").is_ok_and(|trusted| trusted.is_truthy()) {
                    counts.trusted.set(counts.trusted.get() + 1);
                }
                if counts.ended.get() >= expected {
                    all_ended.set(());
                }
            })
            .ok()
        })
        .collect()
}

/// Waits for every `ended` event. Tracks that are over without one are not waited
/// for longer than some tasks: no event is coming.
async fn wait_for_end(
    clock: &Clock,
    tracks: &[JsValue],
    all_ended: &OneShot<()>,
) -> Result<(), Over> {
    let is_over = |state: &String| state != "live";
    if states(tracks)
        .value()
        .is_some_and(|states| states.iter().all(is_over))
    {
        for _ in 0..ENDED_TASKS {
            if !all_ended.is_set() {
                clock.within(TASK_LIMIT_MS, &task()).await?;
            }
        }
        return Ok(());
    }
    clock.patiently(all_ended, || all_ended.is_set()).await?;
    Ok(())
}
