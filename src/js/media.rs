//! The bindings to `media.js`, and owners that let go on drop.

use wasm_bindgen::prelude::*;

use super::primitives as js;

#[wasm_bindgen(module = "/src/js/media.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn paint(colours: &str, ms: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn hum() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn stop(source: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn open_screen(enough: u32, told: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn show(screen: &JsValue, track: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn entries_of(
        report: &JsValue,
        kind: &str,
        values: &JsValue,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    pub(crate) fn digest(certificate: &JsValue) -> Result<JsValue, JsValue>;
}

/// Something of ours that runs in the page until it is dropped: a canvas being
/// painted, a sound being made.
pub(crate) struct Running(JsValue);

impl Running {
    /// Paints these colours, digits from 0 to 7, one each `ms`.
    pub(crate) fn painting(colours: &str, ms: f64) -> Result<Self, JsValue> {
        paint(colours, ms).map(Self)
    }

    /// A sound, or the word why there is none.
    pub(crate) fn sound() -> Result<Result<Self, JsValue>, JsValue> {
        hum().map(|made| {
            if made.is_object() {
                Ok(Self(made))
            } else {
                Err(made)
            }
        })
    }

    /// The promise of a word that is empty when the track is there, where it takes time.
    pub(crate) fn ready(&self) -> Option<JsValue> {
        js::at(&self.0, 3).ok().filter(JsValue::is_object)
    }

    /// The track that it gives.
    pub(crate) fn track(&self) -> JsValue {
        js::at(&self.0, 0).unwrap_or_default()
    }

    /// What else there is: the stream of a painting, the name of a sound.
    pub(crate) fn more(&self) -> JsValue {
        js::at(&self.0, 2).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // What the page has broken cannot be stopped any better.
        let _ = stop(&self.0);
    }
}

/// A video element outside the document, and what its frames show.
pub(crate) struct FrameSink {
    handle: Running,
    _told: Closure<dyn Fn(bool)>,
}

impl FrameSink {
    /// Opens one; `told` hears of the first frame with `true`, and with `false` when
    /// `enough` changes of the colour were seen.
    pub(crate) fn open(enough: u32, told: impl Fn(bool) + 'static) -> Result<Self, JsValue> {
        let told = Closure::<dyn Fn(bool)>::new(told);
        let handle = open_screen(enough, told.as_ref())?;
        Ok(Self {
            handle: Running(handle),
            _told: told,
        })
    }

    /// Shows this track too.
    pub(crate) fn show(&self, track: &JsValue) {
        // A track that no element takes is told by the statistics and its brand.
        let _ = show(&self.handle.0, track);
    }

    /// What was seen so far: `frames`, `colours`, `readBack`, `size`, `remote`,
    /// `advance`, `play`.
    pub(crate) fn seen(&self) -> JsValue {
        self.handle.track()
    }
}
