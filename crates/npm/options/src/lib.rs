//! The options of the npm package's functions, read from what a caller gave.
//!
//! The table is written by hand. serde-wasm-bindgen reads what objects inherit, lets the
//! exception of a getter through, and does not name the option in its errors. It also costs
//! more: a module that only reads these options has 34.8 kB with it (brotli, before wasm-opt,
//! serde-wasm-bindgen 0.6 with derived types) and 8.6 kB with this table.
#![cfg(target_family = "wasm")]

mod reader;
mod source;

use std::time::Duration;

use ontrack_probe::{Effort, Nonce, OfflineOptions, ProbeOptions, WatchOptions};
use wasm_bindgen::JsValue;

use reader::{Reader, text};

/// The longest time that a caller may give, in ms.
const TIMEOUT_LIMIT_MS: f64 = 120_000.0;
/// The longest nonce that is read.
const NONCE_LIMIT: u32 = 256;

/// The options of `probe`.
///
/// # Errors
///
/// A TypeError that names the option and what it takes.
pub fn probe(options: &JsValue) -> Result<ProbeOptions, JsValue> {
    let options = Reader::new(options, "probe")?;
    let source = source::any(&options.value("source")?)?;
    settings(&options, ProbeOptions::default().source(source))
}

/// The options of `probe` where it only probes offline.
///
/// # Errors
///
/// A TypeError that names the option and what it takes.
pub fn offline(options: &JsValue) -> Result<OfflineOptions, JsValue> {
    let options = Reader::new(options, "probe")?;
    source::offline(&options.value("source")?)?;
    settings(&options, OfflineOptions::default())
}

/// The options of `watch`.
///
/// # Errors
///
/// A TypeError that names the option and what it takes.
pub fn watch(options: &JsValue) -> Result<WatchOptions, JsValue> {
    let options = Reader::new(options, "watch")?;
    let offline = options.flag("offline")?;
    let budget = connection_budget(&options)?;
    let nonce = nonce(&options)?;
    let mut watch = WatchOptions::default().offline(offline.unwrap_or(true));
    if let Some(budget) = budget {
        watch = watch.connection_budget(budget);
    }
    if let Some(nonce) = nonce {
        watch = watch.nonce(nonce);
    }
    Ok(watch)
}

fn settings<S>(
    options: &Reader<'_>,
    mut probe: ProbeOptions<S>,
) -> Result<ProbeOptions<S>, JsValue> {
    if let Some(timeout) = timeout(options)? {
        probe = probe.timeout(timeout);
    }
    if let Some(nonce) = nonce(options)? {
        probe = probe.nonce(nonce);
    }
    if let Some(effort) = effort(options)? {
        probe = probe.effort(effort);
    }
    if let Some(budget) = connection_budget(options)? {
        probe = probe.connection_budget(budget);
    }
    if let Some(callback) = options.function("onProgress")? {
        probe = probe.on_progress_function(callback);
    }
    if let Some(signal) = options.signal()? {
        probe = probe.signal(signal);
    }
    Ok(probe)
}

fn timeout(options: &Reader<'_>) -> Result<Option<Duration>, JsValue> {
    let takes = "a number of ms above 0, at most 120000";
    options.read("timeoutMs", takes, |value| {
        let ms = value.as_f64()?;
        let is_time = ms > 0.0 && ms <= TIMEOUT_LIMIT_MS;
        is_time.then(|| Duration::from_nanos((ms * 1e6) as u64))
    })
}

fn nonce(options: &Reader<'_>) -> Result<Option<Nonce>, JsValue> {
    options.read("nonce", "a string of 1 to 256 bytes", |value| {
        Nonce::new(text(value, NONCE_LIMIT)?).ok()
    })
}

fn effort(options: &Reader<'_>) -> Result<Option<Effort>, JsValue> {
    options.read("effort", "\"usual\" or \"thorough\"", |value| {
        match text(value, 16)?.as_str() {
            "usual" => Some(Effort::Usual),
            "thorough" => Some(Effort::Thorough),
            _ => None,
        }
    })
}

fn connection_budget(options: &Reader<'_>) -> Result<Option<u32>, JsValue> {
    let takes = "a number, 0 or more";
    options.read("connectionBudget", takes, |value| {
        // What is no whole number leaves room for as many connections as its whole part.
        value
            .as_f64()
            .filter(|budget| *budget >= 0.0)
            .map(|budget| budget as u32)
    })
}
