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
//! | [`columns`], [`files`] | rows as columns of Parquet, and the files of either form |
//! | [`privacy`], [`other_nonce`] | what of a row is not kept |
//! | [`record`] | appends rows as they come |
//! | [`batch`] | judges rows again |
//! | [`counts`], [`drift`] | rates, and what changed |
//! | [`page`] | one page with charts |
//! | [`generate`] | visitors that are made up, to try all of this |

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
mod progress;
pub mod record;
pub mod row;
pub mod unjudged;

pub use error::FleetError;
pub use row::Row;
