//! A connection of the page's own, observed from beside it: nothing in it is changed,
//! and nothing is left behind.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{RtcPeerConnection, RtcTrackEvent};

use super::media_receiver::MediaReceiver;
use super::offline::{self, out_of_budget, unobserved};
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::realm::Realm;
use crate::js::untrusted::Untrusted;
use crate::options::Settings;
use crate::session::Session;
use ontrack_judge::evidence::Evidence;

/// How often the statistics are sampled, in ms: while the tracks begin, and then.
const SAMPLE_MS: [f64; 2] = [200.0, 1000.0];
/// How many samples are taken in the shorter interval.
const FIRST_SAMPLES: u32 = 15;
/// How often a report checks whether the offline probe of another has ended, in ms.
const CHECK_MS: f64 = 20.0;

/// A connection that is being watched.
pub(crate) struct WatchSession {
    media: Rc<MediaReceiver>,
    session: Rc<Session>,
    /// The settings of the offline probe, if one is wanted.
    offline: Option<Settings>,
    offline_evidence: RefCell<Option<Evidence>>,
    is_probing: Cell<bool>,
    listeners: RefCell<Vec<Listener>>,
    stopping: OneShot<()>,
    has_ended: Cell<bool>,
    waiting_for_end: RefCell<Vec<OneShot<()>>>,
}

impl WatchSession {
    /// Listens, takes the tracks that are there, and follows them.
    pub(crate) fn begin(
        connection: Untrusted<RtcPeerConnection>,
        nonce: String,
        offline: Option<Settings>,
    ) -> Rc<Self> {
        let session = Session::unlimited(nonce);
        let realm = Realm::get().ok();
        let media = MediaReceiver::new(connection, Rc::clone(&session), realm, None);
        let this = Rc::new(Self {
            listeners: RefCell::new(media.listen()),
            media,
            session,
            offline,
            offline_evidence: RefCell::default(),
            is_probing: Cell::new(false),
            stopping: OneShot::new(),
            has_ended: Cell::new(false),
            waiting_for_end: RefCell::default(),
        });
        this.media.add_present_tracks();
        let following = Rc::clone(&this);
        spawn_local(async move { following.follow().await });
        this
    }

    /// Takes a `track` event that was dispatched before the watch began.
    pub(crate) fn on_track(&self, event: &Untrusted<RtcTrackEvent>) {
        self.media.on_track(event);
    }

    /// Samples again and again until it is stopped or the connection is closed, of which
    /// no event tells.
    async fn follow(&self) {
        let mut samples = 0;
        loop {
            if self.media.connection.connection_state().is("closed") {
                self.session.record("closed", None);
                break;
            }
            // There is no deadline here, and a sample that fails is taken again.
            let _ = self.media.sample().await;
            samples += 1;
            let [first, later] = SAMPLE_MS;
            let wait = if samples < FIRST_SAMPLES {
                first
            } else {
                later
            };
            if !matches!(self.session.within(wait, &self.stopping).await, Ok(None)) {
                break;
            }
        }
        let listeners = self.listeners.take();
        drop(listeners);
        self.has_ended.set(true);
        for waiting in self.waiting_for_end.take() {
            waiting.set(());
        }
    }

    /// Stops.
    pub(crate) fn stop(&self) {
        self.stopping.set(());
    }

    /// Waits until the watch has ended.
    pub(crate) async fn ended(&self) {
        if !self.has_ended.get() {
            let ended = OneShot::new();
            self.waiting_for_end.borrow_mut().push(ended.clone());
            ended.await;
        }
    }

    async fn probe_offline(&self, settings: &Settings) -> Evidence {
        let Some(session) = Session::start(settings, &self.session.nonce, 0) else {
            return out_of_budget(&self.session.nonce);
        };
        self.is_probing.set(true);
        let evidence = offline::probe(&session, settings.effort).await;
        self.offline_evidence.replace(Some(evidence.clone()));
        self.is_probing.set(false);
        evidence
    }

    /// What was observed so far. The first time an offline probe runs, unless the caller
    /// did not want it.
    pub(crate) async fn evidence(&self) -> Evidence {
        // Reports that begin together share one offline probe.
        let mut waited_ms = 0.0;
        let limit_ms = self
            .offline
            .as_ref()
            .map_or(0.0, |offline| offline.timeout_ms);
        while self.is_probing.get() && waited_ms < limit_ms {
            let _ = self.session.within(CHECK_MS, &OneShot::<()>::new()).await;
            waited_ms += CHECK_MS;
        }
        let known = self.offline_evidence.borrow().clone();
        let mut evidence = match (known, &self.offline) {
            (Some(evidence), _) => evidence,
            (None, Some(settings)) => self.probe_offline(settings).await,
            (None, None) => unobserved(&self.session.nonce),
        };
        if !self.has_ended.get() {
            let _ = self.media.sample().await;
        }
        let media = self.media.evidence().await;
        evidence.source = "watch".into();
        evidence.transport = media.transport;
        evidence.received = media.received;
        evidence.duration_ms = self.session.elapsed_ms();
        evidence.timeline = self.session.moments();
        evidence
    }
}
