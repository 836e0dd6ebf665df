//! Nonces that were used are shared with nobody: this server was built without the feature `redis`.

use std::time::SystemTime;

use anyhow::{Result, ensure};

use crate::nonce::Signed;

/// Where nonces that were used are kept, if they are shared.
#[derive(Debug)]
pub struct SharedNonces;

impl SharedNonces {
    /// Nowhere.
    pub fn open(address: Option<&str>) -> Result<Self> {
        ensure!(
            address.is_none(),
            "this server was built without Redis; build it with `--features redis`"
        );
        Ok(Self)
    }

    /// Nobody else uses nonces.
    pub fn use_once(&self, _nonce: &Signed, _now: SystemTime) -> Result<bool> {
        Ok(true)
    }
}
