//! Stack accounting: tells script from native code by the stack that a call needs.
//!
//! Source text can be forged, in every realm at once. Stack cannot: a function of script
//! between us and the browser needs frames that native code does not need. Nothing is
//! calibrated beforehand: a native control and a wrapper of our own are measured in the
//! same place, and show what each costs in this engine.

use std::cell::Cell;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::dictionary::dictionary;
use super::list::array;
use super::primitives as js;
use super::realm::Realm;
use super::survey::FunctionList;
use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/stack_depth.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn fits_into(
        headroom: u32,
        candidates: &JsValue,
        construct: bool,
        configuration: &JsValue,
    ) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn warm(candidates: &Array, construct: bool, configuration: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn wrapped(control: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn wrapped_by_syntax(control: &JsValue, construct: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn empty(construct: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn with_little_stack(measure: &mut dyn FnMut()) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn unforgeable() -> Result<JsValue, JsValue>;
}

/// The most headroom that is tried, in frames.
const HEADROOM_LIMIT: u32 = 256;
/// How many times in a row a function must not fit.
const CONFIRMATIONS: u32 = 4;
/// A wrapper must cost at least this many frames to be told from native code safely, and what
/// needs the same stack may differ by no more.
const MARGIN: u32 = 4;

/// How a function is called.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum CallKind {
    /// As a function.
    Call,
    /// With `new`.
    Construct,
}

/// What was found of calls of one kind.
#[derive(Clone, Copy)]
struct Scale {
    /// What native code needs.
    native: u32,
    /// The headroom that separates native code from wrappers.
    headroom: u32,
    /// Whether the wrapper of the kind that hides is told from native code.
    has_wrapper: bool,
}

thread_local! {
    /// What is known, by the kind of the calls.
    static SCALES: [Cell<Option<Scale>>; 2] = const { [Cell::new(None), Cell::new(None)] };
}

/// A measure that separates native functions from wrapped ones.
pub(crate) struct StackProbe {
    pub(super) kind: CallKind,
    pub(super) configuration: JsValue,
    pub(super) control: Untrusted<Function>,
    /// A native function that is called, as a control of the control that is constructed.
    called: Untrusted<Function>,
    /// A wrapper of the kind that hides. None where the page has broken what makes it.
    wrapper: Option<JsValue>,
    wrapper_by_syntax: JsValue,
}

impl StackProbe {
    /// A measure for calls of this kind.
    pub(crate) fn new(realm: &Realm, kind: CallKind) -> Option<Self> {
        Self::of(realm.window(), kind)
    }

    /// The same where there is no fresh realm.
    pub(crate) fn of(window: &Untrusted<Window>, kind: CallKind) -> Option<Self> {
        let called = called(window).ok().filter(Untrusted::is_function)?;
        let control = match kind {
            CallKind::Call => called.clone(),
            CallKind::Construct => window.get("Blob").ok().filter(Untrusted::is_function)?,
        };
        Some(Self {
            kind,
            configuration: nonsense().ok()?,
            wrapper: wrapped(control.value()).ok(),
            wrapper_by_syntax: wrapped_by_syntax(control.value(), kind == CallKind::Construct)
                .ok()?,
            control,
            called,
        })
    }

    /// The names of those functions of a list that need more stack than native code or, where none
    /// does and it is asked for, that a `finer` measure finds. `None` where the headroom is not known, or
    /// the measure has drifted and must be repeated.
    pub(crate) fn not_native(&self, list: &FunctionList, finer: bool) -> Option<Vec<String>> {
        let headroom = self.scale()?.headroom;
        let mut found = None;
        let measured = with_little_stack(&mut || {
            found = self.needing_more_stack(headroom, list);
            if finer && found.as_ref().is_some_and(Vec::is_empty) {
                found = Some(self.taking_fewer_arguments(list));
            }
        });
        measured.ok().and(found)
    }

    /// The names of those functions that need more stack than native code. `None` where the
    /// measure has drifted and the headroom must be found again.
    ///
    /// Frames change their size while the engine optimises the code. So the wrapper must not
    /// fit before, and must not fit after.
    fn needing_more_stack(&self, headroom: u32, list: &FunctionList) -> Option<Vec<String>> {
        let has_settled = || match (self.scale(), &self.wrapper) {
            (
                Some(Scale {
                    has_wrapper: true, ..
                }),
                Some(wrapper),
            ) => !self.fits(headroom, &[wrapper]),
            // The wrapper by syntax needs so much more that it does not tell of smaller frames.
            (Some(scale), _) => {
                let control = self.control.value();
                !self.fits(scale.native.saturating_sub(MARGIN), &[control])
                    && !self.fits(headroom, &[&self.wrapper_by_syntax])
            }
            _ => false,
        };
        if has_settled()
            && let Some(found) = self.deeper_than(headroom, list)
            && has_settled()
        {
            return Some(found);
        }
        self.remember(None);
        None
    }

    /// `None` where native code does not fit either.
    fn deeper_than(&self, headroom: u32, list: &FunctionList) -> Option<Vec<String>> {
        let mut found = Vec::new();
        if self.all_fit(self.kind, headroom, &list.functions()) {
            return Some(found);
        }
        for (name, function) in list.all() {
            if self.needs_more_stack(headroom, function.value())? {
                found.push(name);
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

    /// Finds the headroom between native code and a wrapper, where the two are clearly apart by now.
    pub(crate) fn calibrate(&self) {
        // Without a scale nothing is measured.
        let _ = with_little_stack(&mut || self.remember(self.found()));
    }

    /// The page may have broken what makes wrappers, or made wrappers of it that need more. So the
    /// headroom is halfway to a wrapper, and never more than a quarter of the way to one that syntax
    /// makes, which passes its arguments on twice.
    fn found(&self) -> Option<Scale> {
        let mut controls = vec![self.control.value(), &self.wrapper_by_syntax];
        controls.extend(&self.wrapper);
        let construct = self.kind == CallKind::Construct;
        warm(&array(&controls), construct, &self.configuration).ok()?;
        let native = self.needs(self.control.value());
        if construct && !self.is_native_constructor(native) {
            return None;
        }
        let by_syntax = self.needs(&self.wrapper_by_syntax).checked_sub(native)?;
        if by_syntax < MARGIN {
            return None;
        }
        let wrapper = self.wrapper.as_ref().map(|wrapper| self.needs(wrapper));
        let wrapper = wrapper.filter(|wrapper| *wrapper >= native + MARGIN);
        let halfway = wrapper.map(|wrapper| native.midpoint(wrapper));
        let quarter = native + (by_syntax / 4).max(MARGIN / 2);
        Some(Scale {
            native,
            headroom: halfway.map_or(quarter, |halfway| halfway.min(quarter)),
            has_wrapper: wrapper.is_some(),
        })
    }

    /// Whether a constructor that needs so much is native, by what a native function needs that is
    /// called. In Gecko that is the same. In Blink a native function needs what an empty one of script
    /// does, called or constructed.
    fn is_native_constructor(&self, native: u32) -> bool {
        let called = self.needs_of(CallKind::Call, self.called.value());
        if native <= called + MARGIN {
            return true;
        }
        let (Ok(function), Ok(class)) = (empty(false), empty(true)) else {
            return false;
        };
        self.fits_of(CallKind::Call, called + MARGIN, &[&function])
            && !self.fits_of(
                CallKind::Construct,
                native.saturating_sub(MARGIN + 1),
                &[&class],
            )
    }

    fn scale(&self) -> Option<Scale> {
        SCALES.with(|scales| scales.get(self.kind as usize).and_then(Cell::get))
    }

    /// Whether the headroom is known.
    pub(crate) fn is_known(&self) -> bool {
        self.scale().is_some()
    }

    fn remember(&self, scale: Option<Scale>) {
        SCALES.with(|scales| {
            if let Some(known) = scales.get(self.kind as usize) {
                known.set(scale);
            }
        });
    }

    fn fits(&self, headroom: u32, candidates: &[&JsValue]) -> bool {
        self.fits_of(self.kind, headroom, candidates)
    }

    fn fits_of(&self, kind: CallKind, headroom: u32, candidates: &[&JsValue]) -> bool {
        self.all_fit(kind, headroom, &array(candidates))
    }

    fn all_fit(&self, kind: CallKind, headroom: u32, candidates: &JsValue) -> bool {
        let construct = kind == CallKind::Construct;
        fits_into(headroom, candidates, construct, &self.configuration).unwrap_or(true)
    }

    fn needs(&self, function: &JsValue) -> u32 {
        self.needs_of(self.kind, function)
    }

    /// The least headroom that a function fits into, in frames.
    fn needs_of(&self, kind: CallKind, function: &JsValue) -> u32 {
        let (mut too_small, mut enough) = (0, 8);
        while enough < HEADROOM_LIMIT && !self.fits_of(kind, enough, &[function]) {
            too_small = enough;
            enough *= 2;
        }
        while enough - too_small > 1 {
            let middle = too_small.midpoint(enough);
            if self.fits_of(kind, middle, &[function]) {
                enough = middle;
            } else {
                too_small = middle;
            }
        }
        enough
    }
}

/// A native function that no page can replace; beside the page's own world, where there is none,
/// one of the frame that nobody has a reason to wrap.
fn called(window: &Untrusted<Window>) -> Read<Untrusted<Function>> {
    let unforgeable = Untrusted::<Function>::new(unforgeable()?);
    if unforgeable.is_function() {
        return Ok(unforgeable);
    }
    window.prototype_named::<JsValue>("Blob")?.get("slice")
}

/// An argument that native code refuses before it does anything. An object that inherits nothing
/// is no text.
fn nonsense() -> Read<JsValue> {
    let nonsense = JsValue::from("nonsense");
    let no_text = js::object()?;
    dictionary(&[
        ("iceTransportPolicy", &nonsense),
        ("type", &nonsense),
        ("candidate", &no_text),
    ])
}
