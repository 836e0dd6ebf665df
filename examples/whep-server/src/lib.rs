//! A WHEP server that sends media which follows from a nonce by a secret, and holds a visitor's report
//! against what it saw of the visitor's session.
//!
//! | room | what it holds |
//! |---|---|
//! | [`settings`] | the command line |
//! | [`media`] | the pictures and tones that are sent, and when |
//! | [`session`] | one visitor's connection |
//! | [`worker`] | many sessions on one UDP socket |
//! | [`registry`] | which sessions there are, and what was seen of those that ended |
//! | [`shared_nonces`] | which nonces were used, here or by any instance |
//! | [`http`] | the addresses: WHEP, nonces, reports, metrics, the page |
//! | [`claims`] | a report held against what was seen; the server's verdict |

pub mod claims;
pub mod fault;
pub mod http;
pub mod media;
pub mod metrics;
pub mod registry;
pub mod server;
pub mod session;
pub mod settings;
#[cfg_attr(feature = "redis", path = "shared_nonces/redis.rs")]
#[cfg_attr(not(feature = "redis"), path = "shared_nonces/nowhere.rs")]
pub mod shared_nonces;
pub mod witness;
pub mod worker;
