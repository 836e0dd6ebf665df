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

#[wasm_bindgen(module = "/src/browser/stack.js")]
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
    fn wrapped(control: &JsValue) -> Result<Array, JsValue>;
}

/// The most room that is looked for, in frames.
const ROOM_LIMIT: u32 = 256;
/// How often a drifting measure is taken again.
const ROUNDS: u32 = 8;
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
    /// The room that separates native code from wrappers, once it is known. Zero
    /// where this engine gives no measure.
    static ROOM: [Cell<Option<u32>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// A scale that tells native functions from wrapped ones.
pub(crate) struct Scale {
    manner: Manner,
    configuration: JsValue,
    control: JsValue,
    wrapper: JsValue,
    room: u32,
}

impl Scale {
    /// A scale for calls of this manner, made from a native function of the realm.
    /// Nothing where the engine gives no measure.
    pub(crate) fn new(realm: &Realm, manner: Manner) -> Option<Self> {
        let control = control(realm, manner).ok().filter(JsValue::is_function)?;
        let wrappers = wrapped(&control).ok()?;
        let mut scale = Self {
            manner,
            configuration: nonsense().ok()?,
            wrapper: wrappers.get(0),
            control,
            room: 0,
        };
        ROOM.with(|rooms| {
            let known = rooms.get(manner as usize)?;
            // What was measured before may have been optimised since.
            for _ in 0..2 {
                scale.room = match known.get() {
                    Some(room) => room,
                    None => scale.calibrate(&wrappers.get(1))?,
                };
                if scale.room == 0 || scale.is_true() {
                    known.set(Some(scale.room));
                    break;
                }
                known.set(None);
            }
            known.get().filter(|room| *room > 0)
        })?;
        Some(scale)
    }

    /// Whether both controls still tell the same.
    fn is_true(&self) -> bool {
        self.fits(self.room, &[&self.control]) && !self.fits(self.room, &[&self.wrapper])
    }

    /// The names of those functions that need more stack than native code.
    pub(crate) fn deep(&self, candidates: &[(String, JsValue)]) -> Vec<String> {
        let all: Vec<&JsValue> = candidates.iter().map(|(_, function)| function).collect();
        if candidates.is_empty() || self.fits(self.room, &all) {
            return Vec::new();
        }
        let found: Vec<String> = candidates
            .iter()
            .filter(|(_, function)| !self.fits(self.room, &[function]))
            .map(|(name, _)| name.clone())
            .collect();
        // A machine that changed its mind in between accuses nobody.
        if self.fits(self.room, &[&self.control]) {
            found
        } else {
            Vec::new()
        }
    }

    fn fits(&self, room: u32, candidates: &[&JsValue]) -> bool {
        let construct = self.manner == Manner::Construct;
        let candidates = look::arguments(candidates);
        fits_into(room, &candidates, construct, &self.configuration).unwrap_or(true)
    }

    /// The room halfway between native code and the cheapest wrapper that can be
    /// told from it; zero where none can. Nothing as long as the measure drifts,
    /// which it does until the engine has optimised the code.
    fn calibrate(&self, fixed: &JsValue) -> Option<u32> {
        let construct = self.manner == Manner::Construct;
        let all = look::arguments(&[&self.control, &self.wrapper, fixed]);
        warm(&all, construct, &self.configuration).ok()?;
        let mut before = [0; 3];
        for _ in 0..ROUNDS {
            let now = [&self.control, fixed, &self.wrapper].map(|function| self.needs(function));
            if now == before {
                let [native, wrappers @ ..] = now;
                let least = wrappers
                    .into_iter()
                    .filter(|needs| *needs >= native + MARGIN)
                    .min();
                return Some(least.map_or(0, |least| native + (least - native) / 2));
            }
            before = now;
        }
        None
    }

    /// The least room that a function fits into.
    fn needs(&self, function: &JsValue) -> u32 {
        let (mut too_small, mut enough) = (0, ROOM_LIMIT);
        while enough - too_small > 1 {
            let middle = (too_small + enough) / 2;
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
