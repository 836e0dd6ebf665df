//! The page's values, none of which is believed.

pub(crate) mod late;
pub(crate) mod listener;
pub(crate) mod look;
pub(crate) mod media;
pub(crate) mod pending;
pub(crate) mod primitives;
pub(crate) mod realm;
pub(crate) mod stack;
