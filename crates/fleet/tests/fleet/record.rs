//! What was judged is kept, for as long as it is to be kept.

use std::fs;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ontrack_fleet::Row;
use ontrack_fleet::counts;
use ontrack_fleet::files::{self, Format};
use ontrack_fleet::generate::Planted;
use ontrack_fleet::record::{Recorder, Recording};
use tempfile::TempDir;

use crate::batch::{rows, told};
use crate::generated::fleet;

fn recording(folder: &Path, format: Format) -> Recording {
    Recording {
        folder: Some(folder.to_owned()),
        format,
        minutes: 60,
        bytes: 256 << 20,
        days: None,
    }
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect(text)
}

fn visitors(count: u64) -> Vec<Row> {
    let fleet = fleet(11, count, Planted::ALL);
    let row = |number| {
        let mut row = fleet.row(number).expect("a visitor");
        let (evidence, ..) = fleet.evidence(number).expect("a visitor");
        row.evidence = Some(serde_json::to_string(&evidence).expect("JSON"));
        row
    };
    (0..count).map(row).collect()
}

/// All files below a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            let inside = names(&path);
            found.extend(inside.iter().map(|inner| format!("{name}/{inner}")));
        } else {
            found.push(name.into_owned());
        }
    }
    found.sort();
    found
}

#[test]
fn rows_come_back_as_they_were_recorded_in_every_format() {
    let visitors = visitors(60);
    for format in [Format::Lines, Format::CompressedLines, Format::Parquet] {
        let folder = TempDir::new().expect("a folder");
        let now = time("2026-03-02T10:00:00Z");
        let recorder = Recorder::new(&recording(folder.path(), format), now).expect("a folder");
        let recorder = recorder.expect("a recorder");
        for row in &visitors {
            recorder.record(row, now).expect("recorded");
        }
        recorder.finish().expect("closed");
        assert_eq!(told(&rows(folder.path())), told(&visitors), "{format:?}");
    }
}

#[test]
fn a_file_is_closed_when_it_is_old_or_large_or_another_day_begins() {
    let visitors = visitors(3);
    let begun = time("2026-03-02T22:30:00Z");
    for (later, bytes, files) in [
        (TimeDelta::minutes(59), 256 << 20, 1),
        (TimeDelta::minutes(60), 256 << 20, 2),
        (TimeDelta::minutes(1), 1, 3),
        (TimeDelta::minutes(90), 256 << 20, 2),
    ] {
        let folder = TempDir::new().expect("a folder");
        let recording = Recording {
            bytes,
            ..recording(folder.path(), Format::Lines)
        };
        let recorder = Recorder::new(&recording, begun)
            .expect("a folder")
            .expect("a recorder");
        for (row, now) in visitors.iter().zip([begun, begun, begun + later]) {
            recorder.record(row, now).expect("recorded");
        }
        recorder.finish().expect("closed");
        let found = files::find(&[folder.path().to_owned()]).expect("files");
        assert_eq!(found.len(), files, "{later} {bytes}");
        assert_eq!(rows(folder.path()).len(), 3);
    }
}

#[test]
fn what_a_program_left_open_is_closed_by_the_next_and_a_line_cut_off_is_left_out() {
    let folder = TempDir::new().expect("a folder");
    let recording = recording(folder.path(), Format::Parquet);
    let now = time("2026-03-02T10:00:00Z");
    let visitors = visitors(5);
    let first = Recorder::new(&recording, now)
        .expect("a folder")
        .expect("a recorder");
    for row in &visitors {
        first.record(row, now).expect("recorded");
    }
    // Another program does not touch what this one writes to.
    Recorder::new(&recording, now).expect("a folder");
    let open: Vec<_> = names(folder.path())
        .into_iter()
        .filter(|it| it.ends_with(".open"))
        .collect();
    assert_eq!(open.len(), 1);
    // As when the machine stops.
    drop(first);
    let path = folder.path().join(&open[0]);
    let text = fs::read(&path).expect("lines");
    fs::write(&path, &text[..text.len() - 100]).expect("written");
    Recorder::new(&recording, now).expect("a folder");
    assert_eq!(told(&rows(folder.path())), told(&visitors[..4]));
    assert!(
        names(folder.path())
            .iter()
            .all(|name| name.ends_with(".parquet"))
    );
}

#[test]
fn days_that_are_over_are_deleted_and_nothing_else() {
    let folder = TempDir::new().expect("a folder");
    let recording = Recording {
        days: Some(2),
        ..recording(folder.path(), Format::Lines)
    };
    let visitors = visitors(1);
    let begun = time("2026-03-02T10:00:00Z");
    fs::write(folder.path().join("notes.txt"), "mine").expect("written");
    let recorder = Recorder::new(&recording, begun)
        .expect("a folder")
        .expect("a recorder");
    for day in 0..5 {
        recorder
            .record(&visitors[0], begun + TimeDelta::days(day))
            .expect("recorded");
    }
    recorder.finish().expect("closed");
    let found = names(folder.path());
    let folders: Vec<_> = found
        .iter()
        .filter_map(|name| name.split('/').next())
        .collect();
    assert_eq!(
        folders,
        [
            "day=2026-03-04",
            "day=2026-03-05",
            "day=2026-03-06",
            "notes.txt"
        ]
    );
}

#[test]
fn what_is_recorded_can_be_counted() {
    let folder = TempDir::new().expect("a folder");
    let now = time("2026-03-02T10:00:00Z");
    let recorder = Recorder::new(&recording(folder.path(), Format::Parquet), now);
    let recorder = recorder.expect("a folder").expect("a recorder");
    for row in visitors(40) {
        recorder.record(&row, now).expect("recorded");
    }
    recorder.finish().expect("closed");
    let inputs = files::find(&[folder.path().to_owned()]).expect("files");
    let counts = counts::read(&inputs).expect("counts").finish();
    let visitors: u64 = counts
        .values()
        .flatten()
        .map(|(_, cell)| cell.visitors)
        .sum();
    assert_eq!(visitors, 40);
}
