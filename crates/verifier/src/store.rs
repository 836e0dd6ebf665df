//! Where nonces are kept.

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What a store fails with.
pub type StoreError = Box<dyn std::error::Error + Send + Sync>;

/// Keeps keys for a while. Both functions must be atomic: of two calls at the same time, only one gets
/// `true`.
pub trait Store: Send + Sync {
    /// Keeps the key for so long; `false` if it is there already.
    ///
    /// # Errors
    ///
    /// Where the store cannot be asked.
    fn put(
        &self,
        key: &str,
        lifetime: Duration,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Removes the key; whether it was there. Not called for nonces that are signed.
    ///
    /// # Errors
    ///
    /// Where the store cannot be asked.
    fn take(&self, key: &str) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

impl<S: Store> Store for Arc<S> {
    fn put(
        &self,
        key: &str,
        lifetime: Duration,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send {
        S::put(self, key, lifetime)
    }

    fn take(&self, key: &str) -> impl Future<Output = Result<bool, StoreError>> + Send {
        S::take(self, key)
    }
}

/// Keys in the memory of one process.
#[derive(Debug)]
pub struct MemoryStore {
    limit: usize,
    ends: Mutex<HashMap<String, Instant>>,
}

/// The memory holds as many keys as it may, and all of them count still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store is full: it holds {limit} keys that count")]
pub struct StoreFull {
    /// How many it may hold.
    pub limit: usize,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new(100_000)
    }
}

impl MemoryStore {
    /// At most so many keys. One more is an error, lest a key be forgotten that still counts.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            ends: Mutex::default(),
        }
    }

    /// With the keys, of which none is expired if there was no room.
    fn with<T>(&self, act: impl FnOnce(&mut HashMap<String, Instant>, Instant) -> T) -> T {
        // Whole entries are put in and taken out: there is no half-written one.
        let mut ends = self.ends.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        // Only when the memory would grow: that is seldom.
        if ends.len() >= self.limit || ends.len() == ends.capacity() {
            ends.retain(|_, end| *end > now);
        }
        act(&mut ends, now)
    }
}

impl Store for MemoryStore {
    async fn put(&self, key: &str, lifetime: Duration) -> Result<bool, StoreError> {
        self.with(|ends, now| {
            if ends.get(key).is_some_and(|end| *end > now) {
                return Ok(false);
            }
            if ends.len() >= self.limit {
                return Err(StoreFull { limit: self.limit }.into());
            }
            // Longer than any machine runs.
            let end = now.checked_add(lifetime).unwrap_or(now);
            ends.insert(key.to_owned(), end);
            Ok(true)
        })
    }

    async fn take(&self, key: &str) -> Result<bool, StoreError> {
        Ok(self.with(|ends, now| ends.remove(key).is_some_and(|end| end > now)))
    }
}
