//! How far the work is.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Nobody needs to be told of less.
const SHORT: Duration = Duration::from_secs(2);
const FORM: &str = "{wide_bar} {percent} % · {msg} · {eta} left";

/// Shows on a terminal how many rows were read, how many in a second, and how long it takes still, if
/// it takes long.
pub(crate) struct Progress {
    bar: ProgressBar,
    rows: AtomicU64,
    begun: Instant,
    is_shown: AtomicBool,
}

impl Progress {
    /// Of this many bytes to read.
    pub(crate) fn new(bytes: u64) -> Self {
        Self {
            bar: ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden()),
            rows: AtomicU64::new(0),
            begun: Instant::now(),
            is_shown: AtomicBool::new(false),
        }
    }

    /// This many rows more were read, in so many bytes.
    pub(crate) fn add(&self, rows: u64, bytes: u64) {
        let before = self.rows.fetch_add(rows, Ordering::Relaxed);
        self.bar.inc(bytes);
        // A message for every row would cost more than judging it.
        if before / 1000 != (before + rows) / 1000 {
            self.bar.set_message(self.words());
            if self.begun.elapsed() > SHORT && !self.is_shown.swap(true, Ordering::Relaxed) {
                self.show();
            }
        }
    }

    /// These bytes need not be read again.
    pub(crate) fn skip(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// The rows, and how many in a second.
    pub(crate) fn words(&self) -> String {
        let rows = self.rows.load(Ordering::Relaxed);
        let rate = rows as f64 / self.begun.elapsed().as_secs_f64().max(1e-3);
        format!("{rows} rows, {rate:.0} rows/s")
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn show(&self) {
        if let Ok(style) = ProgressStyle::with_template(FORM) {
            self.bar.set_style(style);
        }
        self.bar.set_draw_target(ProgressDrawTarget::stderr());
    }
}
