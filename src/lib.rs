//! Obtains a remote media track over a real `RTCPeerConnection`, watches the
//! `track` event arrive, and tells whether a complete, genuine WebRTC stack
//! answered.
//!
//! # In a page
//!
//! On `wasm32-unknown-unknown` this crate probes the browser it runs in, in any framework
//! for pages in Rust:
//!
//! ```ignore
//! let report = ontrack_probe::probe(ProbeOptions::default()).await?;
//! if report.verdict != Verdict::Genuine {
//!     log(&report.anomalies);
//! }
//! ```
//!
//! `probe` takes the track from any `Source`; `offline::probe` takes a synthetic one and
//! links nothing else; `watch` observes a connection of the page's own. Their `observe` and
//! `evidence` give the evidence alone, for a server to judge.
//!
//! Data flows one way through the modules:
//!
//! ```text
//! source → observe → evidence → checks → verdict → report
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | `source` | how the track gets here |
//! | `observe` | how it is seen: one file for each subject of the evidence |
//! | `js` | the page's values, none of which is trusted |
//! | [`evidence`] | what was seen: plain data, no judgement |
//! | [`challenge`] | the random offer, and what a genuine browser must reflect of it |
//! | [`checks`] | what it means: pure functions over the evidence |
//! | [`verdict`] | from findings to a verdict |
//! | [`report`] | what the caller gets |
//!
//! On any other target the first three are left out: what remains is the crate
//! `ontrack-judge`, so that a server judges a visitor's evidence with the very rules that
//! ran in the page.
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
//! A [`Report`] is written by serde as the page writes it; `examples/judge.rs` is a program that
//! judges. The module `schema` has the JSON Schemas of evidence and report.

pub use ontrack_judge::*;

cfg_if::cfg_if! {
    if #[cfg(target_family = "wasm")] {
        mod abort;
        mod invalid_option;
        mod js;
        mod nonce;
        mod observe;
        pub mod offline;
        mod options;
        mod prepare;
        mod probe;
        mod session;
        mod source;
        mod watch;

        pub use abort::Aborted;
        pub use js::promise::promise_of;
        pub use invalid_option::InvalidOption;
        pub use nonce::Nonce;
        pub use options::{Effort, Offline, OfflineOptions, ProbeOptions, Progress};
        pub use prepare::prepare;
        pub use probe::{observe, probe};
        pub use source::{Callback, Codecs, SignalingOptions, Source, WhepOptions};
        pub use watch::{Watch, WatchOptions, watch};
    } else {
        pub mod schema;
    }
}
