//! The page's values, none of which is believed.

pub(crate) mod listener;
pub(crate) mod media;
pub(crate) mod one_shot;
pub(crate) mod primitives;
pub(crate) mod promise;
pub(crate) mod read;
pub(crate) mod realm;
pub(crate) mod stack_depth;
pub(crate) mod timer;
