//! The time that a session has.

use crate::js::one_shot::{OneShot, Select};
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::timer::{Alarm, Timer, task};
use crate::js::untrusted::Any;
use ontrack_judge::evidence::{Observation, Text};

/// How many turns a page is given to do what it should.
const TURNS: u32 = QUICK_TURNS + 10;
/// How many of them follow each other at once. Before each of the others is a pause of
/// 1 ms, 2 ms and so on: a second in all.
const QUICK_TURNS: u32 = 10;
/// How long one turn may keep us waiting, in ms.
const TURN_LIMIT_MS: f64 = 1000.0;

/// The deadline has passed. Code that receives this reads nothing more and returns it:
/// what was not read in time counts as timed out, whatever its value is by then.
#[derive(Debug)]
pub(crate) struct Over;

/// A start, a limit, and an alarm that rings at it.
pub(crate) struct Deadline {
    start_ms: f64,
    limit_ms: f64,
    /// Set by a timer of its own: the page's clock may stand still.
    over: OneShot<()>,
    _alarm: Option<Alarm>,
}

impl Deadline {
    /// Starts now and ends after `limit_ms`.
    pub(crate) fn after(limit_ms: f64) -> Self {
        let over = OneShot::new();
        Self {
            _alarm: limit_ms.is_finite().then(|| Alarm::set(limit_ms, &over)),
            over,
            start_ms: js::now().unwrap_or(0.0),
            limit_ms,
        }
    }

    /// The time since the start, in ms, to a tenth.
    pub(crate) fn elapsed_ms(&self) -> f64 {
        let elapsed = js::now().unwrap_or(self.start_ms) - self.start_ms;
        (elapsed.max(0.0) * 10.0).round() / 10.0
    }

    /// The time until the deadline, in ms.
    pub(crate) fn remaining_ms(&self) -> f64 {
        (self.limit_ms - self.elapsed_ms()).max(0.0)
    }

    /// The value, unless the deadline passed while it was read.
    pub(crate) fn timely<T>(&self, value: T) -> Result<T, Over> {
        if self.over.is_set() || self.elapsed_ms() >= self.limit_ms {
            Err(Over)
        } else {
            Ok(value)
        }
    }

    /// See [`super::Session::within`].
    pub(crate) async fn within<T>(
        &self,
        limit_ms: f64,
        event: &OneShot<T>,
    ) -> Result<Option<T>, Over> {
        self.timely(())?;
        let expired = OneShot::new();
        let _timer = Timer::start(limit_ms, &expired);
        self.timely(Select(event, [&expired, &self.over]).await)
    }

    /// See [`super::Session::outcome`].
    pub(crate) async fn outcome(
        &self,
        call: &CallResult,
        limit_ms: f64,
    ) -> Result<(Text, Option<Any>), Over> {
        let words = match call {
            CallResult::Threw(error) => error.after("throws"),
            CallResult::Returned => String::from("returns"),
            CallResult::Promised(settled) => match self.within(limit_ms, settled).await? {
                None => return Ok((Observation::TimedOut, None)),
                Some(Ok(value)) => return Ok((Observation::Value("resolves".into()), Some(value))),
                Some(Err(error)) => error.after("rejects"),
            },
        };
        self.timely((Observation::Value(words), None))
    }

    /// See [`super::Session::patiently`].
    ///
    /// No stretch of time proves that something will not happen: a page that was busy, or
    /// held by a debugger, did nothing in it. So the time is spent in many waits, and the
    /// page has its turn in each.
    pub(crate) async fn patiently(
        &self,
        hint: &OneShot<()>,
        condition: impl Fn() -> bool,
    ) -> Result<bool, Over> {
        for turn in 0..TURNS {
            if condition() {
                return Ok(true);
            }
            if let Some(doublings) = turn.checked_sub(QUICK_TURNS) {
                self.within(f64::from(1 << doublings), hint).await?;
            }
            self.within(TURN_LIMIT_MS, &task()).await?;
        }
        Ok(condition())
    }
}
