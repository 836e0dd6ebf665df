//! How the track gets here.

#[cfg(feature = "media")]
pub(crate) mod beside;
#[cfg(feature = "media")]
pub(crate) mod call;
#[cfg(feature = "media")]
pub(crate) mod channel;
pub(crate) mod connection;
#[cfg(feature = "media")]
pub(crate) mod flow_of_packets;
#[cfg(feature = "media")]
pub(crate) mod loopback;
#[cfg(feature = "media")]
pub(crate) mod negotiation;
pub(crate) mod offline;
#[cfg(feature = "media")]
pub(crate) mod receiving;
#[cfg(feature = "media")]
pub(crate) mod resource;
pub(crate) mod second;
#[cfg(feature = "media")]
pub(crate) mod signaling;
#[cfg(feature = "media")]
pub(crate) mod watched;
#[cfg(feature = "media")]
pub(crate) mod whep;

#[cfg(feature = "media")]
pub(crate) use beside::{HOLD_MS, Media, beside};
