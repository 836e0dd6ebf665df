//! A connection of the page's own, watched from beside it: nothing in it is changed,
//! and nothing is left behind.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::offline::{self, Effort, nothing_seen, unaffordable};
use super::receiving::Receiving;
use crate::budget::Allowance;
use crate::clock::Clock;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::Evidence;

/// How often the statistics are looked at, in ms: often while the tracks begin, then
/// seldom.
const LOOKS_MS: [f64; 2] = [200.0, 1000.0];
/// How many looks are often.
const OFTEN: u32 = 15;
/// How often one report looks whether the offline probe of another has ended, in ms.
const TURN_MS: f64 = 20.0;
/// How long the offline part of a report may take, in ms.
const OFFLINE_LIMIT_MS: f64 = 3000.0;

/// A connection that is being watched.
pub(crate) struct Watching {
    pub(crate) receiving: Rc<Receiving>,
    clock: Rc<Clock>,
    nonce: String,
    /// The page's budget of connections for an offline probe; none is wanted without.
    offline: Option<f64>,
    looked_around: RefCell<Option<Evidence>>,
    is_looking_around: Cell<bool>,
    listeners: RefCell<Vec<Listener>>,
    stopping: OneShot<()>,
    ended: OneShot<()>,
}

impl Watching {
    /// Listens, takes the tracks that are there, and follows them.
    pub(crate) fn begin(connection: JsValue, nonce: String, offline: Option<f64>) -> Rc<Self> {
        let clock = Rc::new(Clock::start(
            f64::INFINITY,
            Allowance::none(),
            JsValue::UNDEFINED,
        ));
        let realm = Realm::get().ok();
        let receiving = Receiving::new(connection, Rc::clone(&clock), realm, None);
        let this = Rc::new(Self {
            listeners: RefCell::new(receiving.listen()),
            receiving,
            clock,
            nonce,
            offline,
            looked_around: RefCell::default(),
            is_looking_around: Cell::new(false),
            stopping: OneShot::new(),
            ended: OneShot::new(),
        });
        this.receiving.take_present();
        let following = Rc::clone(&this);
        spawn_local(async move { following.follow().await });
        this
    }

    /// Looks again and again, until it is told to stop or the connection is closed,
    /// which no event tells the page that closes it.
    async fn follow(&self) {
        let mut looks = 0;
        loop {
            if read::text_at(&self.receiving.connection, "connectionState").is("closed") {
                self.clock.mark("closed", None);
                break;
            }
            // There is no deadline here, and what cannot be looked at is looked at again.
            let _ = self.receiving.look().await;
            looks += 1;
            let [often, seldom] = LOOKS_MS;
            let wait = if looks < OFTEN { often } else { seldom };
            if !matches!(self.clock.within(wait, &self.stopping).await, Ok(None)) {
                break;
            }
        }
        let listeners = self.listeners.take();
        drop(listeners);
        self.ended.set(());
    }

    /// Stops.
    pub(crate) fn stop(&self) {
        self.stopping.set(());
    }

    /// Waits for the end.
    pub(crate) async fn over(&self) {
        self.ended.clone().await;
    }

    async fn look_around(&self, budget: f64) -> Evidence {
        let effort = Effort::Usual;
        let Some(allowance) = Allowance::reserve(effort.connections(), budget) else {
            return unaffordable(&self.nonce);
        };
        let clock = Clock::start(OFFLINE_LIMIT_MS, allowance, JsValue::UNDEFINED);
        self.is_looking_around.set(true);
        let seen = offline::probe(&Rc::new(clock), &self.nonce, effort).await;
        self.looked_around.replace(Some(seen.clone()));
        self.is_looking_around.set(false);
        seen
    }

    /// What was seen so far. The first time an offline probe looks around, unless the
    /// caller did not want it.
    pub(crate) async fn evidence(&self) -> Evidence {
        // Reports that begin together share one offline probe.
        let mut waited_ms = 0.0;
        while self.is_looking_around.get() && waited_ms < OFFLINE_LIMIT_MS {
            let _ = self.clock.within(TURN_MS, &OneShot::<()>::new()).await;
            waited_ms += TURN_MS;
        }
        let known = self.looked_around.borrow().clone();
        let mut evidence = match (known, self.offline) {
            (Some(evidence), _) => evidence,
            (None, Some(budget)) => self.look_around(budget).await,
            (None, None) => nothing_seen(&self.nonce),
        };
        if !self.ended.is_set() {
            let _ = self.receiving.look().await;
        }
        let media = self.receiving.seen().await;
        evidence.source = "watch".into();
        evidence.transport = media.transport;
        evidence.received = media.received;
        evidence.duration_ms = self.clock.elapsed_ms();
        evidence.timeline = self.clock.moments();
        evidence
    }
}
