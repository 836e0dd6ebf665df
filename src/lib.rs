//! Obtains a remote media track over a real `RTCPeerConnection`, watches the
//! `track` event arrive, and tells whether a complete, genuine WebRTC stack
//! answered.
//!
//! Data flows one way through the rooms of this crate:
//!
//! ```text
//! browser/source → browser/observe → evidence → checks → verdict → report
//! ```
//!
//! | room | what it holds |
//! |---|---|
//! | [`evidence`] | what was seen: plain data, no judgement |
//! | [`challenge`] | the random offer, and what a genuine browser must reflect of it |
//! | [`checks`] | what it means: pure functions over the evidence, and their catalogue |
//! | [`verdict`] | the one table from findings to a verdict |
//! | [`report`] | what the caller gets |
//! | `browser` | how it is seen: the only room that touches JavaScript (WebAssembly only) |
//! | `api` | options in, report out (WebAssembly only) |
//! | `judging` | evidence in, report out (WebAssembly only) |
//!
//! Everything but the last three compiles on any target, so a server judges the
//! evidence of a visitor with the very rules that ran in the page.
//!
//! # On a server
//!
//! Issue a nonce, let the page probe with it, and judge the evidence that it sends, or
//! the report. Whatever a client sends, [`Evidence::from_json`] and [`judge`] return.
//!
//! ```ignore-wasm32
//! use ontrack_probe::{Evidence, EvidenceError, Outcome, Verdict, judge};
//!
//! fn is_genuine(body: &[u8], issued: &str) -> Result<bool, EvidenceError> {
//!     let evidence = Evidence::from_json(body)?;
//!     let report = judge(&evidence);
//!     Ok(evidence.nonce == issued
//!         && report.verdict == Verdict::Genuine
//!         && report.outcome == Outcome::Success)
//! }
//!
//! let body = include_bytes!("../tests/evidence/chromium-156.json");
//! assert!(is_genuine(body, "recorded")?);
//! assert!(!is_genuine(body, "another")?);
//! let error = is_genuine(b"<html>", "recorded").expect_err("no JSON");
//! assert_eq!(error.code(), "not-json");
//! # Ok::<(), EvidenceError>(())
//! ```
//!
//! A [`Report`] is written by serde as the page writes it. `cargo run --example judge`
//! judges a file.

pub use ontrack_judge::*;

#[cfg(target_family = "wasm")]
pub mod api;
#[cfg(target_family = "wasm")]
mod budget;
#[cfg(target_family = "wasm")]
mod clock;
#[cfg(target_family = "wasm")]
mod js;
#[cfg(target_family = "wasm")]
mod observe;
#[cfg(target_family = "wasm")]
mod source;
