//! The survey of the interfaces of WebRTC: one call for all their members.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::primitives as js;
use super::realm::Realm;
use super::text::{TEXT_LIMIT, string};
use super::thrown::Read;
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/survey.js")]
extern "C" {
    /// What `survey` returns.
    type Found;
    #[wasm_bindgen(method, getter)]
    fn members(this: &Found) -> f64;
    #[wasm_bindgen(method, getter)]
    fn others(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn removed(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn natives(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn constructors(this: &Found) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn discovered(this: &Found) -> f64;

    #[wasm_bindgen(catch)]
    fn interface_names(scope: &JsValue, realm: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn survey(
        names: &JsValue,
        scope: &JsValue,
        realm: &JsValue,
        here: &JsValue,
        in_fresh_realm: &JsValue,
    ) -> Result<Found, JsValue>;
}

/// The most elements taken from a list. A page can make up members without end.
const ELEMENT_LIMIT: f64 = 3000.0;

/// The names of the interfaces of WebRTC.
pub(crate) struct Interfaces(JsValue);

impl Interfaces {
    /// Those of a page and of a fresh realm.
    pub(crate) fn of(scope: &Untrusted<Window>, realm: Option<&Untrusted<Window>>) -> Self {
        let realm = realm.cloned().unwrap_or_default();
        Self(interface_names(scope.value(), realm.value()).unwrap_or_default())
    }
}

/// A member that does not read as native.
pub(crate) struct Other {
    pub(crate) interface: String,
    pub(crate) name: String,
    /// The object that has it; `undefined` for the interface itself.
    pub(crate) owner: Any,
}

/// Named functions that read as native.
pub(crate) struct Natives {
    pub(crate) members: NamedFunctions,
    pub(crate) constructors: NamedFunctions,
    /// Whether all of them were native in an earlier survey too.
    pub(crate) are_known: bool,
}

/// A list of names and functions.
pub(crate) struct NamedFunctions(JsValue);

impl NamedFunctions {
    pub(crate) fn to_vec(&self) -> Vec<(String, Untrusted<Function>)> {
        let list = elements(&self.0);
        list.chunks_exact(2)
            .filter_map(|pair| match pair {
                [name, function] => Some((string(name, TEXT_LIMIT)?, function.into())),
                _ => None,
            })
            .collect()
    }
}

/// The members of all interfaces, as `toString` of this page and of a fresh realm read them.
pub(crate) struct Survey {
    pub(crate) members: f64,
    pub(crate) others: Vec<Other>,
    /// What the fresh realm has and the page lacks.
    pub(crate) removed: Vec<String>,
    pub(crate) natives: Natives,
}

impl Survey {
    pub(crate) fn of(
        scope: &Untrusted<Window>,
        realm: Option<&Realm>,
        here: &Untrusted<Function>,
    ) -> Read<Self> {
        let own_names;
        let (names, window, in_fresh_realm) = match realm {
            Some(realm) => (
                realm.interfaces(),
                realm.window().value(),
                realm.to_string(),
            ),
            None => {
                own_names = Interfaces::of(scope, None);
                (&own_names, &JsValue::UNDEFINED, here)
            }
        };
        let found = survey(
            &names.0,
            scope.value(),
            window,
            here.value(),
            in_fresh_realm.value(),
        )?;
        let others = elements(&found.others());
        let removed = elements(&found.removed());
        Ok(Self {
            members: found.members(),
            others: others.chunks_exact(3).filter_map(other).collect(),
            removed: removed
                .iter()
                .filter_map(|name| string(name, TEXT_LIMIT))
                .collect(),
            natives: Natives {
                members: NamedFunctions(found.natives()),
                constructors: NamedFunctions(found.constructors()),
                are_known: found.discovered() == 0.0,
            },
        })
    }
}

fn other(triple: &[JsValue]) -> Option<Other> {
    let [interface, owner, name] = triple else {
        return None;
    };
    Some(Other {
        interface: string(interface, TEXT_LIMIT)?,
        name: string(name, TEXT_LIMIT)?,
        owner: owner.into(),
    })
}

/// The elements of a list that `survey.js` has made.
fn elements(list: &JsValue) -> Vec<JsValue> {
    let length = js::get(list, "length")
        .ok()
        .and_then(|length| length.as_f64());
    (0..length.unwrap_or(0.0).min(ELEMENT_LIMIT) as u32)
        .filter_map(|index| js::at(list, index).ok())
        .collect()
}
