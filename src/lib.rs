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
//!
//! Everything but the last two compiles on any target, so a server judges the
//! evidence of a visitor with the very rules that ran in the page.

pub mod challenge;
pub mod checks;
pub mod evidence;
pub mod report;
pub mod verdict;

#[cfg(target_family = "wasm")]
pub mod api;
#[cfg(target_family = "wasm")]
mod browser;
