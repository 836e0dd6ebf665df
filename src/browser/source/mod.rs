//! How the track gets here.

pub(crate) mod connection;
pub(crate) mod offline;
pub(crate) mod second;
