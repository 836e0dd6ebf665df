//! The time and the connections that a probe has, and what happened in it.

use std::borrow::Cow;
use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::budget::Allowance;
use crate::js::one_shot::{OneShot, Select};
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::read;
use crate::js::timer::{Alarm, Timer, task};
use ontrack_judge::evidence::{Moment, Observation, Text};

/// The most moments that are recorded.
const MOMENT_LIMIT: usize = 64;
/// How many turns a page is given to do what it should.
const TURNS: u32 = QUICK_TURNS + 10;
/// How many of them follow each other at once. Before each of the others is a pause of
/// 1 ms, 2 ms and so on: a second in all.
const QUICK_TURNS: u32 = 10;
/// How long one turn may keep us waiting, in ms.
const TURN_LIMIT_MS: f64 = 1000.0;

/// The time of the probe is over. Whoever is told this looks at nothing any more and
/// hands it on: what was not seen in time has timed out, whatever it is by now.
#[derive(Debug)]
pub(crate) struct Over;

/// Measures a probe against its deadline, and keeps its timeline.
pub(crate) struct Clock {
    start_ms: f64,
    limit_ms: f64,
    on_progress: JsValue,
    /// The connections that it may open.
    pub(crate) allowance: Allowance,
    timeline: RefCell<Vec<Moment>>,
    /// The deadline by a timer of its own: the page's clock may stand.
    over: OneShot<()>,
    _alarm: Option<Alarm>,
}

impl Clock {
    /// Starts now; the probe may take `limit_ms`.
    pub(crate) fn start(limit_ms: f64, allowance: Allowance, on_progress: JsValue) -> Self {
        let over = OneShot::new();
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
    pub(crate) fn stage(&self, event: &'static str) -> Result<(), Over> {
        self.tell(event);
        self.timely(())
    }

    /// The same in an event that nobody waits for.
    pub(crate) fn tell(&self, event: &'static str) {
        self.mark(event, None);
        if self.on_progress.is_function()
            && let Ok(step) = js::object()
            && js::set(&step, "stage", &event.into()).is_ok()
            && js::set(&step, "elapsedMs", &self.elapsed_ms().into()).is_ok()
            && let Ok(step) = js::ordinary_object(&step)
        {
            // What the caller's function throws is the caller's business.
            let _ = js::apply(
                &self.on_progress,
                &JsValue::UNDEFINED,
                &read::arguments(&[&step]),
            );
        }
    }

    /// What was seen, unless the time ran out meanwhile.
    pub(crate) fn timely<T>(&self, seen: T) -> Result<T, Over> {
        if self.over.is_set() || self.elapsed_ms() >= self.limit_ms {
            Err(Over)
        } else {
            Ok(seen)
        }
    }

    /// Waits for `pending`, but no longer than `limit_ms`. Nothing means that all this time
    /// went by: a wait that the deadline cuts short gives nothing to go on with.
    pub(crate) async fn within<T>(
        &self,
        limit_ms: f64,
        pending: &OneShot<T>,
    ) -> Result<Option<T>, Over> {
        self.timely(())?;
        let expired = OneShot::new();
        let _timer = Timer::start(limit_ms, &expired);
        self.timely(Select(pending, [&expired, &self.over]).await)
    }

    /// Waits until something is so, and tells whether it is; `told` hurries it.
    ///
    /// No stretch of time says that something will not happen: a page that was busy, or
    /// held by a debugger, did nothing in it. So the time is spent in many waits, and in
    /// each the page has its turn.
    pub(crate) async fn patiently(
        &self,
        told: &OneShot<()>,
        is_so: impl Fn() -> bool,
    ) -> Result<bool, Over> {
        for turn in 0..TURNS {
            if is_so() {
                return Ok(true);
            }
            if let Some(doublings) = turn.checked_sub(QUICK_TURNS) {
                self.within(f64::from(1 << doublings), told).await?;
            }
            self.within(TURN_LIMIT_MS, &task()).await?;
        }
        Ok(is_so())
    }

    /// How a call ended, in words, and the value that its promise was fulfilled with.
    pub(crate) async fn outcome(
        &self,
        call: &CallResult,
        limit_ms: f64,
    ) -> Result<(Text, Option<JsValue>), Over> {
        let words = match call {
            CallResult::Threw(error) => read::with_error_name("throws ", error),
            CallResult::Returned => String::from("returns"),
            CallResult::Promised(settled) => match self.within(limit_ms, settled).await? {
                None => return Ok((Observation::TimedOut, None)),
                Some(Ok(value)) => return Ok((Observation::Value("resolves".into()), Some(value))),
                Some(Err(error)) => read::with_error_name("rejects ", &error),
            },
        };
        self.timely((Observation::Value(words), None))
    }

    /// How much of the probe's time is left, in ms.
    pub(crate) fn left_ms(&self) -> f64 {
        (self.limit_ms - self.elapsed_ms()).max(0.0)
    }

    /// What happened so far, in order.
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.timeline.borrow().clone()
    }

    /// What happened, in order.
    pub(crate) fn timeline(&self) -> Vec<Moment> {
        self.timeline.take()
    }
}
