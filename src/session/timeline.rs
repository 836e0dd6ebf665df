//! What happened in a session, in order.

use std::borrow::Cow;
use std::cell::RefCell;

use ontrack_judge::evidence::Moment;

/// The most moments that are recorded.
const MOMENT_LIMIT: usize = 64;

/// The recorded moments.
#[derive(Default)]
pub(crate) struct Timeline(RefCell<Vec<Moment>>);

impl Timeline {
    /// Adds a moment, unless there are too many already.
    pub(crate) fn record(&self, at_ms: f64, event: &'static str, detail: Option<String>) {
        let mut moments = self.0.borrow_mut();
        if moments.len() < MOMENT_LIMIT {
            moments.push(Moment {
                at_ms,
                event: Cow::Borrowed(event),
                detail,
            });
        }
    }

    /// A copy of the moments.
    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.0.borrow().clone()
    }

    /// The moments, taken out.
    pub(crate) fn take(&self) -> Vec<Moment> {
        self.0.take()
    }
}
