//! Nonces that were used are shared with nobody: this server was built without the feature `redis`.

use std::time::Duration;

use anyhow::{Result, ensure};
use ontrack_verifier::{MemoryStore, Store, StoreError};

/// Where nonces that were used are kept.
#[derive(Debug, Default)]
pub struct SharedNonces(MemoryStore);

impl SharedNonces {
    /// In the memory of this instance.
    pub fn open(address: Option<&str>) -> Result<Self> {
        ensure!(
            address.is_none(),
            "this server was built without Redis; build it with `--features redis`"
        );
        Ok(Self::default())
    }
}

impl Store for SharedNonces {
    async fn put(&self, key: &str, lifetime: Duration) -> Result<bool, StoreError> {
        self.0.put(key, lifetime).await
    }

    async fn take(&self, key: &str) -> Result<bool, StoreError> {
        self.0.take(key).await
    }
}
