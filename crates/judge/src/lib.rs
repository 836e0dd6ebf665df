//! Judges what was seen of a browser's WebRTC stack. Nothing here touches a browser.
//!
//! Data flows one way:
//!
//! ```text
//! evidence → checks → verdict → report
//! ```
//!
//! | room | what it holds |
//! |---|---|
//! | [`evidence`] | what was seen: plain data, no judgement |
//! | [`challenge`] | the random offer, and what a genuine browser must reflect of it |
//! | [`sdp`] | session descriptions, as text |
//! | [`checks`] | what it means: pure functions over the evidence, and their catalogue |
//! | [`verdict`] | the one table from findings to a verdict |
//! | [`report`] | what the caller gets |

mod call_outcome;
mod code;

pub mod challenge;
pub mod checks;
pub mod evidence;
mod joined;
mod json;
pub mod reason;
pub mod report;
pub mod sdp;
mod skip_reason;
pub mod verdict;
pub mod whep;

pub use call_outcome::CallOutcome;
pub use checks::{Benign, Check, Family, Weight};
pub use evidence::{Evidence, EvidenceError, Limits};
#[doc(hidden)]
pub use joined::joined;
pub use reason::{MediaReason, Reason};
pub use report::{Anomaly, Outcome, Report, judge};
pub use skip_reason::SkipReason;
pub use verdict::Verdict;
