//! The finer measure of the stack: finds script that passes no arguments on, where the engine
//! lets it be found.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::list::arguments;
use super::stack_depth::{CallKind, StackProbe};
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/stack_arguments.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn taking_fewer(
        native: &JsValue,
        candidates: &Array,
        construct: bool,
        configuration: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// How often it is tried until script is told from native code: frames change their size while the
/// engine optimises the code.
const ATTEMPTS: u32 = 4;
/// How many times in a row a function must take a shorter list.
const CONFIRMATIONS: u32 = 4;

type Named = (String, Untrusted<Function>);

impl StackProbe {
    /// The names of those functions that take fewer arguments than native code. None where the
    /// engine tells nothing apart.
    pub(crate) fn taking_fewer_arguments(&self, functions: &[Named]) -> Vec<String> {
        let mut suspects: Vec<&Named> = functions.iter().collect();
        for _ in 0..CONFIRMATIONS {
            if suspects.is_empty() {
                break;
            }
            suspects = (0..ATTEMPTS)
                .find_map(|_| self.fewer_of(&suspects))
                .unwrap_or_default();
        }
        suspects.into_iter().map(|(name, _)| name.clone()).collect()
    }

    fn fewer_of<'a>(&self, functions: &[&'a Named]) -> Option<Vec<&'a Named>> {
        let candidates: Vec<&JsValue> = functions
            .iter()
            .map(|(_, function)| function.value())
            .collect();
        let found = taking_fewer(
            self.control.value(),
            &arguments(&candidates),
            self.kind == CallKind::Construct,
            &self.configuration,
        );
        let found = Any::new(found.ok().filter(JsValue::is_object)?);
        let indices = found.elements::<JsValue>().into_iter();
        let indices = indices.filter_map(|index| index.value().as_f64());
        Some(
            indices
                .filter_map(|index| functions.get(index as usize).copied())
                .collect(),
        )
    }
}
