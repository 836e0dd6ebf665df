//! How it is seen: the only room that touches JavaScript.
//!
//! `source` obtains a track, `observe` turns what it sees into evidence; the rest
//! are tools for both. Nothing here judges.

pub(crate) mod clock;
pub(crate) mod judged;
pub(crate) mod listener;
pub(crate) mod look;
mod observe;
pub(crate) mod pending;
pub(crate) mod primitives;
pub(crate) mod realm;
pub(crate) mod source;
pub(crate) mod stack;
