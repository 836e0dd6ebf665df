//! Ending a probe early.

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;

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

    fn by(signal: &AbortSignal) -> Self {
        Self {
            reason: js::get(signal, "reason").unwrap_or_default(),
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
    if js::get(signal, "aborted").is_ok_and(|aborted| aborted.is_truthy()) {
        return Err(Aborted::by(signal));
    }
    let aborted = OneShot::new();
    let setter = aborted.clone();
    let _listener = Listener::add(signal, "abort", move |_| setter.set(()));
    Abortable(aborted, pin!(work))
        .await
        .ok_or_else(|| Aborted::by(signal))
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
