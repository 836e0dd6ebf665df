//! One probe or one watch: its time, its connections and what happened in it.

mod connection_budget;
mod deadline;
mod timeline;

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Window;

use crate::js::interface::scope;
use crate::js::one_shot::OneShot;
use crate::js::promise::CallResult;
use crate::js::realm::Realm;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};
use crate::observe::environment;
use crate::options::{OnProgress, Progress, Settings};
pub(crate) use connection_budget::{ConnectionBudget, DEFAULT_BUDGET};
use deadline::Deadline;
pub(crate) use deadline::Over;
use ontrack_judge::evidence::{Evidence, Moment, Text};
use timeline::Timeline;

thread_local! {
    /// Whether a session has begun in this page.
    static IS_WARM: Cell<bool> = const { Cell::new(false) };
}

/// What the observers of one probe share.
pub(crate) struct Session {
    /// The word that the challenge and the painted picture follow from.
    pub(crate) nonce: String,
    /// The connections that may be opened.
    pub(crate) connections: ConnectionBudget,
    deadline: Deadline,
    realm: Option<Read<Rc<Realm>>>,
    timeline: Timeline,
    on_progress: Option<OnProgress>,
    /// Whether all code runs for the first time, and takes many times as long as later.
    pub(crate) is_cold: bool,
}

impl Session {
    /// Starts now. Nothing where the page's budget has no room for the connections of the
    /// offline probe and `for_media` more.
    pub(crate) fn start(settings: &Settings, nonce: &str, for_media: u32) -> Option<Rc<Self>> {
        let deadline = Deadline::after(settings.timeout_ms);
        // The count of connections is read with the functions of the fresh realm, and by then
        // nothing has been read that only a probe reads.
        let is_window = |scope: &Untrusted<Window>| environment::context(scope) == "window";
        let realm = scope().ok().filter(is_window).map(|_| Realm::get());
        let needed = settings.effort.connections() + for_media;
        let connections = ConnectionBudget::reserve(needed, settings.connection_budget)?;
        Some(Rc::new(Self {
            nonce: nonce.into(),
            connections,
            deadline,
            realm,
            timeline: Timeline::default(),
            on_progress: settings.on_progress.clone(),
            is_cold: !IS_WARM.replace(true),
        }))
    }

    /// Starts a session that opens no connection and has no deadline.
    pub(crate) fn unlimited(nonce: String) -> Rc<Self> {
        Rc::new(Self {
            nonce,
            connections: ConnectionBudget::none(),
            deadline: Deadline::after(f64::INFINITY),
            realm: None,
            timeline: Timeline::default(),
            on_progress: None,
            is_cold: false,
        })
    }

    /// The fresh realm that the session began with.
    pub(crate) fn realm(&self) -> Read<Rc<Realm>> {
        self.realm.clone().unwrap_or_else(Realm::get)
    }

    /// How long the session has lasted, in ms, to a tenth.
    pub(crate) fn elapsed_ms(&self) -> f64 {
        self.deadline.elapsed_ms()
    }

    /// How much time is left, in ms.
    pub(crate) fn remaining_ms(&self) -> f64 {
        self.deadline.remaining_ms()
    }

    /// The value, unless the deadline passed while it was read.
    pub(crate) fn timely<T>(&self, value: T) -> Result<T, Over> {
        self.deadline.timely(value)
    }

    /// Waits for `event`, but no longer than `limit_ms`. Nothing means that all this time
    /// went by: a wait that the deadline cuts short gives nothing to go on with.
    pub(crate) async fn within<T>(
        &self,
        limit_ms: f64,
        event: &OneShot<T>,
    ) -> Result<Option<T>, Over> {
        self.deadline.within(limit_ms, event).await
    }

    /// How a call ended, in words, and the value that its promise was fulfilled with.
    pub(crate) async fn outcome(
        &self,
        call: &CallResult,
        limit_ms: f64,
    ) -> Result<(Text, Option<Any>), Over> {
        self.deadline.outcome(call, limit_ms).await
    }

    /// Waits until `condition` holds, and returns whether it does. `hint` ends a pause
    /// between two looks early.
    pub(crate) async fn patiently(
        &self,
        hint: &OneShot<()>,
        condition: impl Fn() -> bool,
    ) -> Result<bool, Over> {
        self.deadline.patiently(hint, condition).await
    }

    /// Adds a moment to the timeline.
    pub(crate) fn record(&self, event: &'static str, detail: Option<String>) {
        self.timeline.record(self.elapsed_ms(), event, detail);
    }

    /// Records a stage of the probe and calls the caller's `on_progress`.
    pub(crate) fn notify(&self, stage: &'static str) {
        self.record(stage, None);
        if let Some(on_progress) = &self.on_progress {
            on_progress(Progress {
                stage,
                elapsed_ms: self.elapsed_ms(),
            });
        }
    }

    /// Like [`Session::notify`]; fails once the deadline has passed.
    pub(crate) fn progress(&self, stage: &'static str) -> Result<(), Over> {
        self.notify(stage);
        self.timely(())
    }

    /// What happened so far, in order.
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.timeline.moments()
    }

    /// The evidence with the session's duration and timeline.
    pub(crate) fn complete(&self, mut evidence: Evidence) -> Evidence {
        evidence.duration_ms = self.elapsed_ms();
        evidence.timeline = self.timeline.take();
        evidence
    }
}
