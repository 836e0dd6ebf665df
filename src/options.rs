//! What a caller asks of a probe.

use std::rc::Rc;
use std::time::Duration;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use crate::js::dictionary::plain_object;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use crate::nonce::Nonce;
use crate::session::DEFAULT_BUDGET;
use crate::source::Source;

/// How long a probe may take, in ms, unless the caller says otherwise.
const DEFAULT_TIMEOUT_MS: f64 = 3000.0;
/// The longest time that a caller may give, in ms.
const TIMEOUT_LIMIT_MS: f64 = 120_000.0;

/// The options of [`crate::probe`], and of [`crate::offline::probe`] where `S` is
/// [`Offline`].
///
/// ```no_run
/// # use std::time::Duration;
/// # use ontrack_probe::{Effort, InvalidOption, Nonce, ProbeOptions, Source};
/// # fn options(issued: &str) -> Result<ProbeOptions, InvalidOption> {
/// Ok(ProbeOptions::default()
///     .source(Source::Loopback { codecs: Default::default() })
///     .effort(Effort::Thorough)
///     .nonce(Nonce::new(issued)?)
///     .timeout(Duration::from_secs(5)))
/// # }
/// ```
#[must_use]
#[derive(Default)]
pub struct ProbeOptions<S = Source> {
    pub(crate) source: S,
    pub(crate) settings: Settings,
}

/// The options of [`crate::offline::probe`].
pub type OfflineOptions = ProbeOptions<Offline>;

/// The only source of [`crate::offline::probe`]: a synthetic offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline;

/// The options that do not depend on the source.
pub(crate) struct Settings {
    pub(crate) effort: Effort,
    pub(crate) timeout_ms: f64,
    pub(crate) nonce: Option<Nonce>,
    pub(crate) connection_budget: u32,
    pub(crate) signal: Option<AbortSignal>,
    pub(crate) on_progress: Option<OnProgress>,
}

impl Settings {
    /// The caller's nonce, or a random one.
    pub(crate) fn take_nonce(&mut self) -> String {
        self.nonce.take().unwrap_or_else(Nonce::random).0
    }
}

/// A function of the caller.
pub(crate) type OnProgress = Rc<dyn Fn(Progress)>;

impl Default for Settings {
    fn default() -> Self {
        Self {
            effort: Effort::default(),
            timeout_ms: DEFAULT_TIMEOUT_MS,
            nonce: None,
            connection_budget: DEFAULT_BUDGET,
            signal: None,
            on_progress: None,
        }
    }
}

impl<S> ProbeOptions<S> {
    /// Where the track comes from.
    pub fn source(mut self, source: S) -> Self {
        self.source = source;
        self
    }

    /// How much the probe may spend; [`Effort::Usual`] by default.
    pub fn effort(mut self, effort: Effort) -> Self {
        self.settings.effort = effort;
        self
    }

    /// How long the probe may take: 3 s by default, at most 120 s. What was not seen by
    /// then counts as timed out.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        let ms = timeout.as_secs() as f64 * 1e3 + f64::from(timeout.subsec_nanos()) / 1e6;
        self.settings.timeout_ms = ms.min(TIMEOUT_LIMIT_MS);
        self
    }

    /// The word that the challenge follows from, for example one that a server issued.
    /// A random one by default.
    pub fn nonce(mut self, nonce: Nonce) -> Self {
        self.settings.nonce = Some(nonce);
        self
    }

    /// How many connections the library may open in the life of this page, all probes
    /// together: 100 by default. Browsers refuse a page's connections from some number on.
    pub fn connection_budget(mut self, connections: u32) -> Self {
        self.settings.connection_budget = connections;
        self
    }

    /// Ends the probe when the signal aborts.
    pub fn signal(mut self, signal: AbortSignal) -> Self {
        self.settings.signal = Some(signal);
        self
    }

    /// Is called at each stage of the probe, during the probe.
    pub fn on_progress(mut self, callback: impl Fn(Progress) + 'static) -> Self {
        self.settings.on_progress = Some(Rc::new(callback));
        self
    }

    /// Like [`ProbeOptions::on_progress`], with a function of the page. It is called with
    /// `{ stage, elapsedMs }`; what it throws or rejects with is ignored.
    pub fn on_progress_function(self, callback: Function) -> Self {
        self.on_progress(move |progress| {
            // The caller's exceptions are the caller's business.
            let callback = Untrusted::of(&callback);
            let _ = progress
                .to_object()
                .and_then(|step| callback.apply::<JsValue>(&JsValue::UNDEFINED, &[&step]));
        })
    }
}

/// How much a probe may spend.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// Two connections.
    #[default]
    Usual,
    /// Three connections, and some ten milliseconds more.
    Thorough,
}

impl Effort {
    /// How many connections the offline probe opens.
    pub(crate) fn connections(self) -> u32 {
        match self {
            Self::Usual => 2,
            Self::Thorough => 3,
        }
    }
}

/// How far a probe has come.
#[non_exhaustive]
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// The stage that was reached, `"offer-set"` for example.
    pub stage: &'static str,
    /// The time since the probe began, in ms.
    pub elapsed_ms: f64,
}

impl Progress {
    /// `{ stage, elapsedMs }`.
    fn to_object(self) -> Read<JsValue> {
        plain_object(&[
            ("stage", &self.stage.into()),
            ("elapsedMs", &self.elapsed_ms.into()),
        ])
    }
}
