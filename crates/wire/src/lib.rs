//! Tells from a visitor's datagrams which WebRTC stack is at the other end.
//!
//! A server that ends WebRTC sees how its visitor opens DTLS, asks by STUN and reports by RTCP. A
//! browser does that in its own way, and a program that only says it is that browser does not.
//! This crate reads those bytes beside whatever stack the server has. It opens no socket, keeps a
//! few bytes per session, and returns for any input.
//!
//! ```
//! use ontrack_wire::{Claim, Engine, Observer};
//!
//! let mut observer = Observer::new();
//! observer.ice_credentials("DdJw", "h0Q3kZXJ+G+rqDAN+dy65c8a");
//! // Every datagram that the session accepted, as it came.
//! observer.datagram(&[22, 254, 255]);
//! // Once DTLS is connected: its Finished covers the client hello.
//! observer.handshake_done();
//!
//! let claim = Claim { engine: Engine::Blink, version: Some(156) };
//! let comparison = observer.observed().compare(claim);
//! assert!(comparison.contradiction().is_some(), "no client hello was read");
//! ```
//!
//! | module | subject |
//! |---|---|
//! | [`client_hello`] | the ClientHello of TLS and DTLS |
//! | `record`, `reassembly` | DTLS records, and a hello that came in pieces |
//! | [`stun`] | binding requests |
//! | [`ice`] | the form of ICE credentials |
//! | [`rtcp`] | the sender of RTCP, and feedback about the transport |
//! | [`known`] | the stacks that were measured: `stacks.json` |
//! | [`observer`] | one session |
//! | [`comparison`] | what was seen beside an engine that is claimed |

#![forbid(unsafe_code)]

pub mod client_hello;
pub mod comparison;
pub mod ice;
pub mod known;
pub mod observer;
mod reader;
mod reassembly;
mod record;
pub mod rtcp;
pub mod stun;

pub use client_hello::ClientHello;
pub use comparison::{Claim, Comparison, Contradiction, Hello};
pub use known::{Engine, Identity};
pub use observer::{Observed, Observer};
