//! The connections that the library allows itself in the life of one page.
//!
//! Chromium counts even closed connections until it collects garbage, and refuses the
//! 500th. The refusals hit the page's own calls too, so the library stops long before.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

/// How many connections a page is asked for, unless the caller says otherwise.
pub(crate) const USUAL: f64 = 100.0;

#[wasm_bindgen(module = "/src/js/primitives.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn reserve(count: f64, budget: f64) -> Result<bool, JsValue>;
}

/// Connections set aside for one probe. Those it did not open are given back on drop.
pub(crate) struct Allowance {
    budget: f64,
    left: Cell<u32>,
}

impl Allowance {
    /// Sets aside `count` connections; nothing where the budget has no room for them.
    /// A page that lets nobody count is not counted.
    pub(crate) fn reserve(count: u32, budget: f64) -> Option<Self> {
        let is_granted = reserve(f64::from(count), budget).unwrap_or(true);
        // Not `then_some`: what is made and dropped would give back what it never had.
        is_granted.then(|| Self {
            budget,
            left: Cell::new(count),
        })
    }

    /// For who opens nothing.
    pub(crate) fn none() -> Self {
        Self {
            budget: 0.0,
            left: Cell::new(0),
        }
    }

    /// Whether one more connection may be opened. Where all that was set aside is
    /// open, one more is.
    pub(crate) fn has_room(&self) -> bool {
        if self.left.get() == 0 && reserve(1.0, self.budget).unwrap_or(true) {
            self.left.set(1);
        }
        self.left.get() > 0
    }

    /// Notes a connection that was opened, also one that nobody had asked for.
    pub(crate) fn note(&self) {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => {
                // It is there, whatever the budget says.
                let _ = reserve(1.0, f64::INFINITY);
            }
        }
    }
}

impl Drop for Allowance {
    fn drop(&mut self) {
        // A page that lets nobody count has nothing to be given back.
        let _ = reserve(-f64::from(self.left.get()), f64::INFINITY);
    }
}
