//! How the remote description is set, and when its events come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use web_sys::{MediaStreamTrack, RtcPeerConnection, RtcTrackEvent, Window};

use super::{configuration, event, track};
use crate::js::events;
use crate::js::interface::scope;
use crate::js::listener::Listener;
use crate::js::promise::CallResult;
use crate::js::realm::Realm;
use crate::js::thrown::{Read, observe as read};
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::delivery::Delivery;
use ontrack_judge::evidence::event::TrackEvent;
use ontrack_judge::evidence::track::Track;
use ontrack_judge::evidence::{Evidence, List, Observation};

/// How long the offer may take, in ms, before it counts as not answered.
pub(crate) const OFFER_LIMIT_MS: f64 = 2500.0;
/// The most track events that are recorded.
const EVENT_LIMIT: usize = 16;

/// When an event comes, relative to the call of `setRemoteDescription`.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Call,
    Microtask,
    Task,
}

/// What the listeners record. No borrow is held while the page's code may run.
pub(crate) struct TrackEvents {
    phase: Cell<Phase>,
    handler_calls: Cell<u32>,
    listener_calls: Cell<u32>,
    during_call: Cell<u32>,
    in_microtask: Cell<u32>,
    state_changed: Cell<bool>,
    state_change_first: Cell<Option<bool>>,
    recorded: RefCell<Vec<RecordedEvent>>,
}

/// One event, with what was observed while it was dispatched.
struct RecordedEvent {
    event: Untrusted<RtcTrackEvent>,
    /// The track as the page sees it.
    track: Untrusted<MediaStreamTrack>,
    event_evidence: TrackEvent,
    track_evidence: Track,
}

/// What an event is compared with.
pub(crate) struct EventContext {
    pub(crate) scope: Untrusted<Window>,
    pub(crate) realm: Option<Rc<Realm>>,
    pub(crate) connection: Untrusted<RtcPeerConnection>,
    pub(crate) challenge: Rc<Challenge>,
    pub(crate) session: Rc<Session>,
}

/// An offer that `setRemoteDescription` was called with.
pub(crate) struct RemoteOffer {
    /// `None` where the connection has no method that takes an offer.
    call: Option<CallResult>,
    evidence: Delivery,
    reads: Array,
}

/// The state right after the call of `setRemoteDescription`. `result` is what it returned,
/// and `reads` the members of the offer that it read.
pub(crate) fn after_call(
    connection: &Untrusted<RtcPeerConnection>,
    result: &Read<Untrusted<Promise>>,
    reads: Array,
    events: &TrackEvents,
) -> RemoteOffer {
    let mut evidence = Delivery {
        state_after_call: connection.signaling_state(),
        transceivers_after_call: connection.transceiver_count(),
        ..Delivery::default()
    };
    events.phase.set(Phase::Microtask);
    if let Ok(promise) = result {
        evidence.returns_promise = read(|| {
            let constructor: Untrusted<Function> = scope()?.get("Promise")?;
            promise.is_instance_of(&constructor)
        });
    }
    let is_missing = connection
        .get::<Function>("setRemoteDescription")
        .is_ok_and(|method| !method.is_function());
    RemoteOffer {
        call: (!is_missing).then(|| CallResult::of(result)),
        evidence,
        reads,
    }
}

impl RemoteOffer {
    /// The state after many microtasks, before any task.
    pub(crate) fn after_microtasks(&mut self, events: &TrackEvents) {
        if let Some(CallResult::Promised(settled)) = &self.call {
            self.evidence.settled_in_microtask = Observation::Value(settled.is_set());
        }
        events.phase.set(Phase::Task);
    }

    /// Waits until the offer is set. Gives the members of it that were read.
    pub(crate) async fn settle(
        self,
        session: &Session,
        connection: &Untrusted<RtcPeerConnection>,
        events: &TrackEvents,
        evidence: &mut Delivery,
    ) -> Result<List, Over> {
        *evidence = self.evidence;
        let (outcome, value) = match &self.call {
            Some(call) => session.outcome(call, OFFER_LIMIT_MS).await?,
            None => (Observation::Absent, None),
        };
        evidence.outcome = outcome;
        if let Some(value) = value {
            evidence.resolves_with_undefined = Observation::Value(value.is_undefined());
            evidence.state_after = connection.signaling_state();
            let count = events.recorded.borrow().len();
            evidence.before_settling = Observation::Value(count as f64);
        }
        let is_answered = evidence.outcome.answered();
        let count = |cell: &Cell<u32>| match is_answered {
            true => Observation::Value(f64::from(cell.get())),
            false => Observation::TimedOut,
        };
        evidence.handler_calls = count(&events.handler_calls);
        evidence.listener_calls = count(&events.listener_calls);
        evidence.during_call = count(&events.during_call);
        evidence.in_microtask = count(&events.in_microtask);
        if let Some(first) = events.state_change_first.get() {
            evidence.state_change_first = Observation::Value(first);
        }
        Ok(configuration::reads(&self.reads))
    }
}

impl TrackEvents {
    pub(crate) fn new() -> Self {
        Self {
            phase: Cell::new(Phase::Call),
            handler_calls: Cell::new(0),
            listener_calls: Cell::new(0),
            during_call: Cell::new(0),
            in_microtask: Cell::new(0),
            state_changed: Cell::new(false),
            state_change_first: Cell::new(None),
            recorded: RefCell::new(Vec::new()),
        }
    }

    /// Installs the handler first and the listener after it, as a page would.
    pub(crate) fn listen(self: &Rc<Self>, context: &Rc<EventContext>) -> Vec<Listener> {
        let on_track = |by_handler: bool| {
            let (events, context) = (Rc::clone(self), Rc::clone(context));
            move |event: Untrusted<RtcTrackEvent>| events.on_track(by_handler, &event, &context)
        };
        let own = &context.connection;
        let recorded = Rc::clone(self);
        [
            Listener::handler(own, &events::ONTRACK, on_track(true)),
            Listener::on(own, &events::TRACK, on_track(false)),
            Listener::on(own, &events::SIGNALING_STATE, move |_| {
                recorded.state_changed.set(true)
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Moves what was recorded since the last call into the evidence, in order, and gives
    /// its tracks.
    pub(crate) fn take_into(&self, evidence: &mut Evidence) -> Vec<Untrusted<MediaStreamTrack>> {
        let recorded = self.recorded.take();
        let tracks = recorded.into_iter().map(|recorded| {
            evidence.events.push(recorded.event_evidence);
            evidence.tracks.push(recorded.track_evidence);
            recorded.track
        });
        tracks.collect()
    }

    fn on_track(&self, by_handler: bool, event: &Untrusted<RtcTrackEvent>, context: &EventContext) {
        let calls = if by_handler {
            &self.handler_calls
        } else {
            &self.listener_calls
        };
        calls.set(calls.get() + 1);
        let known = self
            .recorded
            .borrow()
            .iter()
            .position(|recorded| recorded.event == *event);
        if let Some(index) = known {
            if let Some(recorded) = self.recorded.borrow_mut().get_mut(index) {
                recorded.event_evidence.same_for_both = Observation::Value(true);
            }
            return;
        }
        if self.state_change_first.get().is_none() {
            self.state_change_first.set(Some(self.state_changed.get()));
        }
        match self.phase.get() {
            Phase::Call => self.during_call.set(self.during_call.get() + 1),
            Phase::Microtask => self.in_microtask.set(self.in_microtask.get() + 1),
            Phase::Task => {}
        }
        if self.recorded.borrow().len() < EVENT_LIMIT {
            let recorded = context.record(event);
            self.recorded.borrow_mut().push(recorded);
        }
    }
}

impl EventContext {
    fn record(&self, event: &Untrusted<RtcTrackEvent>) -> RecordedEvent {
        let track = event.track().unwrap_or_default();
        let track_evidence = track::observe(self, &track);
        let kind = track_evidence
            .kind
            .value()
            .filter(|kind| matches!(kind.as_str(), "audio" | "video"));
        self.session.record("track", kind.cloned());
        RecordedEvent {
            event_evidence: event::observe(self, event),
            event: event.clone(),
            track_evidence,
            track,
        }
    }
}
