//! How far the work is.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows on a terminal how many rows were judged, how many in a second, and how long it takes still.
pub(super) struct Progress {
    bar: ProgressBar,
    rows: AtomicU64,
    begun: Instant,
}

impl Progress {
    /// Of this many bytes to read.
    pub(super) fn new(bytes: u64) -> Self {
        let bar = ProgressBar::new(bytes);
        let template = "{wide_bar} {percent} % · {msg} · {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self {
            bar,
            rows: AtomicU64::new(0),
            begun: Instant::now(),
        }
    }

    /// This many rows more were judged, for which so many bytes were read.
    pub(super) fn add(&self, rows: u64, bytes: u64) {
        let before = self.rows.fetch_add(rows, Ordering::Relaxed);
        self.bar.inc(bytes);
        // A message for every row would cost more than judging it.
        if before / 1000 != (before + rows) / 1000 {
            self.bar.set_message(self.words());
        }
    }

    /// These bytes need not be read again.
    pub(super) fn skip(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// The rows, and how many in a second.
    pub(super) fn words(&self) -> String {
        let rows = self.rows.load(Ordering::Relaxed);
        let rate = rows as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        format!("{rows} rows, {rate:.0} rows/s")
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
