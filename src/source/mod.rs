//! How the track gets here.

pub(crate) mod beside;
pub(crate) mod call;
pub(crate) mod channel;
pub(crate) mod connection;
pub(crate) mod flow_of_packets;
mod http;
pub(crate) mod loopback;
pub(crate) mod negotiation;
pub(crate) mod offline;
pub(crate) mod receiving;
pub(crate) mod resource;
pub(crate) mod second;
pub(crate) mod signaling;
pub(crate) mod watched;
pub(crate) mod whep;

pub(crate) use beside::{HOLD_MS, Media, beside};
