//! The error for an option of the caller.

use std::fmt;

/// An option with a value that it does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOption {
    option: &'static str,
    takes: &'static str,
}

impl InvalidOption {
    /// Names the option and what it takes.
    pub const fn new(option: &'static str, takes: &'static str) -> Self {
        Self { option, takes }
    }

    /// The option's name, as the npm package spells it: `nonce` or `source.url`.
    #[must_use]
    pub const fn option(&self) -> &'static str {
        self.option
    }

    /// What the option takes, in words.
    #[must_use]
    pub const fn takes(&self) -> &'static str {
        self.takes
    }
}

impl fmt::Display for InvalidOption {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in ["probe option ", self.option, " takes ", self.takes] {
            formatter.write_str(part)?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidOption {}
