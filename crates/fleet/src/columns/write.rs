//! Rows to columns.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int32Builder, StringBuilder};
use arrow_array::{
    ArrayRef, Int32Array, ListArray, RecordBatch, StringArray, StructArray,
    TimestampMillisecondArray,
};
use arrow_schema::{ArrowError, Fields};

use super::{element, failed, schema, skipped, wire};
use crate::row::{Row, Word};

/// The rows as columns.
///
/// # Errors
///
/// None that is known: every row fits into the columns.
pub fn batch(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let columns: Vec<ArrayRef> = vec![
        optional(rows, |row| row.nonce_hash.as_deref()),
        times(rows),
        words(rows, |row| &row.judged.verdict),
        optional(rows, |row| row.judged.reason.as_deref()),
        words(rows, |row| &row.judged.outcome),
        words(rows, |row| &row.judged.engine),
        words(rows, |row| &row.judged.claimed_engine),
        versions(rows),
        words(rows, |row| &row.judged.source),
        words(rows, |row| &row.judged.probe_version),
        words(rows, |row| &row.judged.judge_version),
        failures(rows)?,
        skips(rows)?,
        optional(rows, |row| row.judged.times_hash.as_deref()),
        optional(rows, |row| row.previous.verdict.as_deref()),
        optional(rows, |row| row.previous.reason.as_deref()),
        optional(rows, |row| row.previous.judge_version.as_deref()),
        claims(rows)?,
        optional(rows, |row| row.evidence.as_deref()),
    ];
    RecordBatch::try_new(schema(), columns)
}

fn words(rows: &[Row], word: fn(&Row) -> &Word) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(rows.iter().map(word)))
}

fn optional(rows: &[Row], text: fn(&Row) -> Option<&str>) -> ArrayRef {
    Arc::new(StringArray::from_iter(rows.iter().map(text)))
}

fn times(rows: &[Row]) -> ArrayRef {
    let times = rows.iter().map(|row| Some(row.time?.timestamp_millis()));
    Arc::new(TimestampMillisecondArray::from_iter(times).with_timezone("UTC"))
}

fn versions(rows: &[Row]) -> ArrayRef {
    let versions = rows.iter().map(|row| {
        let version = row.judged.claimed_version?;
        i32::try_from(version).ok()
    });
    Arc::new(Int32Array::from_iter(versions))
}

fn failures(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let (mut checks, mut weights) = (StringBuilder::new(), StringBuilder::new());
    for failed in rows.iter().flat_map(|row| &row.judged.failed) {
        checks.append_value(&failed.check);
        weights.append_value(&failed.weight);
    }
    let counts = rows.iter().map(|row| Some(row.judged.failed.len()));
    let columns: Vec<ArrayRef> = vec![Arc::new(checks.finish()), Arc::new(weights.finish())];
    lists(counts, failed(), columns)
}

fn skips(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let (mut reasons, mut counts) = (StringBuilder::new(), Int32Builder::new());
    for skipped in rows.iter().flat_map(|row| &row.judged.skipped) {
        reasons.append_value(&skipped.reason);
        counts.append_value(skipped.checks.try_into().unwrap_or(i32::MAX));
    }
    let lengths = rows.iter().map(|row| Some(row.judged.skipped.len()));
    let columns: Vec<ArrayRef> = vec![Arc::new(reasons.finish()), Arc::new(counts.finish())];
    lists(lengths, skipped(), columns)
}

fn claims(rows: &[Row]) -> Result<ArrayRef, ArrowError> {
    let (mut codes, mut weights) = (StringBuilder::new(), StringBuilder::new());
    let mut holds = BooleanBuilder::new();
    for claim in rows.iter().filter_map(|row| row.wire.as_ref()).flatten() {
        codes.append_value(&claim.claim);
        holds.append_option(claim.holds);
        weights.append_value(&claim.weight);
    }
    let lengths = rows.iter().map(|row| row.wire.as_ref().map(Vec::len));
    let columns: Vec<ArrayRef> = vec![
        Arc::new(codes.finish()),
        Arc::new(holds.finish()),
        Arc::new(weights.finish()),
    ];
    lists(lengths, wire(), columns)
}

/// Lists of these lengths over the elements, which stand one behind the other.
fn lists(
    lengths: impl Iterator<Item = Option<usize>>,
    fields: Fields,
    columns: Vec<ArrayRef>,
) -> Result<ArrayRef, ArrowError> {
    let lengths: Vec<_> = lengths.collect();
    let offsets =
        arrow_buffer::OffsetBuffer::from_lengths(lengths.iter().map(|length| length.unwrap_or(0)));
    let nulls: arrow_buffer::NullBuffer = lengths.iter().map(Option::is_some).collect();
    let elements = Arc::new(StructArray::try_new(fields.clone(), columns, None)?);
    let list = ListArray::try_new(element(fields), offsets, elements, Some(nulls))?;
    Ok(Arc::new(list))
}
