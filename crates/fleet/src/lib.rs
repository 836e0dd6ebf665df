//! Keeps what [`ontrack_judge`] reads, of many visitors: records it, judges it again, and tells what
//! changed.
//!
//! ```text
//! evidence → row → files of rows → counts by day → changes → a page
//! ```
//!
//! | module | subject |
//! |---|---|
//! | [`row`] | one probe of one visitor, as it is kept |
//! | [`unjudged`] | what waits for the judge, and what is wrong with it |
//! | [`judged`] | what a row keeps of a report |
//! | [`hash`] | the hashes of a row |
//! | [`lines`] | rows as lines of JSON |

pub mod batch;
pub mod columns;
pub mod counts;
pub mod drift;
pub mod error;
pub mod files;
pub mod generate;
pub mod hash;
pub mod judged;
pub mod lines;
pub mod other_nonce;
pub mod page;
pub mod privacy;
pub mod record;
pub mod row;
pub mod unjudged;

pub use error::FleetError;
pub use row::Row;
