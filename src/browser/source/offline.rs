//! The source `offline`: one connection and a synthetic remote offer. No network,
//! no permission, no second peer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::connection::OwnConnection;
use crate::browser::clock::Clock;
use crate::browser::listener::Listener;
use crate::browser::look;
use crate::browser::observe::refusals::{self, Attempt};
use crate::browser::observe::{
    challenge as reflection, connection, constructor, environment, event, lifecycle, surface, track,
};
use crate::browser::pending::microtasks;
use crate::browser::primitives as js;
use crate::browser::realm::Realm;
use crate::challenge::Challenge;
use crate::evidence::delivery::Delivery;
use crate::evidence::{Evidence, Observation, SCHEMA_VERSION};

/// How long the offer may take, in ms, before it counts as not answered.
const OFFER_LIMIT_MS: f64 = 2500.0;
/// How many turns of the microtask queue a promise must outlast.
const TURNS: u32 = 500;
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
struct Arrivals {
    phase: Cell<Phase>,
    handler_calls: Cell<u32>,
    listener_calls: Cell<u32>,
    during_call: Cell<u32>,
    in_microtask: Cell<u32>,
    state_changed: Cell<bool>,
    state_change_first: Cell<Option<bool>>,
    events: RefCell<Vec<Arrival>>,
}

struct Arrival {
    event: JsValue,
    track: JsValue,
    seen: event_evidence::TrackEvent,
    track_seen: track_evidence::Track,
}

use crate::evidence::event as event_evidence;
use crate::evidence::track as track_evidence;

/// Probes, and gives whatever was seen.
pub(crate) async fn probe(clock: &Clock, nonce: &str) -> Evidence {
    let mut evidence = Evidence {
        schema_version: SCHEMA_VERSION,
        version: env!("CARGO_PKG_VERSION").into(),
        source: "offline".into(),
        nonce: nonce.into(),
        ..Evidence::default()
    };
    look_around(clock, &mut evidence).await;
    evidence.duration_ms = clock.elapsed_ms();
    evidence.timeline = clock.timeline();
    evidence
}

async fn look_around(clock: &Clock, evidence: &mut Evidence) {
    let Ok(scope) = js::scope() else {
        evidence.obstacle = "start-failed".into();
        return;
    };
    if environment::context(&scope) != "window" {
        evidence.environment = environment::observe(&scope, Err(&JsValue::UNDEFINED));
        evidence.obstacle = "not-a-window".into();
        return;
    }
    let realm = Realm::open();
    evidence.environment = environment::observe(&scope, realm.as_ref().map(drop));
    let realm = realm.ok().map(Rc::new);
    let realm_here = realm.as_deref();
    evidence.constructor = constructor::observe(&scope, realm_here);
    evidence.surface = surface::observe(&scope, realm_here);
    clock.stage("surveyed");
    let Ok(constructor) = js::get(&scope, "RTCPeerConnection") else {
        return;
    };
    if !evidence.constructor.kind.is("function") {
        return;
    }
    match OwnConnection::open(&constructor) {
        Ok(own) => negotiate(clock, evidence, &scope, realm, &constructor, own.value()).await,
        Err(error) => {
            evidence.connection = connection::failed(&error);
            if evidence.connection.refused_for_number.is_true() {
                evidence.obstacle = "resource-limit".into();
            }
        }
    }
}

async fn negotiate(
    clock: &Clock,
    evidence: &mut Evidence,
    scope: &JsValue,
    realm: Option<Rc<Realm>>,
    constructor: &JsValue,
    own: &JsValue,
) {
    clock.stage("constructed");
    let challenge = Rc::new(Challenge::from_nonce(&evidence.nonce));
    evidence.connection = connection::observe(scope, realm.as_deref(), constructor, own);
    if evidence.connection.constructed.is("object")
        || evidence.connection.constructed.is("function")
    {
        refuse_configurations(evidence, constructor);
    }
    let create_offer = js::get(constructor, "prototype").and_then(|it| js::get(&it, "createOffer"));
    let on_stranger =
        Attempt::of(&create_offer.and_then(|create_offer| {
            js::apply(&create_offer, &js::object()?, &look::arguments(&[]))
        }));

    let arrivals = Rc::new(Arrivals::new());
    let listeners = arrivals.listen(scope, realm, own, &challenge);
    evidence.connection.handler_is_kept = look::told(js::get(own, "ontrack")).map(|kept| {
        listeners
            .iter()
            .any(|listener| kept == *listener.function())
    });
    evidence.delivery = take_offer(clock, own, &challenge, &arrivals).await;
    clock.stage("offer-set");
    // An offer that was not taken, or not yet, can be reflected by nobody.
    if evidence.delivery.outcome.is("resolves") {
        reflection::transceivers(&challenge, own, &mut evidence.challenge);
        answer(clock, evidence, own, &challenge).await;
    }
    evidence.refusals.create_offer_on_stranger = on_stranger.refusal(clock).await;
    drop(listeners);

    let mut tracks = Vec::new();
    for arrival in arrivals.events.take() {
        evidence.events.push(arrival.seen);
        evidence.tracks.push(arrival.track_seen);
        tracks.push(arrival.track);
    }
    evidence.lifecycle = lifecycle::observe(clock, own, &tracks).await;
    refuse_when_closed(clock, evidence, own).await;
}

fn refuse_configurations(evidence: &mut Evidence, constructor: &JsValue) {
    let refusals = &mut evidence.refusals;
    refusals.bad_policy =
        refusals::construct_with(constructor, "iceTransportPolicy", &"nonsense".into());
    if let Ok(servers) = refusals::nonsense_servers() {
        refusals.bad_url = refusals::construct_with(constructor, "iceServers", &servers);
    }
}

async fn refuse_when_closed(clock: &Clock, evidence: &mut Evidence, own: &JsValue) {
    let transceiver = look::call(own, "addTransceiver", &[&"audio".into()]);
    evidence.refusals.add_transceiver_when_closed = Observation::Value(look::manner(&transceiver));
    let offer = Attempt::of(&look::call(own, "createOffer", &[]));
    evidence.refusals.create_offer_when_closed = offer.refusal(clock).await;
}

/// Sets the offer, and tells the call, the microtasks after it and the tasks after
/// those apart.
async fn take_offer(
    clock: &Clock,
    own: &JsValue,
    challenge: &Challenge,
    arrivals: &Arrivals,
) -> Delivery {
    let mut seen = Delivery::default();
    let description = js::object().and_then(|description| {
        js::set(&description, "type", &"offer".into())?;
        js::set(&description, "sdp", &challenge.offer().into())?;
        Ok(description)
    });
    let result = description.and_then(|it| look::call(own, "setRemoteDescription", &[&it]));
    seen.state_after_call = look::text(look::get(own, "signalingState"));
    seen.transceivers_after_call = look::number(look::seen(
        look::call(own, "getTransceivers", &[]).and_then(|list| js::get(&list, "length")),
    ));
    arrivals.phase.set(Phase::Microtask);
    if let Ok(promise) = &result {
        let here = js::scope().and_then(|scope| js::get(&scope, "Promise"));
        seen.returns_promise = look::told(here.and_then(|here| js::is_instance(promise, &here)));
    }
    let attempt = Attempt::of(&result);
    if let Attempt::Promised(settled) = &attempt {
        clock.within(OFFER_LIMIT_MS, &microtasks(TURNS)).await;
        seen.settled_in_microtask = Observation::Value(settled.is_known());
    }
    arrivals.phase.set(Phase::Task);
    let (outcome, value) = attempt.outcome(clock, OFFER_LIMIT_MS).await;
    seen.outcome = outcome;
    if let Some(value) = value {
        seen.resolves_with_undefined = Observation::Value(value.is_undefined());
        seen.state_after = look::text(look::get(own, "signalingState"));
        let events = arrivals.events.borrow().len();
        seen.before_settling = Observation::Value(events as f64);
    }
    let count = |cell: &Cell<u32>| Observation::Value(f64::from(cell.get()));
    seen.handler_calls = count(&arrivals.handler_calls);
    seen.listener_calls = count(&arrivals.listener_calls);
    seen.during_call = count(&arrivals.during_call);
    seen.in_microtask = count(&arrivals.in_microtask);
    if let Some(first) = arrivals.state_change_first.get() {
        seen.state_change_first = Observation::Value(first);
    }
    seen
}

/// Asks for the answer and, behind it in the connection's queue, tries a description
/// that is none.
async fn answer(clock: &Clock, evidence: &mut Evidence, own: &JsValue, challenge: &Challenge) {
    let no_kind = look::call(own, "addTransceiver", &[&"nonsense".into()]);
    evidence.refusals.add_transceiver_of_no_kind = Observation::Value(look::manner(&no_kind));
    let answering = Attempt::of(&look::call(own, "createAnswer", &[]));
    let garbage = Attempt::of(&js::object().and_then(|description| {
        js::set(&description, "type", &"offer".into())?;
        js::set(&description, "sdp", &"no session description".into())?;
        look::call(own, "setRemoteDescription", &[&description])
    }));
    let (outcome, value) = answering.outcome(clock, OFFER_LIMIT_MS).await;
    evidence.challenge.answer = outcome;
    if let Some(value) = value {
        reflection::answer(challenge, &value, &mut evidence.challenge);
    }
    clock.stage("answered");
    evidence.refusals.garbage_description = garbage.refusal(clock).await;
}

impl Arrivals {
    fn new() -> Self {
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
    fn listen(
        self: &Rc<Self>,
        scope: &JsValue,
        realm: Option<Rc<Realm>>,
        own: &JsValue,
        challenge: &Rc<Challenge>,
    ) -> Vec<Listener> {
        let look = |by_handler: bool| {
            let (arrivals, challenge) = (Rc::clone(self), Rc::clone(challenge));
            let (scope, own, realm) = (scope.clone(), own.clone(), realm.clone());
            move |event: JsValue| {
                arrivals.arrive(by_handler, event, |event| {
                    let realm = realm.as_deref();
                    let track = js::get(event, "track").unwrap_or_default();
                    Arrival {
                        event: event.clone(),
                        seen: event::observe(&scope, realm, &own, &challenge, event),
                        track_seen: track::observe(&scope, realm, &challenge, &track),
                        track,
                    }
                });
            }
        };
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

    fn arrive(&self, by_handler: bool, event: JsValue, observe: impl FnOnce(&JsValue) -> Arrival) {
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
            .position(|arrival| arrival.event == event);
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
            let arrival = observe(&event);
            self.events.borrow_mut().push(arrival);
        }
    }
}
