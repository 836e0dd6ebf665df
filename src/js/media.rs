//! The bindings to `media.js`, and owners that stop on drop what they started.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::MediaStreamTrack;

use super::thrown::Read;
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/media.js")]
extern "C" {
    /// A track of our own making.
    type Source;
    #[wasm_bindgen(method, getter)]
    fn track(this: &Source) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn stream(this: &Source) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn method(this: &Source) -> String;
    #[wasm_bindgen(method, getter)]
    fn ready(this: &Source) -> JsValue;
    #[wasm_bindgen(method, catch)]
    fn stop(this: &Source) -> Result<(), JsValue>;

    /// A video element that reads back what it shows.
    type Sink;
    #[wasm_bindgen(method, getter)]
    fn frames(this: &Sink) -> JsValue;
    #[wasm_bindgen(method, catch)]
    fn show(this: &Sink, track: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = stop)]
    fn close(this: &Sink) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn canvas_source(colours: &str, ms: f64) -> Result<Source, JsValue>;
    #[wasm_bindgen(catch)]
    fn audio_source() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn frame_sink(enough: u32, on_frames: &JsValue) -> Result<Sink, JsValue>;
}

/// A track that the probe makes: a canvas being painted, or a tone. It is stopped on drop.
pub(crate) struct MediaSource(Source);

impl MediaSource {
    /// Paints these colours, digits from 0 to 7, each for `ms`.
    pub(crate) fn canvas(colours: &str, ms: f64) -> Read<Self> {
        Ok(Self(canvas_source(colours, ms)?))
    }

    /// Makes a tone; otherwise the word why the page cannot.
    pub(crate) fn audio() -> Read<Result<Self, String>> {
        let made = audio_source()?;
        if made.is_object() {
            Ok(Ok(Self(made.unchecked_into())))
        } else {
            Ok(Err(made.as_string().unwrap_or_default()))
        }
    }

    /// The promise of a word that is empty once the track is there. `None` where it is there
    /// at once.
    pub(crate) fn ready(&self) -> Option<Untrusted<Promise>> {
        let ready = self.0.ready();
        ready.is_object().then(|| ready.into())
    }

    pub(crate) fn track(&self) -> Untrusted<MediaStreamTrack> {
        self.0.track().into()
    }

    /// The stream that the track is in; `None` for a tone.
    pub(crate) fn stream(&self) -> Option<JsValue> {
        Some(self.0.stream()).filter(JsValue::is_object)
    }

    /// How the tone is made: `generator` or `audio-context`.
    pub(crate) fn method(&self) -> String {
        self.0.method()
    }
}

impl Drop for MediaSource {
    fn drop(&mut self) {
        // If the page broke what stops it, it cannot be stopped any better.
        let _ = self.0.stop();
    }
}

/// A video element outside the document, and what its frames show. It is closed on drop.
pub(crate) struct FrameSink {
    sink: Sink,
    _on_frames: Closure<dyn Fn(bool)>,
}

impl FrameSink {
    /// Opens one. `on_frames` is called with `true` at the first frame, and with `false`
    /// after `enough` changes of the colour.
    pub(crate) fn open(enough: u32, on_frames: impl Fn(bool) + 'static) -> Read<Self> {
        let on_frames = Closure::<dyn Fn(bool)>::new(on_frames);
        Ok(Self {
            sink: frame_sink(enough, on_frames.as_ref())?,
            _on_frames: on_frames,
        })
    }

    /// Shows this track too.
    pub(crate) fn show(&self, track: &Untrusted<MediaStreamTrack>) {
        // Whether the value is a track at all is seen in the statistics and by its brand.
        let _ = self.sink.show(track.value());
    }

    /// What was shown so far: `frames`, `colours`, `mosaics`, `readBack`, `size`, `remote`,
    /// `advance`, `play`.
    pub(crate) fn frames(&self) -> Any {
        self.sink.frames().into()
    }
}

impl Drop for FrameSink {
    fn drop(&mut self) {
        // If the page broke what closes it, it cannot be closed any better.
        let _ = self.sink.close();
    }
}
