//! The connections that the library allows itself in the life of one page.
//!
//! Chromium counts even closed connections until it collects garbage, and refuses the
//! 500th. The refusals hit the page's own calls too, so the library stops long before.

use wasm_bindgen::prelude::*;

use crate::js::held::Held;

/// How many connections the library opens in one page, unless the caller says otherwise.
pub(crate) const DEFAULT_BUDGET: u32 = 100;

#[wasm_bindgen(module = "/src/js/reservation.js")]
extern "C" {
    /// What `reservation` returns.
    type Reservation;
    #[wasm_bindgen(method, catch)]
    fn has_room(this: &Reservation) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn count_opened(this: &Reservation) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter)]
    fn give_back(this: &Reservation) -> JsValue;

    #[wasm_bindgen(catch)]
    fn reservation(count: f64, budget: f64) -> Result<Option<Reservation>, JsValue>;
}

/// Connections reserved for one probe. Those it did not open are given back on drop.
pub(crate) struct ConnectionBudget {
    reservation: Option<Reservation>,
    _held: Held,
}

impl ConnectionBudget {
    /// Reserves `count` connections; nothing where the page's budget has no room for them.
    pub(crate) fn reserve(count: u32, budget: u32) -> Option<Self> {
        match reservation(f64::from(count), f64::from(budget)) {
            Ok(reservation) => Some(Self::of(Some(reservation?))),
            Err(_) => Some(Self::none()),
        }
    }

    /// For a session that opens no connection.
    pub(crate) fn none() -> Self {
        Self::of(None)
    }

    fn of(reservation: Option<Reservation>) -> Self {
        let give_back = reservation.as_ref().map(Reservation::give_back);
        Self {
            _held: Held::by(give_back.unwrap_or_default()),
            reservation,
        }
    }

    /// Whether another connection may be opened. Reserves one from the page's budget when
    /// this reservation is used up.
    pub(crate) fn has_room(&self) -> bool {
        let has_room = self.reservation.as_ref().map(Reservation::has_room);
        has_room.is_some_and(|has_room| has_room.unwrap_or(true))
    }

    /// Counts a connection that was opened, also one that was not reserved.
    pub(crate) fn count_opened(&self) {
        if let Some(reservation) = &self.reservation {
            // Where the stack is used up the connection is not counted.
            let _ = reservation.count_opened();
        }
    }
}
