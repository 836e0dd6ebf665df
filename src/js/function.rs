//! The source text of functions.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::thrown::Read;
use super::untrusted::Untrusted;

#[wasm_bindgen(module = "/src/js/function.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = native_to_string)]
    fn to_string_of_this_page() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = source)]
    fn source_by(to_string: &JsValue, function: &JsValue, name: &str) -> Result<u32, JsValue>;
    #[wasm_bindgen(catch)]
    fn own_text(function: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn code_at(text: &JsValue, index: u32) -> Result<i32, JsValue>;
}

#[wasm_bindgen(module = "/src/js/natives.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn text_of(to_string: &JsValue, function: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn native_function() -> Result<JsValue, JsValue>;
}

/// How a function's source text reads.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Source {
    /// Native code, under the expected name.
    Native,
    /// Native code under another name, or under none.
    NativeUnnamed,
    /// Anything else.
    Script,
}

/// This page's `Function.prototype.toString`.
pub(crate) fn native_to_string() -> Read<Untrusted<Function>> {
    Ok(to_string_of_this_page()?.into())
}

/// The source text by the `Function.prototype.toString` of some realm.
pub(crate) fn source<T>(
    to_string: &Untrusted<Function>,
    function: &Untrusted<T>,
    name: &str,
) -> Read<Source> {
    if source_by(to_string.value(), function.value(), name)? == 0 {
        return Ok(Source::Native);
    }
    Ok(Source::of(
        &text(&text_of(to_string.value(), function.value())?)?,
        name,
    ))
}

/// The source text by the function's own `toString`.
pub(crate) fn own_source<T>(function: &Untrusted<T>, name: &str) -> Read<Source> {
    Ok(Source::of(&text(&own_text(function.value())?)?, name))
}

/// Whether this engine writes the source text of its native functions in one line, by a
/// function that the page did not replace after the module began.
pub(crate) fn source_is_one_line(to_string: &Untrusted<Function>) -> Read<bool> {
    let text = text(&text_of(to_string.value(), &native_function()?)?)?;
    Ok(!text.contains('\n'))
}

/// The longest text of a native function, in UTF-16 code units.
const TEXT_LIMIT: u32 = 200;

/// A text, character by character: what turns whole strings into bytes belongs to the page.
/// Empty for what is no text or too long; a character outside ASCII becomes `?`.
fn text(value: &JsValue) -> Read<String> {
    let mut text = String::new();
    for index in 0..=TEXT_LIMIT {
        let Ok(code) = u8::try_from(code_at(value, index)?) else {
            return Ok(text);
        };
        text.push(if code == 0 { '?' } else { char::from(code) });
    }
    Ok(String::new())
}

impl Source {
    /// Reads `function name() { [native code] }`, in whatever lines.
    fn of(text: &str, name: &str) -> Self {
        let named = text
            .trim_ascii()
            .strip_prefix("function")
            .and_then(|rest| rest.strip_suffix('}'))
            .and_then(|rest| rest.trim_ascii_end().strip_suffix("[native code]"))
            .and_then(|rest| rest.trim_ascii_end().strip_suffix('{'))
            .and_then(|rest| rest.trim_ascii_end().strip_suffix("()"));
        let Some(named) = named.filter(|named| !named.contains('(')) else {
            return Self::Script;
        };
        let named = named.trim_ascii();
        let kinds = ["get ", "set "];
        let bare = kinds.iter().find_map(|kind| named.strip_prefix(kind));
        if bare.unwrap_or(named) == name {
            Self::Native
        } else {
            Self::NativeUnnamed
        }
    }
}
