//! Rows are judged in any format, and the work goes on where it was left.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use ontrack_fleet::FleetError;
use ontrack_fleet::batch::{Batch, Counts};
use ontrack_fleet::columns::Columns;
use ontrack_fleet::files::{self, Format, Line, LineReader, ParquetFile};
use ontrack_fleet::generate::Planted;
use ontrack_fleet::privacy::Privacy;
use ontrack_fleet::row::Row;
use tempfile::TempDir;

use crate::generated::fleet;

/// How many visitors the tests have.
const ROWS: u64 = 300;

/// A file of lines of visitors.
fn visitors(folder: &Path) -> PathBuf {
    let fleet = fleet(7, ROWS, Planted::ALL);
    let mut text = String::new();
    for number in 0..ROWS {
        let (evidence, time, wire) = fleet.evidence(number).expect("a visitor");
        let line = serde_json::json!({
            "time": time.to_rfc3339_opts(SecondsFormat::Millis, true),
            "wire": wire,
            "evidence": evidence,
        });
        text.push_str(&format!("{line}\n"));
    }
    let path = folder.join("visitors.jsonl");
    fs::write(&path, text).expect("written");
    path
}

fn batch(input: &Path, out: &Path, format: Format) -> Batch {
    Batch {
        inputs: vec![input.to_owned()],
        out: out.to_owned(),
        format: Some(format),
        threads: None,
        part_bytes: 256 << 20,
        privacy: Privacy::default(),
    }
}

fn judged(input: &Path, out: &Path, format: Format) -> Counts {
    batch(input, out, format).run().expect("judged")
}

/// The rows of all files of a folder.
pub(crate) fn rows(folder: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    for input in files::find(&[folder.to_owned()]).expect("files") {
        if input.format == Format::Parquet {
            let file = ParquetFile::open(&input.path).expect("Parquet");
            let groups = (0..file.row_groups().len()).collect();
            let schema = ontrack_fleet::columns::schema();
            let names: Vec<_> = schema
                .fields()
                .iter()
                .map(|field| field.name().as_str())
                .collect();
            for batch in file.read(&names, groups, 100).expect("a reader") {
                rows.extend(Columns::new(&batch.expect("rows")).rows());
            }
        } else {
            let mut reader = LineReader::new(files::lines(&input).expect("lines"));
            while let Some(Line::Whole(line)) = reader.next_line().expect("a line") {
                let mut row = ontrack_fleet::lines::judged(line).expect("a row");
                row.evidence = ontrack_fleet::lines::unjudged(line)
                    .ok()
                    .map(|row| row.evidence);
                rows.push(row);
            }
        }
    }
    rows
}

/// All that is in the rows.
pub(crate) fn told(rows: &[Row]) -> Vec<String> {
    let told = rows.iter().map(|row| format!("{row:?} {:?}", row.evidence));
    told.collect()
}

#[test]
fn rows_are_the_same_in_every_format() {
    let folder = TempDir::new().expect("a folder");
    let input = visitors(folder.path());
    let [lines, compressed, parquet] = [Format::Lines, Format::CompressedLines, Format::Parquet]
        .map(|format| {
            let out = folder.path().join(format.ending());
            let counts = judged(&input, &out, format);
            assert_eq!((counts.rows, counts.refused), (ROWS, 0));
            told(&rows(&out))
        });
    assert_eq!(lines.len() as u64, ROWS);
    assert_eq!(lines, compressed);
    assert_eq!(lines, parquet);
}

#[test]
fn what_is_judged_again_has_the_verdict_before_beside_it() {
    let folder = TempDir::new().expect("a folder");
    let first = folder.path().join("first");
    judged(&visitors(folder.path()), &first, Format::Parquet);
    for format in [Format::Lines, Format::Parquet] {
        let again = folder.path().join(format.ending());
        let counts = judged(&first, &again, format);
        assert_eq!((counts.rows, counts.changed()), (ROWS, 0));
        for (before, now) in rows(&first).into_iter().zip(rows(&again)) {
            assert_eq!(before.judged, now.judged);
            assert_eq!(before.previous.verdict, None);
            assert_eq!(now.previous.verdict, Some(before.judged.verdict));
            assert_eq!(now.previous.reason, before.judged.reason);
            assert_eq!((before.wire, before.time), (now.wire, now.time));
            assert_eq!(
                (before.nonce_hash, before.evidence),
                (now.nonce_hash, now.evidence)
            );
        }
    }
}

#[test]
fn rows_that_cannot_be_judged_are_counted_and_kept_aside_with_their_error() {
    let folder = TempDir::new().expect("a folder");
    let input = visitors(folder.path());
    let mut text = fs::read_to_string(&input).expect("text");
    text.insert_str(
        0,
        "{\"evidence\":{\"schemaVersion\":1,\"surface\":7}}\nnonsense\n",
    );
    text.push_str("{\"time\":3}");
    fs::write(&input, text).expect("written");
    let out = folder.path().join("out");
    let counts = judged(&input, &out, Format::Lines);
    assert_eq!((counts.rows, counts.refused), (ROWS, 3));
    let refused = fs::read_to_string(out.join("_refused/part-00000.jsonl")).expect("refused");
    let refused: Vec<serde_json::Value> = refused
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of = |name: &str| -> Vec<_> { refused.iter().map(|row| row[name].clone()).collect() };
    assert_eq!(of("code"), ["other-type", "not-json", "no-evidence"]);
    assert_eq!(of("row"), [1, 2, ROWS + 3]);
    assert_eq!(of("text")[1], "nonsense");
}

#[test]
fn an_interrupted_run_goes_on_where_it_was_left() {
    let folder = TempDir::new().expect("a folder");
    let input = folder.path().join("in");
    fs::create_dir(&input).expect("a folder");
    let whole = visitors(folder.path());
    for copy in ["a.jsonl", "b.jsonl", "c.jsonl"] {
        fs::copy(&whole, input.join(copy)).expect("a copy");
    }
    let out = folder.path().join("out");
    let all = judged(&input, &out, Format::Parquet);
    let before = told(&rows(&out));
    let written = |part: &str| {
        fs::metadata(out.join(part))
            .and_then(|it| it.modified())
            .expect(part)
    };
    let first = written("part-00000.parquet");
    // As it is when the machine stops while the second part is written, before the third.
    fs::rename(
        out.join("part-00001.parquet"),
        out.join("part-00001.parquet.partial"),
    )
    .expect("moved");
    for name in [
        "_batch/part-00001.json",
        "_batch/part-00002.json",
        "part-00002.parquet",
    ] {
        fs::remove_file(out.join(name)).expect(name);
    }
    assert_eq!(judged(&input, &out, Format::Parquet), all);
    assert_eq!(told(&rows(&out)), before);
    assert_eq!(written("part-00000.parquet"), first);
}

#[test]
fn the_output_of_other_work_is_not_mixed_in() {
    let folder = TempDir::new().expect("a folder");
    let input = visitors(folder.path());
    let out = folder.path().join("out");
    judged(&input, &out, Format::Lines);
    let refused = |out: &Path, format| {
        let error = batch(&input, out, format).run().expect_err("refused");
        assert!(matches!(error, FleetError::Asked(_)), "{error}");
    };
    refused(&out, Format::Parquet);
    refused(folder.path(), Format::Lines);
}

#[test]
fn a_file_of_lines_falls_into_parts_wherever_its_lines_end() {
    let folder = TempDir::new().expect("a folder");
    let input = visitors(folder.path());
    let text = fs::read_to_string(&input)
        .expect("text")
        .replacen('\n', "\n\n", 20);
    fs::write(&input, &text).expect("written");
    let one = folder.path().join("one");
    judged(&input, &one, Format::Lines);
    let expected = told(&rows(&one));
    let end = text.find('\n').expect("a line") as u64;
    for part_bytes in [end, end + 1, end + 2, 100_000, text.len() as u64 - 1] {
        let out = folder.path().join(part_bytes.to_string());
        let in_parts = Batch {
            part_bytes,
            ..batch(&input, &out, Format::Lines)
        };
        let counts = in_parts.run().expect("judged");
        assert_eq!((counts.rows, counts.refused), (ROWS, 0), "{part_bytes}");
        assert_eq!(told(&rows(&out)), expected, "{part_bytes}");
    }
}

#[test]
fn a_folder_that_is_read_does_not_get_the_output() {
    let folder = tempfile::tempdir().expect("a folder");
    visitors(folder.path());
    let out = folder.path().join("judged");
    let refused = batch(folder.path(), &out, Format::Lines).run();
    assert!(refused.is_err_and(|error| error.to_string().contains("which is read")));
    assert!(!out.exists());
}
