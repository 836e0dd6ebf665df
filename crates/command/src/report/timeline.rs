//! The timeline as a waterfall, to scale: a row for each kind of moment, a line for the wait before
//! it, and a dot for each time that it happened.

use std::io::{self, Write};

use ontrack_probe::{Report, evidence::Moment};

use super::page::{BLUE, PLAIN, Page, QUIET};

/// The moments of a connection that carries media. The others belong to the synthetic offer, which
/// runs beside it.
const WITH_MEDIA: &[&str] = &[
    "remote-track",
    "negotiated",
    "connected",
    "unmuted",
    "first-frame",
];
const LONGEST_NAME: usize = 28;
const TIME: usize = 12;

pub(super) fn show(page: &mut Page<impl Write>, report: &Report<'_>) -> io::Result<()> {
    let rows = rows(&report.timeline);
    if rows.is_empty() {
        return Ok(());
    }
    page.heading("Timeline")?;
    let ends = rows.iter().flat_map(|row| row.times.iter().copied());
    let last = ends.fold(report.duration_ms, f64::max);
    let longest = rows.iter().map(|row| row.name.chars().count()).max();
    let name_width = longest.unwrap_or(0).min(LONGEST_NAME);
    let columns = page.width.saturating_sub(name_width + TIME + 6);
    let has_both = rows.iter().any(|row| row.has_media) && rows.iter().any(|row| !row.has_media);
    let mut above = None;
    for row in &rows {
        if has_both && above != Some(row.has_media) {
            above = Some(row.has_media);
            page.line(&[(QUIET, row.connection())])?;
        }
        let name: String = row.name.chars().take(name_width).collect();
        let time = format!("{:.1} ms", row.times.first().copied().unwrap_or(0.0));
        let start = format!("  {name:<name_width$}{time:>TIME$}  ");
        let (wait, moments) = row.drawn(last, columns);
        page.line(&[(PLAIN, &start), (QUIET, &wait), (BLUE, &moments)])?;
    }
    let indent = " ".repeat(name_width + TIME + 4);
    let end = format!("{last:.1} ms");
    let scale = format!("{indent}0{end:>width$}", width = columns.saturating_sub(1));
    page.line(&[(QUIET, &scale)])
}

/// A kind of moment, and when it happened.
#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    has_media: bool,
    /// When the moment before it happened.
    since: f64,
    times: Vec<f64>,
}

/// The rows of each connection, one connection after the other.
fn rows(timeline: &[Moment]) -> Vec<Row> {
    let mut rows = Vec::<Row>::new();
    for moment in timeline {
        let has_media = WITH_MEDIA.contains(&&*moment.event);
        let name = match &moment.detail {
            Some(detail) => format!("{} {detail}", moment.event),
            None => moment.event.to_string(),
        };
        if let Some(row) = rows.iter_mut().find(|row| row.name == name) {
            row.times.push(moment.at_ms);
            continue;
        }
        let mut before = rows.iter().rev().filter(|row| row.has_media == has_media);
        let since = before.next().and_then(|row| row.times.first().copied());
        rows.push(Row {
            name,
            has_media,
            since: since.unwrap_or(0.0),
            times: vec![moment.at_ms],
        });
    }
    rows.sort_by_key(|row| row.has_media);
    rows
}

impl Row {
    fn connection(&self) -> &'static str {
        if self.has_media {
            "  the connection that carries media"
        } else {
            "  the synthetic offer, without a second peer"
        }
    }

    /// The wait, and the moments behind it.
    fn drawn(&self, last: f64, columns: usize) -> (String, String) {
        let place = |time: f64| {
            let share = (time / last).clamp(0.0, 1.0);
            // A share that is no number is drawn at the start.
            (share * columns.saturating_sub(1) as f64).round() as usize
        };
        let places: Vec<_> = self.times.iter().map(|time| place(*time)).collect();
        let first = places.iter().copied().min().unwrap_or(0);
        let end = places.iter().copied().max().unwrap_or(first);
        let start = place(self.since).min(first);
        let wait = " ".repeat(start) + &"─".repeat(first - start);
        let moments = (first..=end).map(|at| if places.contains(&at) { '●' } else { '━' });
        (wait, moments.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at_ms: f64, event: &'static str, detail: Option<&str>) -> Moment {
        Moment {
            at_ms,
            event: event.into(),
            detail: detail.map(str::to_owned),
        }
    }

    #[test]
    fn equal_moments_share_a_row_and_each_connection_waits_for_its_own() {
        let timeline = [
            moment(10.0, "remote-track", Some("video")),
            moment(20.0, "constructed", None),
            moment(30.0, "remote-track", Some("video")),
            moment(40.0, "connected", None),
            moment(50.0, "surveyed", None),
        ];
        let found: Vec<_> = rows(&timeline)
            .into_iter()
            .map(|row| (row.name, row.since, row.times))
            .collect();
        let expected = [
            ("constructed", 0.0, vec![20.0]),
            ("surveyed", 20.0, vec![50.0]),
            ("remote-track video", 0.0, vec![10.0, 30.0]),
            ("connected", 10.0, vec![40.0]),
        ];
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(name, since, times)| (name.to_owned(), since, times))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_row_is_drawn_to_scale() {
        let row = Row {
            name: String::new(),
            has_media: false,
            since: 20.0,
            times: vec![50.0, 80.0],
        };
        let drawn = row.drawn(100.0, 11);
        assert_eq!(drawn, ("  ───".to_owned(), "●━━●".to_owned()));
    }

    #[test]
    fn times_that_nobody_measured_stay_within_the_columns() {
        for times in [vec![f64::MAX, -1.0], vec![f64::INFINITY, f64::NAN]] {
            let row = Row {
                name: String::new(),
                has_media: false,
                since: 1e300,
                times,
            };
            for last in [0.0, -1.0, f64::NAN, 5.0] {
                let (wait, moments) = row.drawn(last, 20);
                let width = wait.chars().count() + moments.chars().count();
                assert!(width <= 20, "{last}: {wait}{moments}");
            }
        }
    }
}
