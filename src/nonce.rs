//! The word that a probe's challenge follows from.

use crate::invalid_option::InvalidOption;
use crate::js::primitives as js;
use ontrack_judge::challenge::NONCE_LIMIT;

/// The word that a probe's challenge follows from: 1 to 256 bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce(pub(crate) String);

impl Nonce {
    /// A given word.
    ///
    /// # Errors
    ///
    /// [`InvalidOption`] unless it has 1 to 256 bytes.
    pub fn new(word: impl Into<String>) -> Result<Self, InvalidOption> {
        let word = word.into();
        if word.is_empty() || word.len() > NONCE_LIMIT {
            return Err(InvalidOption::new("nonce", "a string of 1 to 256 bytes"));
        }
        Ok(Self(word))
    }

    /// A random word of 32 hexadecimal digits. In a page without a source of randomness
    /// it follows from the time.
    #[must_use]
    pub fn random() -> Self {
        Self(js::random_nonce().unwrap_or_else(|_| {
            let mut word = String::from("t");
            ontrack_judge::evidence::Describe::describe(
                &(js::now().unwrap_or(0.0) * 1e4),
                &mut word,
            );
            word
        }))
    }
}
