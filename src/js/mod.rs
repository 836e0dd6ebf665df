//! The page's values, none of which is believed.

pub(crate) mod capabilities;
pub(crate) mod connection;
pub(crate) mod dictionary;
pub(crate) mod events;
pub(crate) mod function;
pub(crate) mod ground;
pub(crate) mod held;
pub(crate) mod interface;
pub(crate) mod list;
pub(crate) mod listener;
pub(crate) mod media;
pub(crate) mod one_shot;
pub(crate) mod primitives;
pub(crate) mod promise;
pub(crate) mod read_value;
pub(crate) mod realm;
pub(crate) mod revocable;
pub(crate) mod stack_arguments;
pub(crate) mod stack_depth;
pub(crate) mod statistics;
pub(crate) mod survey;
pub(crate) mod text;
pub(crate) mod thrown;
pub(crate) mod timer;
pub(crate) mod untrusted;
pub(crate) mod webrtc;
