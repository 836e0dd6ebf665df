//! How far a file has been read, for a person who waits.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Nobody needs to be told of less.
const SHORT: Duration = Duration::from_secs(2);
const FORM: &str = "{wide_bar} {percent} %, {eta} left";

/// A bar on the error stream, if that is a terminal and the work takes long.
pub(super) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_due: bool,
}

impl Progress {
    /// Of so many bytes; of an unknown number there is no bar.
    pub(super) fn new(length: Option<u64>) -> Self {
        Self {
            bar: ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden()),
            begun: Instant::now(),
            is_due: length.is_some(),
        }
    }

    /// So many bytes more are done.
    pub(super) fn add(&mut self, bytes: u64) {
        self.bar.inc(bytes);
        if self.is_due && self.begun.elapsed() > SHORT {
            self.is_due = false;
            if let Ok(style) = ProgressStyle::with_template(FORM) {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Removes the bar.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
