//! Ending a probe early.

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use crate::js::events;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};

/// The caller's signal aborted the probe.
#[derive(Debug)]
pub struct Aborted {
    reason: JsValue,
}

impl Aborted {
    /// The signal's `reason`.
    #[must_use]
    pub fn into_reason(self) -> JsValue {
        self.reason
    }

    fn by(signal: &Untrusted<AbortSignal>) -> Self {
        let reason: Any = signal.get("reason").unwrap_or_default();
        Self {
            reason: reason.into_value(),
        }
    }
}

impl fmt::Display for Aborted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the probe was aborted by its signal")
    }
}

impl std::error::Error for Aborted {}

/// Runs `work` until the signal aborts. The work is dropped then, and with it all that it
/// holds.
pub(crate) async fn unless_aborted<T>(
    signal: Option<&AbortSignal>,
    work: impl Future<Output = T>,
) -> Result<T, Aborted> {
    let Some(signal) = signal else {
        return Ok(work.await);
    };
    let signal = Untrusted::of(signal);
    let is_aborted: Read<Any> = signal.get("aborted");
    if is_aborted.is_ok_and(|aborted| aborted.is_truthy()) {
        return Err(Aborted::by(&signal));
    }
    let aborted = OneShot::new();
    let setter = aborted.clone();
    let _listener = Listener::on(&signal, &events::ABORT, move |_| setter.set(()));
    Abortable(aborted, pin!(work))
        .await
        .ok_or_else(|| Aborted::by(&signal))
}

struct Abortable<'a, F>(OneShot<()>, Pin<&'a mut F>);

impl<F: Future> Future for Abortable<'_, F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if Pin::new(&mut self.0).poll(context).is_ready() {
            return Poll::Ready(None);
        }
        // The last call of the work may have aborted it.
        self.1
            .as_mut()
            .poll(context)
            .map(|done| (!self.0.is_set()).then_some(done))
    }
}
