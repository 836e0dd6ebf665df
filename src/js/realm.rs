//! A fresh realm of the same origin, whose natives the page has not replaced.
//!
//! Scripts that automation injects into every frame reach it too. So what it says is
//! compared with what the page says, never simply believed.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::capabilities;
use super::interface::{Interface, scope};
use super::survey::Interfaces;
use super::thrown::{Read, observe};
use super::untrusted::Untrusted;
use ontrack_judge::SkipReason;
use ontrack_judge::evidence::{Flag, List, Observation};

/// The interfaces that are read later, beside those of WebRTC.
const INTERFACES: &[&str] = &["Blob", "EventTarget"];

#[wasm_bindgen(module = "/src/js/realm.js")]
extern "C" {
    /// A hidden frame.
    type Frame;
    #[wasm_bindgen(method, getter)]
    fn window(this: &Frame) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn natives_outlive_it(this: &Frame) -> bool;
    #[wasm_bindgen(method, catch)]
    fn remove(this: &Frame) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = is_embedded)]
    fn has_parent() -> Result<bool, JsValue>;
    #[wasm_bindgen(catch)]
    fn open_frame() -> Result<Frame, JsValue>;
    #[wasm_bindgen(catch)]
    fn open_realm() -> Result<Frame, JsValue>;
}

/// Whether the page is in a frame of another one.
pub(crate) fn is_embedded() -> bool {
    has_parent().unwrap_or_default()
}

/// The natives of a frame that was in the page for a moment.
pub(crate) struct Realm {
    window: Untrusted<Window>,
    to_string: Untrusted<Function>,
    interfaces: Interfaces,
    capabilities: [List; 2],
    /// The frame, where its natives die with it.
    frame: Option<OwnFrame>,
}

thread_local! {
    /// The realm that the running probes share, and the same kept for later probes.
    static KEPT: RefCell<(Weak<Realm>, Option<Rc<Realm>>)> = const { RefCell::new((Weak::new(), None)) };
    /// What was prepared for the next probe: a realm that may need a holder, or why there is none.
    static PREPARED: RefCell<Option<Read<Rc<Realm>>>> = const { RefCell::new(None) };
}

impl Realm {
    /// The realm of this page's first probe; opened if this is the first, because opening
    /// one costs more than the rest of a probe. A page without a document, or of an opaque
    /// origin, has none. Where natives die with their frame, each probe opens a realm, and
    /// the frame stays as long as the probe.
    pub(crate) fn get() -> Read<Rc<Self>> {
        if let Some(prepared) = PREPARED.take() {
            return prepared;
        }
        let shared = KEPT.with(|kept| kept.borrow().0.upgrade());
        if let Some(realm) = shared {
            return Ok(realm);
        }
        let realm = Rc::new(Self::open()?);
        let lasting = realm.frame.is_none().then(|| Rc::clone(&realm));
        KEPT.with(|kept| kept.replace((Rc::downgrade(&realm), lasting)));
        Ok(realm)
    }

    /// The realm of the next probe, opened before it. A page that has none is not asked again by it.
    pub(crate) fn prepared() -> Read<Rc<Self>> {
        let realm = PREPARED.take().unwrap_or_else(Self::get);
        PREPARED.set(Some(realm.clone()));
        realm
    }

    fn open() -> Read<Self> {
        let frame = OwnFrame(open_realm()?);
        let window = frame.window();
        let to_string = window
            .get::<Function>("Function")?
            .get::<JsValue>("prototype")?
            .get("toString")?;
        // An interface that was never read is gone once the frame is removed.
        for interface in INTERFACES {
            window.get::<JsValue>(interface)?;
        }
        let interfaces = Interfaces::of(&scope()?, &window);
        // Some functions of a realm work only while its frame is in the page.
        let capabilities = capabilities::both_directions(&window);
        Ok(Self {
            window,
            to_string,
            interfaces,
            capabilities,
            frame: (!frame.0.natives_outlive_it()).then_some(frame),
        })
    }

    /// The codecs that another fresh realm claims now: for sending, for receiving.
    pub(crate) fn capabilities_now() -> Read<[List; 2]> {
        let frame = OwnFrame(open_frame()?);
        Ok(capabilities::both_directions(&frame.window()))
    }

    /// The codecs that this realm claimed: for sending, for receiving.
    pub(crate) fn capabilities(&self) -> &[List; 2] {
        &self.capabilities
    }

    /// Its global object.
    pub(crate) fn window(&self) -> &Untrusted<Window> {
        &self.window
    }

    /// The interfaces of WebRTC that it has, or the page.
    pub(crate) fn interfaces(&self) -> &Interfaces {
        &self.interfaces
    }

    /// Its `Function.prototype.toString`.
    pub(crate) fn to_string(&self) -> &Untrusted<Function> {
        &self.to_string
    }
}

/// Whether the realm's getter of this attribute works on `object`. It does for the engine's
/// own objects of any realm, and for nothing else.
pub(crate) fn brand<T: Interface>(
    realm: Option<&Realm>,
    object: &Untrusted<T>,
    attribute: &str,
) -> Flag {
    brand_of(realm, T::NAME, object.value(), attribute)
}

fn brand_of(realm: Option<&Realm>, interface: &str, object: &JsValue, attribute: &str) -> Flag {
    let getter = realm
        .and_then(|realm| realm.window.prototype_named::<JsValue>(interface).ok())
        .and_then(|prototype| prototype.getter(attribute));
    match getter {
        Some(getter) => observe(|| Ok(!getter.apply::<JsValue>(object, &[])?.is_undefined())),
        None => Observation::skipped(SkipReason::NoRealm),
    }
}

/// A hidden frame, removed on drop.
struct OwnFrame(Frame);

impl OwnFrame {
    fn window(&self) -> Untrusted<Window> {
        self.0.window().into()
    }
}

impl Drop for OwnFrame {
    fn drop(&mut self) {
        // The page may have removed it already.
        let _ = self.0.remove();
    }
}
