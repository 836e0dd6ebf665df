//! The time and the connections that a probe has, and what happened in it.

use std::borrow::Cow;
use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::budget::Allowance;
use super::look;
use super::pending::{Alarm, Pending, Timer, Until};
use super::primitives as js;
use crate::evidence::Moment;

/// The most moments that are recorded.
const MOMENT_LIMIT: usize = 64;

/// Measures a probe against its deadline, and keeps its timeline.
pub(crate) struct Clock {
    start_ms: f64,
    limit_ms: f64,
    on_progress: JsValue,
    /// The connections that it may open.
    pub(crate) allowance: Allowance,
    timeline: RefCell<Vec<Moment>>,
    /// The deadline by a timer of its own: the page's clock may stand.
    over: Pending<()>,
    _alarm: Option<Alarm>,
}

impl Clock {
    /// Starts now; the probe may take `limit_ms`.
    pub(crate) fn start(limit_ms: f64, allowance: Allowance, on_progress: JsValue) -> Self {
        let over = Pending::new();
        Self {
            _alarm: limit_ms.is_finite().then(|| Alarm::set(limit_ms, &over)),
            over,
            start_ms: js::now().unwrap_or(0.0),
            limit_ms,
            on_progress,
            allowance,
            timeline: RefCell::default(),
        }
    }

    /// How long the probe has run, in ms, to a tenth.
    pub(crate) fn elapsed_ms(&self) -> f64 {
        let elapsed = js::now().unwrap_or(self.start_ms) - self.start_ms;
        (elapsed.max(0.0) * 10.0).round() / 10.0
    }

    /// Records a moment.
    pub(crate) fn mark(&self, event: &'static str, detail: Option<String>) {
        let at_ms = self.elapsed_ms();
        let mut timeline = self.timeline.borrow_mut();
        if timeline.len() < MOMENT_LIMIT {
            timeline.push(Moment {
                at_ms,
                event: Cow::Borrowed(event),
                detail,
            });
        }
    }

    /// Records a moment, and tells the caller of the probe how far it is.
    pub(crate) fn stage(&self, event: &'static str) {
        self.mark(event, None);
        if self.on_progress.is_function()
            && let Ok(step) = js::object()
            && js::set(&step, "stage", &event.into()).is_ok()
            && js::set(&step, "elapsedMs", &self.elapsed_ms().into()).is_ok()
            && let Ok(step) = js::ordinary(&step)
        {
            // What the caller's function throws is the caller's business.
            let _ = js::apply(
                &self.on_progress,
                &JsValue::UNDEFINED,
                &look::arguments(&[&step]),
            );
        }
    }

    /// Waits for `pending`, but no longer than `limit_ms` and the probe's own
    /// deadline. Nothing means that time ran out.
    pub(crate) async fn within<T>(&self, limit_ms: f64, pending: &Pending<T>) -> Option<T> {
        let left = (self.limit_ms - self.elapsed_ms()).min(limit_ms).max(0.0);
        let expired = Pending::new();
        let _timer = Timer::start(left, &expired);
        Until(pending, [&expired, &self.over]).await
    }

    /// How much of the probe's time is left, in ms.
    #[cfg(feature = "media")]
    pub(crate) fn left_ms(&self) -> f64 {
        (self.limit_ms - self.elapsed_ms()).max(0.0)
    }

    /// Whether the probe's own deadline has passed.
    pub(crate) fn is_over(&self) -> bool {
        self.over.is_known() || self.elapsed_ms() >= self.limit_ms
    }

    /// What happened so far, in order.
    #[cfg(feature = "media")]
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.timeline.borrow().clone()
    }

    /// What happened, in order.
    pub(crate) fn timeline(&self) -> Vec<Moment> {
        self.timeline.take()
    }
}
