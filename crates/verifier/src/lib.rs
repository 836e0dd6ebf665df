//! Issues nonces to pages that probe, and decides about the evidence that they send.
//!
//! A nonce counts once, for a while, and for whom it was issued. The evidence is judged by the rules
//! that ran in the page, and a [`Policy`] says what follows.
//!
//! ```
//! use ontrack_verifier::{Decision, Policy, Secrets, Verifier};
//!
//! # async fn handle(body: &[u8], session: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let secrets = Secrets::new([b"at least sixteen bytes"])?;
//! let verifier = Verifier::signed(secrets).policy(Policy::LOGIN);
//!
//! // For the page, as JSON: { nonce, expires }.
//! let nonce = verifier.issue(session).await?;
//!
//! // For what the page sends. It never fails: whatever does not count is in `error`.
//! let verification = verifier.verify(body, session).await;
//! if verification.decision == Decision::AskMore {
//!     // Ask for a second proof.
//! }
//! # Ok(())
//! # }
//! ```
//!
//! With the feature `record`, `Verifier::recorder` keeps what was judged, for `ontrack-judge batch`,
//! `drift` and `page`.
//!
//! With the feature `tower`, which is on by default, `VerifierLayer` does so in front of a service of HTTP.
//!
//! | module | subject |
//! |---|---|
//! | `secrets` | nonces that are signed, so that nobody needs to keep them |
//! | `store` | where nonces are kept until they are used, or after |
//! | `verifier` | issues, judges, decides |
//! | `verification` | what comes of a body |
//! | `layer` | the layer of tower |
//!
//! The npm package has the same in JavaScript, with the same nonces and the same codes.

#![forbid(unsafe_code)]

#[cfg(feature = "tower")]
mod layer;
mod nonce;
#[cfg(feature = "record")]
mod recorded;
mod secrets;
mod store;
mod verification;
mod verifier;

#[cfg(feature = "tower")]
pub use layer::{VerifierLayer, VerifierService};
pub use nonce::Nonce;
#[cfg(feature = "record")]
pub use ontrack_fleet::{
    FleetError,
    record::{Recorder, Recording},
};
pub use ontrack_judge as judge;
pub use ontrack_policy::{Cases, Decision, Policy, decide};
pub use secrets::{SecretError, Secrets};
pub use store::{MemoryStore, Store, StoreError, StoreFull};
pub use verification::{Verification, VerifyError};
pub use verifier::{IssueError, Verifier};
