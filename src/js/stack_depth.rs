//! Stack accounting: telling script from native code by the stack it needs.
//!
//! Source text can be forged, in every realm at once. Stack cannot: a function of
//! script between us and the browser takes headroom that native code does not take.
//! Nothing is calibrated beforehand: native controls and wrappers of our own,
//! measured in the same place, say what each costs in this engine.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use super::primitives as js;
use super::read;
use super::realm::Realm;

#[wasm_bindgen(module = "/src/js/stack_depth.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fits_into(
        headroom: u32,
        candidates: &Array,
        construct: bool,
        configuration: &JsValue,
    ) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn warm(candidates: &Array, construct: bool, configuration: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn wrapped(control: &JsValue) -> Result<JsValue, JsValue>;
}

/// The most headroom that is looked for, in frames.
const HEADROOM_LIMIT: u32 = 256;
/// How often a function must be found not to fit.
const CONFIRMATIONS: u32 = 4;
/// A wrapper must cost at least so many frames to be told from native code safely.
const MARGIN: u32 = 4;

/// How a function is called.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum CallKind {
    /// As a function.
    Call,
    /// With `new`.
    Construct,
}

thread_local! {
    /// The headroom that separates native code from wrappers, once it is known.
    static HEADROOM: [Cell<Option<u32>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// A scale that tells native functions from wrapped ones.
pub(crate) struct StackProbe {
    kind: CallKind,
    configuration: JsValue,
    control: JsValue,
    wrapper: JsValue,
}

impl StackProbe {
    /// A scale for calls of this kind, made from a native function of the realm.
    pub(crate) fn new(realm: &Realm, kind: CallKind) -> Option<Self> {
        let control = control(realm, kind).ok().filter(JsValue::is_function)?;
        Some(Self {
            kind,
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
    pub(crate) fn needing_more_stack(
        &self,
        headroom: u32,
        candidates: &[(String, JsValue)],
    ) -> Option<Vec<String>> {
        let is_separated = || !self.fits(headroom, &[&self.wrapper]);
        if is_separated()
            && let Some(found) = self.deeper_than(headroom, candidates)
            && is_separated()
        {
            return Some(found);
        }
        self.remember(None);
        None
    }

    /// Nothing where native code does not fit either.
    fn deeper_than(&self, headroom: u32, candidates: &[(String, JsValue)]) -> Option<Vec<String>> {
        let all: Vec<&JsValue> = candidates.iter().map(|(_, function)| function).collect();
        let mut found = Vec::new();
        if self.fits(headroom, &all) {
            return Some(found);
        }
        for (name, function) in candidates {
            if self.needs_more_stack(headroom, function)? {
                found.push(name.clone());
            }
        }
        Some(found)
    }

    /// Whether a function does not fit, time after time, while native code does just
    /// before and just after: an engine that changes its mind accuses nobody.
    fn needs_more_stack(&self, headroom: u32, function: &JsValue) -> Option<bool> {
        for _ in 0..CONFIRMATIONS {
            if self.fits(headroom, &[function]) {
                return Some(false);
            }
            if !self.fits(headroom, &[&self.control]) {
                return None;
            }
        }
        Some(true)
    }

    /// The headroom halfway between native code and a wrapper; nothing where they cannot
    /// be told apart, or not yet.
    pub(crate) fn headroom(&self) -> Option<u32> {
        let known = HEADROOM.with(|rooms| rooms.get(self.kind as usize).and_then(Cell::get));
        known.or_else(|| {
            let both = read::arguments(&[&self.control, &self.wrapper]);
            warm(&both, self.kind == CallKind::Construct, &self.configuration).ok()?;
            let native = self.needs(&self.control);
            let wrapper = self.needs(&self.wrapper);
            let headroom = (wrapper >= native + MARGIN).then_some(native.midpoint(wrapper));
            self.remember(headroom);
            headroom
        })
    }

    /// Whether the headroom was found before.
    pub(crate) fn is_known(&self) -> bool {
        HEADROOM
            .with(|rooms| rooms.get(self.kind as usize).and_then(Cell::get))
            .is_some()
    }

    fn remember(&self, headroom: Option<u32>) {
        HEADROOM.with(|rooms| {
            if let Some(known) = rooms.get(self.kind as usize) {
                known.set(headroom);
            }
        });
    }

    fn fits(&self, headroom: u32, candidates: &[&JsValue]) -> bool {
        let construct = self.kind == CallKind::Construct;
        let candidates = read::arguments(candidates);
        fits_into(headroom, &candidates, construct, &self.configuration).unwrap_or(true)
    }

    /// The least headroom that a function fits into.
    fn needs(&self, function: &JsValue) -> u32 {
        let (mut too_small, mut enough) = (0, 8);
        while enough < HEADROOM_LIMIT && !self.fits(enough, &[function]) {
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
fn control(realm: &Realm, kind: CallKind) -> Result<JsValue, JsValue> {
    match kind {
        CallKind::Construct => js::get(realm.window(), "Blob"),
        CallKind::Call => js::get(&realm.prototype("Blob")?, "slice"),
    }
}

/// An argument that native code refuses before it does anything.
fn nonsense() -> Result<JsValue, JsValue> {
    let configuration = js::object()?;
    js::set(&configuration, "iceTransportPolicy", &"nonsense".into())?;
    js::set(&configuration, "type", &"nonsense".into())?;
    Ok(configuration)
}
