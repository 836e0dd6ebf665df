//! What comes of a body.

use ontrack_judge::{EvidenceError, report::Report};
use ontrack_policy::Decision;

use crate::{nonce::Nonce, store::StoreError};

/// What comes of a body.
#[derive(Debug)]
pub struct Verification {
    /// What the policy says. Where there is an error, what it says for `unverified`.
    pub decision: Decision,
    /// The report, judged here, where it counts.
    pub report: Option<Report<'static>>,
    /// The report where only its nonce does not count, for logs. Nothing may be allowed because of it:
    /// a copy of somebody else's evidence is `genuine` too.
    pub unverified_report: Option<Report<'static>>,
    /// The nonce, where one of the secrets signed it; it may be expired or used.
    pub nonce: Option<Nonce>,
    /// Why the body does not count.
    pub error: Option<VerifyError>,
    /// Why it was not kept, where it was to be.
    #[cfg(feature = "record")]
    pub not_recorded: Option<ontrack_fleet::FleetError>,
}

/// Why a body does not count. Each has a stable code.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// It is longer than is read.
    #[error("the body has more than {limit} bytes")]
    TooLarge {
        /// How long it may be.
        limit: usize,
    },
    /// It could not be read to its end.
    #[error("the body could not be read to its end")]
    NotRead(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It is no evidence.
    #[error(transparent)]
    NotEvidence(EvidenceError),
    /// The nonce was not issued with these secrets, or for another session. Where a store issues: or it is
    /// expired, or came before.
    #[error("the nonce was not issued here, or for another session")]
    NonceUnknown,
    /// The nonce is expired.
    #[error("the nonce is expired: probe again with a new one")]
    NonceExpired,
    /// Evidence with this nonce came before.
    #[error("evidence with this nonce came before")]
    NonceReplayed,
    /// The store failed. The page may send the evidence again.
    #[error("the store of nonces failed")]
    StoreFailed(#[source] StoreError),
}

impl VerifyError {
    /// The stable code, for logs and for counting; under semantic versioning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::NotRead(_) => "not-read",
            Self::NotEvidence(error) => error.code(),
            Self::NonceUnknown => "nonce-unknown",
            Self::NonceExpired => "nonce-expired",
            Self::NonceReplayed => "nonce-replayed",
            Self::StoreFailed(_) => "store-failed",
        }
    }
}

impl From<EvidenceError> for VerifyError {
    fn from(error: EvidenceError) -> Self {
        match error {
            EvidenceError::TooLarge { limit, .. } => Self::TooLarge { limit },
            error => Self::NotEvidence(error),
        }
    }
}
