//! Stack accounting: telling script from native code by the stack it needs.
//!
//! Source text can be forged, in every realm at once. Stack cannot: a function of
//! script between us and the browser takes room that native code does not take.
//! Nothing is calibrated beforehand: native controls and wrappers of our own,
//! measured in the same place, say what each costs in this engine.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use super::look;
use super::primitives as js;
use super::realm::Realm;

#[wasm_bindgen(module = "/src/js/stack.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fits_into(
        room: u32,
        candidates: &Array,
        construct: bool,
        configuration: &JsValue,
    ) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn warm(candidates: &Array, construct: bool, configuration: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn wrapped(control: &JsValue) -> Result<JsValue, JsValue>;
}

/// The most room that is looked for, in frames.
const ROOM_LIMIT: u32 = 256;
/// How often a function must be found not to fit.
const CONFIRMATIONS: u32 = 4;
/// A wrapper must cost at least so many frames to be told from native code safely.
const MARGIN: u32 = 4;

/// How a function is called.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Manner {
    /// As a function.
    Call,
    /// With `new`.
    Construct,
}

thread_local! {
    /// The room that separates native code from wrappers, once it is known.
    static ROOM: [Cell<Option<u32>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// A scale that tells native functions from wrapped ones.
pub(crate) struct Scale {
    manner: Manner,
    configuration: JsValue,
    control: JsValue,
    wrapper: JsValue,
}

impl Scale {
    /// A scale for calls of this manner, made from a native function of the realm.
    pub(crate) fn new(realm: &Realm, manner: Manner) -> Option<Self> {
        let control = control(realm, manner).ok().filter(JsValue::is_function)?;
        Some(Self {
            manner,
            configuration: nonsense().ok()?,
            wrapper: wrapped(&control).ok()?,
            control,
        })
    }

    /// The names of those functions that need more stack than native code; nothing
    /// where the scale has drifted, and must be found anew.
    ///
    /// Frames change their size while the engine optimises the code, so the wrapper
    /// must not fit before, nor after.
    pub(crate) fn deep(&self, room: u32, candidates: &[(String, JsValue)]) -> Option<Vec<String>> {
        let is_told = || !self.fits(room, &[&self.wrapper]);
        if is_told()
            && let Some(found) = self.deeper_than(room, candidates)
            && is_told()
        {
            return Some(found);
        }
        self.remember(None);
        None
    }

    /// Nothing where native code does not fit either.
    fn deeper_than(&self, room: u32, candidates: &[(String, JsValue)]) -> Option<Vec<String>> {
        let all: Vec<&JsValue> = candidates.iter().map(|(_, function)| function).collect();
        let mut found = Vec::new();
        if self.fits(room, &all) {
            return Some(found);
        }
        for (name, function) in candidates {
            if self.is_deep(room, function)? {
                found.push(name.clone());
            }
        }
        Some(found)
    }

    /// Whether a function does not fit, time after time, while native code does just
    /// before and just after: an engine that changes its mind accuses nobody.
    fn is_deep(&self, room: u32, function: &JsValue) -> Option<bool> {
        for _ in 0..CONFIRMATIONS {
            if self.fits(room, &[function]) {
                return Some(false);
            }
            if !self.fits(room, &[&self.control]) {
                return None;
            }
        }
        Some(true)
    }

    /// The room halfway between native code and a wrapper; nothing where they cannot
    /// be told apart, or not yet.
    pub(crate) fn room(&self) -> Option<u32> {
        let known = ROOM.with(|rooms| rooms.get(self.manner as usize).and_then(Cell::get));
        known.or_else(|| {
            let both = look::arguments(&[&self.control, &self.wrapper]);
            warm(&both, self.manner == Manner::Construct, &self.configuration).ok()?;
            let native = self.needs(&self.control);
            let wrapper = self.needs(&self.wrapper);
            let room = (wrapper >= native + MARGIN).then_some(native.midpoint(wrapper));
            self.remember(room);
            room
        })
    }

    /// Whether the room was found before.
    pub(crate) fn is_known(&self) -> bool {
        ROOM.with(|rooms| rooms.get(self.manner as usize).and_then(Cell::get))
            .is_some()
    }

    fn remember(&self, room: Option<u32>) {
        ROOM.with(|rooms| {
            if let Some(known) = rooms.get(self.manner as usize) {
                known.set(room);
            }
        });
    }

    fn fits(&self, room: u32, candidates: &[&JsValue]) -> bool {
        let construct = self.manner == Manner::Construct;
        let candidates = look::arguments(candidates);
        fits_into(room, &candidates, construct, &self.configuration).unwrap_or(true)
    }

    /// The least room that a function fits into.
    fn needs(&self, function: &JsValue) -> u32 {
        let (mut too_small, mut enough) = (0, 8);
        while enough < ROOM_LIMIT && !self.fits(enough, &[function]) {
            too_small = enough;
            enough *= 2;
        }
        while enough - too_small > 1 {
            let middle = too_small.midpoint(enough);
            if self.fits(middle, &[function]) {
                enough = middle;
            } else {
                too_small = middle;
            }
        }
        enough
    }
}

/// A native function that nobody has a reason to wrap, of a fresh realm.
fn control(realm: &Realm, manner: Manner) -> Result<JsValue, JsValue> {
    match manner {
        Manner::Construct => js::get(realm.window(), "Blob"),
        Manner::Call => js::get(&realm.prototype("Blob")?, "slice"),
    }
}

/// An argument that native code refuses before it does anything.
fn nonsense() -> Result<JsValue, JsValue> {
    let configuration = js::object()?;
    js::set(&configuration, "iceTransportPolicy", &"nonsense".into())?;
    js::set(&configuration, "type", &"nonsense".into())?;
    Ok(configuration)
}
