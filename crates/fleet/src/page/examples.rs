//! Finds evidence to look at, in a second pass over the rows that ends when enough is found.

use chrono::NaiveDate;
use serde_json::value::RawValue;

use crate::columns::Columns;
use crate::counts::{Browser, Sign};
use crate::files::{self, Format, Input, Line, LineReader, ParquetFile};
use crate::row::Row;
use crate::{FleetError, lines};

/// So much evidence of each kind.
const MOST: usize = 2;

/// How many rows are held at a time.
const ROWS: usize = 256;

/// The evidence that is looked for.
pub(super) struct Wanted {
    /// Of these browsers; of any where none is named.
    pub(super) browsers: Vec<Browser>,
    /// That shows this.
    pub(super) sign: Sign,
    /// On these days.
    pub(super) days: std::ops::RangeInclusive<NaiveDate>,
    /// What was found.
    pub(super) found: Vec<Box<RawValue>>,
}

impl Wanted {
    fn is_met(&self) -> bool {
        self.found.len() >= MOST
    }

    fn wants(&self, row: &Row) -> bool {
        let is_browser = |browser: &Browser| {
            browser.engine == row.judged.claimed_engine
                && browser.version == row.judged.claimed_version
        };
        !self.is_met()
            && row
                .time
                .is_some_and(|time| self.days.contains(&time.date_naive()))
            && (self.browsers.is_empty() || self.browsers.iter().any(is_browser))
            && match &self.sign {
                Sign::Verdict(word) => row.judged.verdict == *word,
                Sign::Reason(word) => row.judged.reason.as_ref() == Some(word),
                Sign::Failed(id) => row.judged.failed.iter().any(|failed| failed.check == *id),
                Sign::Contradicted(code) => {
                    let mut wire = row.wire.iter().flatten();
                    wire.any(|claim| claim.claim == *code && claim.is_forged())
                }
                Sign::Repeated | Sign::Copied => false,
            }
    }
}

/// Looks for it.
pub(super) fn find(inputs: &[Input], wanted: &mut [Wanted]) -> Result<(), FleetError> {
    for input in inputs {
        if wanted.iter().all(Wanted::is_met) {
            break;
        }
        match input.format {
            Format::Parquet => in_columns(input, wanted)?,
            Format::Lines | Format::CompressedLines => in_lines(input, wanted)?,
        }
    }
    Ok(())
}

fn offer(row: &Row, evidence: Option<&str>, wanted: &mut [Wanted]) {
    let Some(wanted) = wanted.iter_mut().find(|wanted| wanted.wants(row)) else {
        return;
    };
    let evidence = evidence.and_then(|text| RawValue::from_string(text.to_owned()).ok());
    wanted.found.extend(evidence);
}

fn in_lines(input: &Input, wanted: &mut [Wanted]) -> Result<(), FleetError> {
    let mut reader = LineReader::new(files::lines(input)?);
    while let Some(line) = reader.next_line().map_err(FleetError::file(&input.path))? {
        let Line::Whole(line) = line else { continue };
        let Ok(row) = lines::judged(line) else {
            continue;
        };
        if wanted.iter().any(|wanted| wanted.wants(&row)) {
            let unjudged = lines::unjudged(line).ok();
            offer(
                &row,
                unjudged.as_ref().map(|it| it.evidence.as_str()),
                wanted,
            );
        }
        if wanted.iter().all(Wanted::is_met) {
            break;
        }
    }
    Ok(())
}

/// The evidence is by far the largest column, so it is read only of row groups that have what is
/// wanted.
fn in_columns(input: &Input, wanted: &mut [Wanted]) -> Result<(), FleetError> {
    let failed = |error| FleetError::parquet(&input.path)(error);
    let file = ParquetFile::open(&input.path)?;
    for group in 0..file.row_groups().len() {
        let without = file
            .read(&crate::counts::COLUMNS, vec![group], ROWS)
            .map_err(failed)?;
        let mut is_there = false;
        for batch in without {
            let rows = Columns::new(&batch?).rows();
            is_there |= rows
                .iter()
                .any(|row| wanted.iter().any(|wanted| wanted.wants(row)));
            if is_there {
                break;
            }
        }
        if !is_there {
            continue;
        }
        let columns = [&crate::counts::COLUMNS[..], &["evidence"]].concat();
        for batch in file.read(&columns, vec![group], ROWS).map_err(failed)? {
            for row in Columns::new(&batch?).rows() {
                offer(&row, row.evidence.as_deref(), wanted);
            }
            if wanted.iter().all(Wanted::is_met) {
                return Ok(());
            }
        }
    }
    Ok(())
}
