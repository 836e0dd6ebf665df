//! The finer measure of the stack: finds script that passes no arguments on, where the engine
//! lets it be found.

use wasm_bindgen::prelude::*;

use super::list::strings;
use super::stack_depth::{CallKind, StackProbe};
use super::survey::FunctionList;

#[wasm_bindgen(module = "/src/js/stack_arguments.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn taking_fewer(
        native: &JsValue,
        candidates: &JsValue,
        construct: bool,
        configuration: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

impl StackProbe {
    /// The names of those functions of a list that take fewer arguments than native code. None
    /// where the engine tells nothing apart.
    pub(crate) fn taking_fewer_arguments(&self, candidates: &FunctionList) -> Vec<String> {
        let construct = self.kind == CallKind::Construct;
        let native = self.control.value();
        taking_fewer(native, candidates.value(), construct, &self.configuration)
            .map_or_else(|_| Vec::new(), |names| strings(&names))
    }
}
