//! What the caller asks for. Anything wrong is a TypeError that names the option
//! and what it takes.

use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};

use js_sys::TypeError;
use wasm_bindgen::JsValue;

use crate::budget;
use crate::clock::Clock;
use crate::js::listener::Listener;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::read;
use crate::source::offline::Effort;
use ontrack_judge::challenge::NONCE_LIMIT;
use ontrack_judge::evidence::Evidence;

/// How long a probe may take, in ms, unless the caller says otherwise.
const TIMEOUT_MS: f64 = 3000.0;
/// The longest time that a caller may give, in ms.
const TIMEOUT_LIMIT_MS: f64 = 120_000.0;

/// Where the track comes from, as the caller names it.
pub(crate) trait Acquire: Sized {
    /// The option `source`, checked.
    fn read(source: &JsValue) -> Result<Self, JsValue>;
    /// How many connections its media takes.
    fn connections(&self) -> u32;
    /// Nothing is constructed where the page's budget has no room for all that is needed.
    fn unaffordable(options: &Options<Self>) -> Evidence;
    /// What this source lets us see.
    fn evidence(options: &Options<Self>, clock: &Rc<Clock>) -> impl Future<Output = Evidence>;
}

/// The options of `probe`, checked.
pub(crate) struct Options<S> {
    pub(crate) source: S,
    pub(crate) timeout_ms: f64,
    pub(crate) nonce: String,
    pub(crate) effort: Effort,
    pub(crate) connection_budget: f64,
    pub(crate) on_progress: JsValue,
    signal: Option<JsValue>,
}

/// What the option `source` takes.
pub(super) const SOURCES: &str = "\"offline\", \"loopback\", or an object whose kind is \"offline\", \"loopback\", \"signaling\" or \"whep\"";

pub(super) fn wrong(option: &str, takes: &str) -> JsValue {
    let mut words = String::from("probe option ");
    words.push_str(option);
    words.push_str(" takes ");
    words.push_str(takes);
    TypeError::new(&words).into()
}

impl<S: Acquire> Options<S> {
    pub(crate) fn read(options: &JsValue) -> Result<Self, JsValue> {
        if !options.is_undefined() && !options.is_object() {
            return Err(TypeError::new("probe takes an object of options, or nothing").into());
        }
        let option = |name: &str| {
            if options.is_undefined() {
                return Ok(JsValue::UNDEFINED);
            }
            js::option(options, name).map_err(|_| wrong(name, "a value that can be read"))
        };
        Ok(Self {
            source: S::read(&option("source")?)?,
            timeout_ms: timeout(&option("timeoutMs")?)?,
            nonce: nonce(&option("nonce")?)?,
            effort: effort(&option("effort")?)?,
            connection_budget: connection_budget(&option("connectionBudget")?)?,
            on_progress: on_progress(option("onProgress")?)?,
            signal: signal(option("signal")?)?,
        })
    }

    /// Runs `work` until the caller's signal aborts it, and then rejects with the
    /// signal's reason. The work is dropped, and with it all it holds.
    pub(crate) async fn unless_aborted<T>(
        &self,
        work: impl Future<Output = Result<T, JsValue>>,
    ) -> Result<T, JsValue> {
        let Some(signal) = &self.signal else {
            return work.await;
        };
        let reason = |signal: &JsValue| js::get(signal, "reason").unwrap_or_default();
        if js::get(signal, "aborted").is_ok_and(|aborted| aborted.is_truthy()) {
            return Err(reason(signal));
        }
        let aborted = OneShot::new();
        let teller = aborted.clone();
        let _listener = Listener::add(signal, "abort", move |_| teller.set(()));
        match Abortable(aborted, pin!(work)).await {
            Some(done) => done,
            None => Err(reason(signal)),
        }
    }
}

struct Abortable<'a, F>(OneShot<()>, Pin<&'a mut F>);

impl<F: Future> Future for Abortable<'_, F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if Pin::new(&mut self.0).poll(context).is_ready() {
            return Poll::Ready(None);
        }
        // It may have been aborted by what it called last.
        self.1
            .as_mut()
            .poll(context)
            .map(|done| (!self.0.is_set()).then_some(done))
    }
}

fn effort(effort: &JsValue) -> Result<Effort, JsValue> {
    match read::string(effort, 16).as_deref() {
        None if effort.is_undefined() => Ok(Effort::Usual),
        Some("usual") => Ok(Effort::Usual),
        Some("thorough") => Ok(Effort::Thorough),
        _ => Err(wrong("effort", "\"usual\" or \"thorough\"")),
    }
}

fn timeout(timeout: &JsValue) -> Result<f64, JsValue> {
    if timeout.is_undefined() {
        return Ok(TIMEOUT_MS);
    }
    timeout
        .as_f64()
        .filter(|ms| *ms > 0.0 && *ms <= TIMEOUT_LIMIT_MS)
        .ok_or_else(|| wrong("timeoutMs", "a number of ms above 0 and up to 120000"))
}

pub(super) fn connection_budget(budget: &JsValue) -> Result<f64, JsValue> {
    if budget.is_undefined() {
        return Ok(budget::USUAL);
    }
    budget
        .as_f64()
        .filter(|budget| *budget >= 0.0)
        .ok_or_else(|| wrong("connectionBudget", "a number of connections, 0 or more"))
}

pub(super) fn nonce(nonce: &JsValue) -> Result<String, JsValue> {
    if nonce.is_undefined() {
        // Without a source of randomness the probe still works; the clock has to do.
        return Ok(js::random_nonce().unwrap_or_else(|_| {
            let mut nonce = String::from("t");
            ontrack_judge::evidence::Describe::describe(
                &(js::now().unwrap_or(0.0) * 1e4),
                &mut nonce,
            );
            nonce
        }));
    }
    read::string(nonce, NONCE_LIMIT as u32 + 1)
        .filter(|nonce| !nonce.is_empty() && nonce.len() <= NONCE_LIMIT)
        .ok_or_else(|| wrong("nonce", "a string of 1 to 256 bytes"))
}

fn on_progress(on_progress: JsValue) -> Result<JsValue, JsValue> {
    if on_progress.is_undefined() || on_progress.is_function() {
        Ok(on_progress)
    } else {
        Err(wrong("onProgress", "a function"))
    }
}

/// A signal of any realm: what has `aborted` and `addEventListener` will do.
fn signal(signal: JsValue) -> Result<Option<JsValue>, JsValue> {
    if signal.is_undefined() {
        return Ok(None);
    }
    let is_signal = js::get(&signal, "aborted").is_ok_and(|aborted| aborted.as_bool().is_some())
        && js::get(&signal, "addEventListener").is_ok_and(|add| add.is_function());
    if is_signal {
        Ok(Some(signal))
    } else {
        Err(wrong("signal", "an AbortSignal"))
    }
}
