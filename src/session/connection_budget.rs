//! The connections that the library allows itself in the life of one page.
//!
//! Chromium counts even closed connections until it collects garbage, and refuses the
//! 500th. The refusals hit the page's own calls too, so the library stops long before.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

/// How many connections the library opens in one page, unless the caller says otherwise.
pub(crate) const DEFAULT_BUDGET: u32 = 100;

#[wasm_bindgen(module = "/src/js/reservation.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn reserve(count: f64, budget: f64) -> Result<bool, JsValue>;
}

/// Connections reserved for one probe. Those it did not open are given back on drop.
pub(crate) struct ConnectionBudget {
    budget: f64,
    left: Cell<u32>,
}

impl ConnectionBudget {
    /// Reserves `count` connections; nothing where the page's budget has no room for them.
    /// A page that breaks the count is not counted.
    pub(crate) fn reserve(count: u32, budget: u32) -> Option<Self> {
        let budget = f64::from(budget);
        let is_granted = reserve(f64::from(count), budget).unwrap_or(true);
        // Not `then_some`: a value that is made and dropped gives back what it never had.
        is_granted.then(|| Self {
            budget,
            left: Cell::new(count),
        })
    }

    /// For a session that opens no connection.
    pub(crate) fn none() -> Self {
        Self {
            budget: 0.0,
            left: Cell::new(0),
        }
    }

    /// Whether another connection may be opened. Reserves one from the page's budget when
    /// this reservation is used up.
    pub(crate) fn has_room(&self) -> bool {
        if self.left.get() == 0 && reserve(1.0, self.budget).unwrap_or(true) {
            self.left.set(1);
        }
        self.left.get() > 0
    }

    /// Counts a connection that was opened, also one that was not reserved.
    pub(crate) fn count_opened(&self) {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => {
                // The connection exists, whatever the budget says.
                let _ = reserve(1.0, f64::INFINITY);
            }
        }
    }
}

impl Drop for ConnectionBudget {
    fn drop(&mut self) {
        // A page that breaks the count gets nothing back.
        let _ = reserve(-f64::from(self.left.get()), f64::INFINITY);
    }
}
