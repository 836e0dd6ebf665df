//! What is too old is deleted.

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};

use super::open_file::entries;
use crate::FleetError;

/// How the name of the folder of a day begins. Spark and DuckDB make a column of it.
pub(super) const DAY: &str = "day=";

/// Deletes the folders of days that are more than so many days before today.
pub(super) fn delete_before(folder: &Path, today: NaiveDate, days: u32) -> Result<(), FleetError> {
    let Some(oldest) = today.checked_sub_days(Days::new(days.into())) else {
        return Ok(());
    };
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let day = name
            .strip_prefix(DAY)
            .and_then(|day| day.parse::<NaiveDate>().ok());
        if day.is_some_and(|day| day < oldest) {
            fs::remove_dir_all(&path).map_err(FleetError::file(&path))?;
        }
    }
    Ok(())
}
