//! How the remote description is taken, and when its events come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{configuration, event, track};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::delivery::Delivery;
use ontrack_judge::evidence::event::TrackEvent;
use ontrack_judge::evidence::track::Track;
use ontrack_judge::evidence::{Evidence, List, Observation};

/// How long the offer may take, in ms, before it counts as not answered.
pub(crate) const OFFER_LIMIT_MS: f64 = 2500.0;
/// The most track events that are looked at.
const EVENT_LIMIT: usize = 16;

/// Where in `setRemoteDescription` the probe is.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Call,
    Microtask,
    Task,
}

/// What the listeners gather. No borrow is held while the page's code may run.
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

/// One event, with what was seen of it while it was dispatched.
struct RecordedEvent {
    event: JsValue,
    /// The track as the page sees it.
    track: JsValue,
    seen: TrackEvent,
    track_seen: Track,
}

/// What an event is looked at with.
pub(crate) struct EventContext {
    pub(crate) scope: JsValue,
    pub(crate) realm: Option<Rc<Realm>>,
    pub(crate) connection: JsValue,
    pub(crate) challenge: Rc<Challenge>,
    pub(crate) clock: Rc<Clock>,
}

/// An offer that was handed over and not yet taken.
pub(crate) struct RemoteOffer {
    /// Nothing where the connection has no method that takes one.
    call: Option<CallResult>,
    seen: Delivery,
    reads: Array,
}

/// Hands the offer over, and looks at once what has changed.
pub(crate) fn set_remote_offer(
    connection: &JsValue,
    challenge: &Challenge,
    events: &TrackEvents,
) -> RemoteOffer {
    let reads = Array::new();
    let description = configuration::description_bait("offer", &challenge.offer(), &reads);
    let result = description.and_then(|it| read::call(connection, "setRemoteDescription", &[&it]));
    let mut seen = Delivery {
        state_after_call: read::text_at(connection, "signalingState"),
        transceivers_after_call: read::number(read::observe_present(
            read::call(connection, "getTransceivers", &[])
                .and_then(|list| js::get(&list, "length")),
        )),
        ..Delivery::default()
    };
    events.phase.set(Phase::Microtask);
    if let Ok(promise) = &result {
        let here = js::scope().and_then(|scope| js::get(&scope, "Promise"));
        seen.returns_promise = read::observe(here.and_then(|here| js::is_instance(promise, &here)));
    }
    let is_missing =
        js::get(connection, "setRemoteDescription").is_ok_and(|method| !method.is_function());
    RemoteOffer {
        call: (!is_missing).then(|| CallResult::of(&result)),
        seen,
        reads,
    }
}

impl RemoteOffer {
    /// Looks when many microtasks have run and no task has.
    pub(crate) fn after_microtasks(&mut self, events: &TrackEvents) {
        if let Some(CallResult::Promised(settled)) = &self.call {
            self.seen.settled_in_microtask = Observation::Value(settled.is_set());
        }
        events.phase.set(Phase::Task);
    }

    /// Waits until the offer is taken.
    pub(crate) async fn settle(
        self,
        clock: &Clock,
        connection: &JsValue,
        events: &TrackEvents,
        seen: &mut Delivery,
    ) -> Result<List, Over> {
        *seen = self.seen;
        let (outcome, value) = match &self.call {
            Some(call) => clock.outcome(call, OFFER_LIMIT_MS).await?,
            None => (Observation::Absent, None),
        };
        seen.outcome = outcome;
        if let Some(value) = value {
            seen.resolves_with_undefined = Observation::Value(value.is_undefined());
            seen.state_after = read::text_at(connection, "signalingState");
            let events = events.recorded.borrow().len();
            seen.before_settling = Observation::Value(events as f64);
        }
        let is_taken = seen.outcome.answered();
        let count = |cell: &Cell<u32>| match is_taken {
            true => Observation::Value(f64::from(cell.get())),
            false => Observation::TimedOut,
        };
        seen.handler_calls = count(&events.handler_calls);
        seen.listener_calls = count(&events.listener_calls);
        seen.during_call = count(&events.during_call);
        seen.in_microtask = count(&events.in_microtask);
        if let Some(first) = events.state_change_first.get() {
            seen.state_change_first = Observation::Value(first);
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
        let look = |by_handler: bool| {
            let (events, context) = (Rc::clone(self), Rc::clone(context));
            move |event: JsValue| events.on_track(by_handler, &event, &context)
        };
        let own = &context.connection;
        let events = Rc::clone(self);
        [
            Listener::set(own, "ontrack", look(true)),
            Listener::add(own, "track", look(false)),
            Listener::add(own, "signalingstatechange", move |_| {
                events.state_changed.set(true)
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Writes down what arrived since, in order, and gives its tracks.
    pub(crate) fn take_into(&self, evidence: &mut Evidence) -> Vec<JsValue> {
        let events = self.recorded.take();
        let tracks = events.into_iter().map(|recorded| {
            evidence.events.push(recorded.seen);
            evidence.tracks.push(recorded.track_seen);
            recorded.track
        });
        tracks.collect()
    }

    fn on_track(&self, by_handler: bool, event: &JsValue, context: &EventContext) {
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
                recorded.seen.same_for_both = Observation::Value(true);
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
    fn record(&self, event: &JsValue) -> RecordedEvent {
        let realm = self.realm.as_deref();
        let track = js::get(event, "track").unwrap_or_default();
        let track_seen = track::observe(&self.scope, realm, &self.challenge, &track);
        let kind = track_seen
            .kind
            .value()
            .filter(|kind| matches!(kind.as_str(), "audio" | "video"));
        self.clock.record("track", kind.cloned());
        RecordedEvent {
            seen: event::observe(&self.scope, realm, &self.connection, &self.challenge, event),
            event: event.clone(),
            track_seen,
            track,
        }
    }
}
