//! What `close()` does to the connection and its tracks.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Event, MediaStreamTrack, RtcPeerConnection};

use crate::js::events;
use crate::js::listener::{EventType, Listener, listen_all};
use crate::js::one_shot::OneShot;
use crate::js::thrown::call_outcome;
use crate::js::timer::{microtasks, task};
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};
use ontrack_judge::evidence::lifecycle::Lifecycle;
use ontrack_judge::evidence::{List, Observation};

const STATE_EVENTS: [EventType<Event>; 4] = [
    events::SIGNALING_STATE,
    events::CONNECTION_STATE,
    events::ICE_CONNECTION_STATE,
    events::ICE_GATHERING_STATE,
];

/// How long to wait for a task, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How many tasks to wait for the event of a track that has ended.
const ENDED_TASKS: u32 = 20;

#[derive(Default)]
struct Counts {
    ended: Cell<u32>,
    trusted: Cell<u32>,
    state: Cell<u32>,
}

fn states(tracks: &[Untrusted<MediaStreamTrack>]) -> List {
    Observation::Value(
        tracks
            .iter()
            .map(|track| match track.ready_state() {
                Observation::Value(state) => state,
                Observation::Threw(_) => String::from("(threw)"),
                _ => String::from("(none)"),
            })
            .collect(),
    )
}

/// Closes the connection and waits until its tracks have ended.
pub(crate) async fn observe(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    tracks: &[Untrusted<MediaStreamTrack>],
    evidence: &mut Lifecycle,
) -> Result<(), Over> {
    let counts = Rc::new(Counts::default());
    let all_ended = OneShot::new();
    let listeners = listen_to_tracks(tracks, &counts, &all_ended);
    let counted = Rc::clone(&counts);
    let connection_listeners = listen_all(connection, &STATE_EVENTS, move |_| {
        counted.state.set(counted.state.get() + 1);
    });

    evidence.before = session.timely(states(tracks))?;
    evidence.close = Observation::Value(call_outcome(&connection.close()));
    evidence.after_call = states(tracks);
    evidence.ended_during_call = Observation::Value(f64::from(counts.ended.get()));
    evidence.signaling_state = connection.signaling_state();
    evidence.connection_state = connection.connection_state();
    session.progress("closed")?;

    session.within(TASK_LIMIT_MS, &microtasks(1)).await?;
    evidence.after_microtask = states(tracks);
    if !tracks.is_empty() {
        wait_for_end(session, tracks, &all_ended).await?;
        // A second event, or a state event, would come in the next task.
        session.within(TASK_LIMIT_MS, &task()).await?;
        evidence.finally = states(tracks);
        evidence.ended_events = Observation::Value(f64::from(counts.ended.get()));
        evidence.ended_trusted = Observation::Value(f64::from(counts.trusted.get()));
        session.progress("ended")?;
    }
    evidence.state_events = Observation::Value(f64::from(counts.state.get()));
    drop((listeners, connection_listeners));
    Ok(())
}

fn listen_to_tracks(
    tracks: &[Untrusted<MediaStreamTrack>],
    counts: &Rc<Counts>,
    all_ended: &OneShot<()>,
) -> Vec<Listener> {
    let expected = tracks.len() as u32;
    tracks
        .iter()
        .filter_map(|track| {
            let counts = Rc::clone(counts);
            let all_ended = all_ended.clone();
            Listener::on(track, &events::ENDED, move |event| {
                counts.ended.set(counts.ended.get() + 1);
                let is_trusted = event.get::<JsValue>("isTrusted");
                if is_trusted.is_ok_and(|is_trusted| is_trusted.is_truthy()) {
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

/// Waits for every `ended` event. For tracks that ended without one it waits only some
/// tasks, because no event is coming.
async fn wait_for_end(
    session: &Session,
    tracks: &[Untrusted<MediaStreamTrack>],
    all_ended: &OneShot<()>,
) -> Result<(), Over> {
    let is_over = |state: &String| state != "live";
    if states(tracks)
        .value()
        .is_some_and(|states| states.iter().all(is_over))
    {
        for _ in 0..ENDED_TASKS {
            if !all_ended.is_set() {
                session.within(TASK_LIMIT_MS, &task()).await?;
            }
        }
        return Ok(());
    }
    session.patiently(all_ended, || all_ended.is_set()).await?;
    Ok(())
}
