//! Stack accounting: tells script from native code by the stack that a call needs.
//!
//! Source text can be forged, in every realm at once. Stack cannot: a function of script
//! between us and the browser needs frames that native code does not need. Nothing is
//! calibrated beforehand: a native control and a wrapper of our own are measured in the
//! same place, and show what each costs in this engine.

use std::cell::Cell;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::dictionary::dictionary;
use super::list::arguments;
use super::realm::Realm;
use super::thrown::Read;
use super::untrusted::Untrusted;

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

/// The most headroom that is tried, in frames.
const HEADROOM_LIMIT: u32 = 256;
/// How many times in a row a function must not fit.
const CONFIRMATIONS: u32 = 4;
/// A wrapper must cost at least this many frames to be told from native code safely.
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

/// A measure that separates native functions from wrapped ones.
pub(crate) struct StackProbe {
    kind: CallKind,
    configuration: JsValue,
    control: Untrusted<Function>,
    wrapper: JsValue,
}

impl StackProbe {
    /// A measure for calls of this kind, made from a native function of the realm.
    pub(crate) fn new(realm: &Realm, kind: CallKind) -> Option<Self> {
        let control = control(realm, kind).ok().filter(Untrusted::is_function)?;
        Some(Self {
            kind,
            configuration: nonsense().ok()?,
            wrapper: wrapped(control.value()).ok()?,
            control,
        })
    }

    /// The names of those functions that need more stack than native code. `None` where the
    /// measure has drifted and the headroom must be found again.
    ///
    /// Frames change their size while the engine optimises the code. So the wrapper must not
    /// fit before, and must not fit after.
    pub(crate) fn needing_more_stack(
        &self,
        headroom: u32,
        candidates: &[(String, Untrusted<Function>)],
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

    /// `None` where native code does not fit either.
    fn deeper_than(
        &self,
        headroom: u32,
        candidates: &[(String, Untrusted<Function>)],
    ) -> Option<Vec<String>> {
        let all: Vec<&JsValue> = candidates
            .iter()
            .map(|(_, function)| function.value())
            .collect();
        let mut found = Vec::new();
        if self.fits(headroom, &all) {
            return Some(found);
        }
        for (name, function) in candidates {
            if self.needs_more_stack(headroom, function.value())? {
                found.push(name.clone());
            }
        }
        Some(found)
    }

    /// Whether a function does not fit several times in a row, while native code fits each
    /// time. `None` where native code does not: then the engine has changed its frames.
    fn needs_more_stack(&self, headroom: u32, function: &JsValue) -> Option<bool> {
        for _ in 0..CONFIRMATIONS {
            if self.fits(headroom, &[function]) {
                return Some(false);
            }
            if !self.fits(headroom, &[self.control.value()]) {
                return None;
            }
        }
        Some(true)
    }

    /// The headroom halfway between native code and a wrapper. `None` where the two are not
    /// clearly apart, or not yet.
    pub(crate) fn headroom(&self) -> Option<u32> {
        let known = HEADROOM.with(|rooms| rooms.get(self.kind as usize).and_then(Cell::get));
        known.or_else(|| {
            let both = arguments(&[self.control.value(), &self.wrapper]);
            warm(&both, self.kind == CallKind::Construct, &self.configuration).ok()?;
            let native = self.needs(self.control.value());
            let wrapper = self.needs(&self.wrapper);
            let headroom = (wrapper >= native + MARGIN).then_some(native.midpoint(wrapper));
            self.remember(headroom);
            headroom
        })
    }

    /// Whether the headroom is known from an earlier probe.
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
        let candidates = arguments(candidates);
        fits_into(headroom, &candidates, construct, &self.configuration).unwrap_or(true)
    }

    /// The least headroom that a function fits into, in frames.
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

/// A native function of the fresh realm that nobody has a reason to wrap.
fn control(realm: &Realm, kind: CallKind) -> Read<Untrusted<Function>> {
    match kind {
        CallKind::Construct => realm.window().get("Blob"),
        CallKind::Call => realm
            .window()
            .prototype_named::<JsValue>("Blob")?
            .get("slice"),
    }
}

/// An argument that native code refuses before it does anything.
fn nonsense() -> Read<JsValue> {
    let nonsense = JsValue::from("nonsense");
    dictionary(&[("iceTransportPolicy", &nonsense), ("type", &nonsense)])
}
