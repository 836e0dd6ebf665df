//! Issues nonces, and decides about what clients send with them.

use std::time::{Duration, SystemTime};

use ontrack_judge::{Evidence, Limits, judge};
use ontrack_policy::{Policy, decide};

use crate::{
    nonce::Nonce,
    secrets::{SecretError, Secrets, hex},
    store::{MemoryStore, Store, StoreError},
    verification::{Verification, VerifyError},
};

const LIFETIME: Duration = Duration::from_secs(5 * 60);

/// Issues nonces, and decides about what clients send with them.
#[derive(Debug)]
pub struct Verifier<S = MemoryStore> {
    /// Without any, the store keeps nonces from their issue on.
    secrets: Option<Secrets>,
    store: S,
    policy: Policy,
    lifetime: Duration,
    limits: Limits,
    clock: fn() -> SystemTime,
    #[cfg(feature = "record")]
    recorder: Option<std::sync::Arc<crate::Recorder>>,
}

/// Why no nonce can be issued.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The system gives no random bytes.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The store failed.
    #[error("the store of nonces failed")]
    Store(#[source] StoreError),
}

impl Verifier {
    /// Signs nonces, and keeps those that were used in the memory of this process.
    pub fn signed(secrets: Secrets) -> Self {
        Self::signed_with(secrets, MemoryStore::default())
    }
}

impl<S: Store> Verifier<S> {
    /// Signs nonces, and keeps those that were used in `store`, so that each counts once for all who
    /// share it.
    pub fn signed_with(secrets: Secrets, store: S) -> Self {
        Self::new(Some(secrets), store)
    }

    /// Keeps nonces in `store` from their issue to their use.
    pub fn stored(store: S) -> Self {
        Self::new(None, store)
    }

    fn new(secrets: Option<Secrets>, store: S) -> Self {
        Self {
            secrets,
            store,
            policy: Policy::LOGIN,
            lifetime: LIFETIME,
            limits: Limits::default(),
            clock: SystemTime::now,
            #[cfg(feature = "record")]
            recorder: None,
        }
    }

    /// The policy for the decision; [`Policy::LOGIN`] without this.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// For how long a nonce counts; five minutes without this.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// How much of a body is read; 1 MiB without this.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The clock; that of the system without this.
    #[must_use]
    pub fn clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }

    /// Keeps what was judged; nothing is kept without this. Where it cannot be kept, the verification says
    /// so in `not_recorded`, and counts all the same.
    #[cfg(feature = "record")]
    #[must_use]
    pub fn recorder(mut self, recorder: std::sync::Arc<crate::Recorder>) -> Self {
        self.recorder = Some(recorder);
        self
    }

    /// What nonces are signed with, if they are.
    pub fn secrets(&self) -> Option<&Secrets> {
        self.secrets.as_ref()
    }

    /// The longest body, in bytes.
    pub fn longest_body(&self) -> usize {
        self.limits.bytes
    }

    /// A nonce for one probe. With a `session`, evidence counts only if [`verify`](Self::verify) is given
    /// the same.
    ///
    /// # Errors
    ///
    /// [`IssueError`], where the system or the store fails.
    pub async fn issue(&self, session: &str) -> Result<Nonce, IssueError> {
        let now = (self.clock)();
        if let Some(secrets) = &self.secrets {
            return Ok(secrets.issue(now, self.lifetime, session)?);
        }
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|_| SecretError::NoRandom)?;
        let text = hex(&random);
        let put = self.store.put(&key(&text, session), self.lifetime).await;
        put.map_err(IssueError::Store)?;
        Ok(Nonce {
            text,
            issued: now,
            expires: now.checked_add(self.lifetime).unwrap_or(now),
        })
    }

    /// Judges a body and decides. The body holds evidence, or a report. A nonce counts once.
    pub async fn verify(&self, body: &[u8], session: &str) -> Verification {
        let evidence = match Evidence::from_json_within(body, &self.limits) {
            Ok(evidence) => evidence,
            Err(error) => return self.refused(error.into()),
        };
        let (nonce, error) = self.used(&evidence.nonce, session).await;
        let report = judge(&evidence);
        #[cfg(feature = "record")]
        let not_recorded = self.recorder.as_ref().and_then(|recorder| {
            let now = (self.clock)();
            crate::recorded::record(recorder, &report, error.as_ref(), now).err()
        });
        let (decision, report, unverified_report) = match error {
            None => {
                let decision = decide(&report, &self.policy);
                (decision, Some(report.into_owned()), None)
            }
            Some(_) => (self.policy.unverified, None, Some(report.into_owned())),
        };
        Verification {
            decision,
            report,
            unverified_report,
            nonce,
            error,
            #[cfg(feature = "record")]
            not_recorded,
        }
    }

    /// What comes of a body that cannot be judged.
    pub(crate) fn refused(&self, error: VerifyError) -> Verification {
        Verification {
            decision: self.policy.unverified,
            report: None,
            unverified_report: None,
            nonce: None,
            error: Some(error),
            #[cfg(feature = "record")]
            not_recorded: None,
        }
    }

    /// Counts a nonce, once.
    async fn used(&self, text: &str, session: &str) -> (Option<Nonce>, Option<VerifyError>) {
        let Some(secrets) = &self.secrets else {
            let taken = if may_be_kept(text) {
                self.store.take(&key(text, session)).await
            } else {
                Ok(false)
            };
            return match taken {
                Ok(true) => (None, None),
                Ok(false) => (None, Some(VerifyError::NonceUnknown)),
                Err(error) => (None, Some(VerifyError::StoreFailed(error))),
            };
        };
        let Some(nonce) = secrets.read(text, session) else {
            return (None, Some(VerifyError::NonceUnknown));
        };
        let error = match nonce.left((self.clock)()) {
            None => Some(VerifyError::NonceExpired),
            Some(left) => match self.store.put(text, left).await {
                Ok(true) => None,
                Ok(false) => Some(VerifyError::NonceReplayed),
                Err(error) => Some(VerifyError::StoreFailed(error)),
            },
        };
        (Some(nonce), error)
    }
}

/// By which the store knows a nonce that it keeps from its issue on.
fn key(nonce: &str, session: &str) -> String {
    [nonce, ":", session].concat()
}

/// Nobody chooses the keys that the store is asked for.
fn may_be_kept(nonce: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    (1..=64).contains(&nonce.len()) && nonce.bytes().all(is_plain)
}
