//! What is attacked. A new target is a file here and a line in [`ALL`].

mod answer;
mod evidence;
mod fragment;
mod link;
mod nonce;

use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::Result;

use crate::change::Words;

/// One reader of what strangers send.
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it begins with.
    pub corpus: fn() -> Result<Vec<Vec<u8>>>,
    /// Words that it knows.
    pub words: Words,
    /// Reads an input and panics when something does not hold. What it gives stands for
    /// the outcome: an input with a new one is worth changing further.
    pub run: fn(&[u8]) -> u64,
}

/// Every target.
pub const ALL: &[Target] = &[
    evidence::TARGET,
    answer::TARGET,
    link::TARGET,
    fragment::TARGET,
    nonce::TARGET,
];

/// An outcome as a number.
fn outcome(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}
