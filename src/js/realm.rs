//! A fresh same-origin realm, whose natives nobody of the page has replaced.
//!
//! Scripts that automation injects into every frame reach it too, so its word is
//! compared with the page's, never simply believed.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;

use super::primitives as js;
use super::read;
use crate::observe::capabilities::claimed;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::{Flag, List, Observation};

/// The interfaces that are asked for later.
const INTERFACES: &[&str] = &[
    "Blob",
    "EventTarget",
    "MediaStream",
    "MediaStreamTrack",
    "RTCPeerConnection",
    "RTCRtpReceiver",
    "RTCRtpSender",
    "RTCRtpTransceiver",
    "RTCSessionDescription",
    "RTCStatsReport",
    "RTCTrackEvent",
];

/// The natives of a frame that was in the page for a moment.
pub(crate) struct Realm {
    window: JsValue,
    to_string: JsValue,
    capabilities: [List; 2],
    /// The frame, where its natives die with it.
    frame: Option<Frame>,
}

thread_local! {
    /// The realm that the probes under way share, and the same kept for those to come.
    static KEPT: RefCell<(Weak<Realm>, Option<Rc<Realm>>)> = const { RefCell::new((Weak::new(), None)) };
}

impl Realm {
    /// The realm of this page's first probe, opened if this is the first: opening
    /// one costs more than all the rest of a probe. A page without a document, or of
    /// an opaque origin, has none. Where a realm dies with its frame, each probe opens
    /// one, and the frame stays for as long.
    pub(crate) fn get() -> Result<Rc<Self>, JsValue> {
        let shared = KEPT.with(|kept| kept.borrow().0.upgrade());
        if let Some(realm) = shared {
            return Ok(realm);
        }
        let realm = Rc::new(Self::open()?);
        let lasting = realm.frame.is_none().then(|| Rc::clone(&realm));
        KEPT.with(|kept| kept.replace((Rc::downgrade(&realm), lasting)));
        Ok(realm)
    }

    fn open() -> Result<Self, JsValue> {
        let frame = Frame::open()?;
        let window = frame.window()?;
        let function = js::get(&window, "Function")?;
        let to_string = js::get(&js::get(&function, "prototype")?, "toString")?;
        // An interface that nobody asked for is not there any more once the frame is
        // gone.
        for interface in INTERFACES {
            js::get(&window, interface)?;
        }
        // Some of a realm's functions answer only while its frame is in the page.
        let capabilities = capabilities_of(&window);
        Ok(Self {
            window,
            to_string,
            capabilities,
            frame: (!frame.is_of_this_world()).then_some(frame),
        })
    }

    /// The codecs that another fresh realm claims at this moment: for sending, for receiving.
    pub(crate) fn capabilities_now() -> Result<[List; 2], JsValue> {
        let frame = Frame::open()?;
        Ok(capabilities_of(&frame.window()?))
    }

    /// The codecs that the realm claims: for sending, for receiving.
    pub(crate) fn capabilities(&self) -> &[List; 2] {
        &self.capabilities
    }

    /// The realm's global object.
    pub(crate) fn window(&self) -> &JsValue {
        &self.window
    }

    /// The realm's `Function.prototype.toString`.
    pub(crate) fn to_string(&self) -> &JsValue {
        &self.to_string
    }

    /// The prototype object of one of the realm's interfaces.
    pub(crate) fn prototype(&self, interface: &str) -> Result<JsValue, JsValue> {
        js::get(&js::get(&self.window, interface)?, "prototype")
    }

    /// Whether the realm's getter of this attribute works on `object`, which it
    /// does for the engine's own objects of any realm and for nothing else.
    pub(crate) fn brands(&self, interface: &str, attribute: &str, object: &JsValue) -> Flag {
        let getter = self
            .prototype(interface)
            .ok()
            .and_then(|prototype| read::getter(&prototype, attribute));
        match getter {
            Some(getter) => read::observe(js::apply(&getter, object, &read::arguments(&[])))
                .map(|value| !value.is_undefined()),
            None => Observation::skipped(skips::NO_REALM),
        }
    }
}

fn capabilities_of(window: &JsValue) -> [List; 2] {
    ["RTCRtpSender", "RTCRtpReceiver"].map(|interface| claimed(window, interface))
}

/// A hidden frame, removed on drop.
struct Frame(JsValue);

impl Frame {
    fn open() -> Result<Self, JsValue> {
        js::open_realm().map(Self)
    }

    fn window(&self) -> Result<JsValue, JsValue> {
        js::at(&self.0, 1)
    }

    /// Whether its natives outlive it: see `primitives.js`.
    fn is_of_this_world(&self) -> bool {
        js::at(&self.0, 2).is_ok_and(|is| is.is_truthy())
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        // A frame that the page has removed already is gone.
        let _ = js::at(&self.0, 0).and_then(|frame| js::close_realm(&frame));
    }
}
