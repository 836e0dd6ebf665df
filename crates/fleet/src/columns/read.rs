//! Columns to rows.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, ListArray, RecordBatch, StringArray, StructArray,
};
use arrow_schema::{DataType, TimeUnit};
use chrono::{DateTime, Utc};

use crate::row::{Claim, FailedCheck, Judged, Previous, Row, SkippedChecks, Word};
use crate::unjudged::Unjudged;

/// The columns of some rows, those that are there.
pub struct Columns<'a>(&'a RecordBatch);

impl<'a> Columns<'a> {
    /// Of a batch that any engine wrote.
    pub fn new(batch: &'a RecordBatch) -> Self {
        Self(batch)
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.0.num_rows()
    }

    /// What waits for the judge; nothing in the place of a row without evidence.
    pub fn unjudged(&self) -> Vec<Option<Unjudged>> {
        let hashes = self.texts("nonce_hash");
        let (verdicts, reasons) = (self.texts("verdict"), self.texts("reason"));
        let (versions, evidence) = (self.texts("judge_version"), self.texts("evidence"));
        let (times, wires) = (self.column("time"), self.lists("wire"));
        let row = |row: usize| {
            Some(Unjudged {
                evidence: text(evidence, row)?.to_owned(),
                nonce_hash: text(hashes, row).map(str::to_owned),
                time: times.and_then(|times| time(times, row)),
                previous: Previous {
                    verdict: word(verdicts, row),
                    reason: word(reasons, row),
                    judge_version: word(versions, row),
                },
                wire: elements(wires, row).map(|wire| claims(&wire)),
            })
        };
        (0..self.count()).map(row).collect()
    }

    /// Rows as they were judged. What stands in no column is empty.
    pub fn rows(&self) -> Vec<Row> {
        let all: [Option<&StringArray>; 14] = [
            "nonce_hash",
            "verdict",
            "reason",
            "outcome",
            "engine",
            "claimed_engine",
            "source",
            "probe_version",
            "judge_version",
            "times_hash",
            "previous_verdict",
            "previous_reason",
            "previous_judge_version",
            "evidence",
        ]
        .map(|name| self.texts(name));
        let [
            nonce_hash,
            verdict,
            reason,
            outcome,
            engine,
            claimed_engine,
            source,
            probe_version,
            judge_version,
            times_hash,
            previous_verdict,
            previous_reason,
            previous_judge_version,
            evidence,
        ] = all;
        let (times, versions) = (self.column("time"), self.column("claimed_version"));
        let lists = ["failed", "skipped", "wire"].map(|name| self.lists(name));
        let [failed, skipped, wire] = lists;
        let required = |column, row| word(column, row).unwrap_or_default();
        let row = |row: usize| Row {
            nonce_hash: text(nonce_hash, row).map(str::to_owned),
            time: times.and_then(|times| time(times, row)),
            judged: Judged {
                verdict: required(verdict, row),
                reason: word(reason, row),
                outcome: required(outcome, row),
                engine: required(engine, row),
                claimed_engine: required(claimed_engine, row),
                claimed_version: versions.and_then(|versions| whole(versions, row)),
                source: required(source, row),
                probe_version: required(probe_version, row),
                judge_version: required(judge_version, row),
                failed: elements(failed, row)
                    .map(|list| checks(&list))
                    .unwrap_or_default(),
                skipped: elements(skipped, row)
                    .map(|list| skips(&list))
                    .unwrap_or_default(),
                times_hash: text(times_hash, row).map(str::to_owned),
            },
            previous: Previous {
                verdict: word(previous_verdict, row),
                reason: word(previous_reason, row),
                judge_version: word(previous_judge_version, row),
            },
            wire: elements(wire, row).map(|list| claims(&list)),
            evidence: text(evidence, row).map(str::to_owned),
        };
        (0..self.count()).map(row).collect()
    }

    fn column(&self, name: &str) -> Option<&'a ArrayRef> {
        self.0.column_by_name(name)
    }

    fn texts(&self, name: &str) -> Option<&'a StringArray> {
        self.column(name)?.as_string_opt()
    }

    fn lists(&self, name: &str) -> Option<&'a ListArray> {
        self.column(name)?.as_list_opt()
    }
}

fn text(column: Option<&StringArray>, row: usize) -> Option<&str> {
    column
        .filter(|column| column.is_valid(row))
        .map(|column| column.value(row))
}

fn word(column: Option<&StringArray>, row: usize) -> Option<Word> {
    text(column, row).map(|text| Cow::Owned(text.to_owned()))
}

fn time(column: &ArrayRef, row: usize) -> Option<DateTime<Utc>> {
    let is_there = row < column.len() && column.is_valid(row);
    let DataType::Timestamp(unit, _) = column.data_type() else {
        return None;
    };
    match unit {
        _ if !is_there => None,
        TimeUnit::Millisecond => {
            let column = column.as_primitive_opt::<TimestampMillisecondType>()?;
            DateTime::from_timestamp_millis(column.value(row))
        }
        TimeUnit::Microsecond => {
            let column = column.as_primitive_opt::<TimestampMicrosecondType>()?;
            DateTime::from_timestamp_micros(column.value(row))
        }
        TimeUnit::Nanosecond => {
            let column = column.as_primitive_opt::<TimestampNanosecondType>()?;
            Some(DateTime::from_timestamp_nanos(column.value(row)))
        }
        TimeUnit::Second => None,
    }
}

/// Other engines widen integers.
fn whole(column: &ArrayRef, row: usize) -> Option<u32> {
    if row >= column.len() || column.is_null(row) {
        return None;
    }
    let narrow = column
        .as_primitive_opt::<Int32Type>()
        .map(|column| column.value(row).into());
    let wide = || Some(column.as_primitive_opt::<Int64Type>()?.value(row));
    narrow.or_else(wide)?.try_into().ok()
}

fn elements(lists: Option<&ListArray>, row: usize) -> Option<StructArray> {
    let lists = lists.filter(|lists| lists.is_valid(row))?;
    lists.value(row).as_struct_opt().cloned()
}

fn checks(list: &StructArray) -> Vec<FailedCheck> {
    let [checks, weights] = members(list, ["check", "weight"]);
    let one = |row| {
        Some(FailedCheck {
            check: word(checks, row)?,
            weight: word(weights, row)?,
        })
    };
    (0..list.len()).filter_map(one).collect()
}

fn skips(list: &StructArray) -> Vec<SkippedChecks> {
    let [reasons] = members(list, ["reason"]);
    let counts = list.column_by_name("checks");
    let one = |row| {
        Some(SkippedChecks {
            reason: word(reasons, row)?,
            checks: whole(counts?, row)?,
        })
    };
    (0..list.len()).filter_map(one).collect()
}

fn claims(list: &StructArray) -> Vec<Claim> {
    let [codes, weights] = members(list, ["claim", "weight"]);
    let holds: Option<&BooleanArray> = list
        .column_by_name("holds")
        .and_then(|it| it.as_boolean_opt());
    let one = |row| {
        Some(Claim {
            claim: word(codes, row)?,
            holds: holds
                .filter(|holds| holds.is_valid(row))
                .map(|holds| holds.value(row)),
            weight: word(weights, row)?,
        })
    };
    (0..list.len()).filter_map(one).collect()
}

fn members<'a, const COUNT: usize>(
    list: &'a StructArray,
    names: [&str; COUNT],
) -> [Option<&'a StringArray>; COUNT] {
    names.map(|name| list.column_by_name(name)?.as_string_opt())
}
