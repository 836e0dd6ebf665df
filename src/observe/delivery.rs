//! How the remote description is taken, and when its events come.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::refusals::Attempt;
use super::{configuration, event, track};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::look;
use crate::js::primitives as js;
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
pub(crate) struct Arrivals {
    phase: Cell<Phase>,
    handler_calls: Cell<u32>,
    listener_calls: Cell<u32>,
    during_call: Cell<u32>,
    in_microtask: Cell<u32>,
    state_changed: Cell<bool>,
    state_change_first: Cell<Option<bool>>,
    events: RefCell<Vec<Arrival>>,
}

/// One event, with what was seen of it while it was dispatched.
struct Arrival {
    event: JsValue,
    /// The track as the page sees it.
    track: JsValue,
    seen: TrackEvent,
    track_seen: Track,
}

/// What an event is looked at with.
pub(crate) struct Onlooker {
    pub(crate) scope: JsValue,
    pub(crate) realm: Option<Rc<Realm>>,
    pub(crate) connection: JsValue,
    pub(crate) challenge: Rc<Challenge>,
    pub(crate) clock: Rc<Clock>,
}

/// An offer that was handed over and not yet taken.
pub(crate) struct Taking {
    /// Nothing where the connection has no method that takes one.
    attempt: Option<Attempt>,
    seen: Delivery,
    reads: Array,
}

/// Hands the offer over, and looks at once what has changed.
pub(crate) fn hand_over(
    connection: &JsValue,
    challenge: &Challenge,
    arrivals: &Arrivals,
) -> Taking {
    let reads = Array::new();
    let description = configuration::description_bait("offer", &challenge.offer(), &reads);
    let result = description.and_then(|it| look::call(connection, "setRemoteDescription", &[&it]));
    let mut seen = Delivery {
        state_after_call: look::text_at(connection, "signalingState"),
        transceivers_after_call: look::number(look::seen(
            look::call(connection, "getTransceivers", &[])
                .and_then(|list| js::get(&list, "length")),
        )),
        ..Delivery::default()
    };
    arrivals.phase.set(Phase::Microtask);
    if let Ok(promise) = &result {
        let here = js::scope().and_then(|scope| js::get(&scope, "Promise"));
        seen.returns_promise = look::told(here.and_then(|here| js::is_instance(promise, &here)));
    }
    let is_missing =
        js::get(connection, "setRemoteDescription").is_ok_and(|method| !method.is_function());
    Taking {
        attempt: (!is_missing).then(|| Attempt::of(&result)),
        seen,
        reads,
    }
}

impl Taking {
    /// Looks when many microtasks have run and no task has.
    pub(crate) fn after_microtasks(&mut self, arrivals: &Arrivals) {
        if let Some(Attempt::Promised(settled)) = &self.attempt {
            self.seen.settled_in_microtask = Observation::Value(settled.is_known());
        }
        arrivals.phase.set(Phase::Task);
    }

    /// Waits until the offer is taken.
    pub(crate) async fn finish(
        self,
        clock: &Clock,
        connection: &JsValue,
        arrivals: &Arrivals,
        seen: &mut Delivery,
    ) -> Result<List, Over> {
        *seen = self.seen;
        let (outcome, value) = match &self.attempt {
            Some(attempt) => attempt.outcome(clock, OFFER_LIMIT_MS).await?,
            None => (Observation::Absent, None),
        };
        seen.outcome = outcome;
        if let Some(value) = value {
            seen.resolves_with_undefined = Observation::Value(value.is_undefined());
            seen.state_after = look::text_at(connection, "signalingState");
            let events = arrivals.events.borrow().len();
            seen.before_settling = Observation::Value(events as f64);
        }
        let is_taken = seen.outcome.answered();
        let count = |cell: &Cell<u32>| match is_taken {
            true => Observation::Value(f64::from(cell.get())),
            false => Observation::TimedOut,
        };
        seen.handler_calls = count(&arrivals.handler_calls);
        seen.listener_calls = count(&arrivals.listener_calls);
        seen.during_call = count(&arrivals.during_call);
        seen.in_microtask = count(&arrivals.in_microtask);
        if let Some(first) = arrivals.state_change_first.get() {
            seen.state_change_first = Observation::Value(first);
        }
        Ok(configuration::reads(&self.reads))
    }
}

impl Arrivals {
    pub(crate) fn new() -> Self {
        Self {
            phase: Cell::new(Phase::Call),
            handler_calls: Cell::new(0),
            listener_calls: Cell::new(0),
            during_call: Cell::new(0),
            in_microtask: Cell::new(0),
            state_changed: Cell::new(false),
            state_change_first: Cell::new(None),
            events: RefCell::new(Vec::new()),
        }
    }

    /// Installs the handler first and the listener after it, as a page would.
    pub(crate) fn listen(self: &Rc<Self>, onlooker: &Rc<Onlooker>) -> Vec<Listener> {
        let look = |by_handler: bool| {
            let (arrivals, onlooker) = (Rc::clone(self), Rc::clone(onlooker));
            move |event: JsValue| arrivals.arrive(by_handler, &event, &onlooker)
        };
        let own = &onlooker.connection;
        let arrivals = Rc::clone(self);
        [
            Listener::set(own, "ontrack", look(true)),
            Listener::add(own, "track", look(false)),
            Listener::add(own, "signalingstatechange", move |_| {
                arrivals.state_changed.set(true)
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Writes down what arrived since, in order, and gives its tracks.
    pub(crate) fn tell(&self, evidence: &mut Evidence) -> Vec<JsValue> {
        let arrivals = self.events.take();
        let told = arrivals.into_iter().map(|arrival| {
            evidence.events.push(arrival.seen);
            evidence.tracks.push(arrival.track_seen);
            arrival.track
        });
        told.collect()
    }

    fn arrive(&self, by_handler: bool, event: &JsValue, onlooker: &Onlooker) {
        let calls = if by_handler {
            &self.handler_calls
        } else {
            &self.listener_calls
        };
        calls.set(calls.get() + 1);
        let known = self
            .events
            .borrow()
            .iter()
            .position(|arrival| arrival.event == *event);
        if let Some(index) = known {
            if let Some(arrival) = self.events.borrow_mut().get_mut(index) {
                arrival.seen.same_for_both = Observation::Value(true);
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
        if self.events.borrow().len() < EVENT_LIMIT {
            let arrival = onlooker.look(event);
            self.events.borrow_mut().push(arrival);
        }
    }
}

impl Onlooker {
    fn look(&self, event: &JsValue) -> Arrival {
        let realm = self.realm.as_deref();
        let track = js::get(event, "track").unwrap_or_default();
        let track_seen = track::observe(&self.scope, realm, &self.challenge, &track);
        let kind = track_seen
            .kind
            .value()
            .filter(|kind| matches!(kind.as_str(), "audio" | "video"));
        self.clock.mark("track", kind.cloned());
        Arrival {
            seen: event::observe(&self.scope, realm, &self.connection, &self.challenge, event),
            event: event.clone(),
            track_seen,
            track,
        }
    }
}
