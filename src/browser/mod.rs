//! How it is seen: the only room that touches JavaScript.
//!
//! `source` obtains a track, `observe` turns what it sees into evidence; the rest
//! are tools for both. Nothing here judges. Without the feature `probe` there is only
//! what reads evidence that somebody hands in.

pub(crate) mod judged;
#[cfg_attr(
    not(feature = "probe"),
    allow(dead_code, reason = "a judge reads plain data only")
)]
pub(crate) mod look;
#[cfg_attr(
    not(feature = "probe"),
    allow(dead_code, reason = "a judge reads plain data only")
)]
pub(crate) mod primitives;

#[cfg(feature = "probe")]
pub(crate) mod budget;
#[cfg(feature = "probe")]
pub(crate) mod clock;
#[cfg(feature = "media")]
pub(crate) mod http;
#[cfg(feature = "probe")]
pub(crate) mod late;
#[cfg(feature = "probe")]
pub(crate) mod listener;
#[cfg(feature = "media")]
pub(crate) mod media;
#[cfg(feature = "probe")]
mod observe;
#[cfg(feature = "probe")]
pub(crate) mod pending;
#[cfg(feature = "probe")]
pub(crate) mod realm;
#[cfg(feature = "probe")]
pub(crate) mod source;
#[cfg(feature = "probe")]
pub(crate) mod stack;
