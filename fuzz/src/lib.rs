//! A bounded mutation fuzzer on stable Rust.
//!
//! What was recorded is changed at random, a little or a lot, and given to a target, which
//! panics when something does not hold. An input with a new outcome is kept and changed
//! further. One seed gives one run, so a failure is found again.

pub mod change;
pub mod corpus;
pub mod hunt;
pub mod targets;
