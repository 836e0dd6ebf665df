//! A report, or evidence, that somebody saved.

use std::io::Read;

use anyhow::{Context, Result, anyhow};
use ontrack_probe::Evidence;
use serde::Deserialize;

use crate::{
    input::Input,
    limits::Bounds,
    refusal::{self, Refusal},
};

/// What a file holds: evidence, and for a whole report what it says of it.
pub(super) struct Saved {
    pub(super) evidence: Evidence,
    /// The verdict that the file names; nothing where it is evidence alone.
    pub(super) verdict: Option<String>,
}

#[derive(Deserialize)]
struct Claim {
    verdict: Option<String>,
}

impl Saved {
    pub(super) fn read(input: &Input, bounds: Bounds, nonce: Option<&str>) -> Result<Self> {
        let limits = bounds.limits();
        // One byte more than is taken shows that there is too much of it.
        let most = (bounds.max_bytes as u64).saturating_add(1);
        let mut json = Vec::new();
        let read = input.open()?.take(most).read_to_end(&mut json);
        read.with_context(|| format!("cannot read {}", input.name()))?;
        let told = |refusal: Refusal| anyhow!("{}: {}", input.name(), refusal.detail);
        let evidence = refusal::evidence(&json, &limits, nonce).map_err(told)?;
        let claim = serde_json::from_slice::<Claim>(&json).ok();
        Ok(Self {
            evidence,
            verdict: claim.and_then(|claim| claim.verdict),
        })
    }
}
