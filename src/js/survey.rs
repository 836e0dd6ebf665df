//! The survey of the interfaces of WebRTC: one call for all their members.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::realm::Realm;
use super::text::TEXT_LIMIT;
use super::thrown::Read;
use super::untrusted::{Any, Untrusted};

#[wasm_bindgen(module = "/src/js/survey.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn interface_names(scope: &JsValue, realm: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    fn functions_of(list: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = survey)]
    fn survey_of(
        names: &JsValue,
        scope: &JsValue,
        realm: &JsValue,
        here: &JsValue,
        in_fresh_realm: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// The most elements taken from a list. A page can make up members without end.
const LIST_LIMIT: u32 = 1000;

/// The names of the interfaces of WebRTC.
pub(crate) struct Interfaces(JsValue);

impl Interfaces {
    /// Those of a page and of a fresh realm, which may be `undefined`.
    pub(crate) fn of(scope: &Untrusted<Window>, realm: &Untrusted<Window>) -> Self {
        Self(interface_names(scope.value(), realm.value()).unwrap_or_default())
    }
}

/// A function and the name of the member that it is.
pub(crate) type NamedFunction = (String, Untrusted<Function>);

/// The members of all interfaces, as `toString` of this page and of a fresh realm read them.
pub(crate) struct Survey(Any);

impl Survey {
    pub(crate) fn of(
        scope: &Untrusted<Window>,
        realm: Option<&Realm>,
        here: &Untrusted<Function>,
    ) -> Read<Self> {
        let nothing = Untrusted::default();
        let own_names;
        let (names, window, in_fresh_realm) = match realm {
            Some(realm) => (realm.interfaces(), realm.window(), realm.to_string()),
            None => {
                own_names = Interfaces::of(scope, &nothing);
                (&own_names, &nothing, here)
            }
        };
        let found = survey_of(
            &names.0,
            scope.value(),
            window.value(),
            here.value(),
            in_fresh_realm.value(),
        );
        Ok(Self(found?.into()))
    }

    /// What was seen of all members.
    pub(crate) fn found(&self) -> &Any {
        &self.0
    }

    /// The elements of one of its lists.
    pub(crate) fn list(&self, key: &str) -> impl Iterator<Item = Any> {
        elements(self.0.get(key).unwrap_or_default())
    }

    /// One of its lists of functions.
    pub(crate) fn functions(&self, key: &str) -> FunctionList {
        FunctionList(self.0.get(key).unwrap_or_default())
    }
}

/// A list of objects with the name and the value of a function.
pub(crate) struct FunctionList(Any);

impl FunctionList {
    pub(super) const fn new(list: JsValue) -> Self {
        Self(Any::new(list))
    }

    /// The list itself.
    pub(super) fn value(&self) -> &JsValue {
        self.0.value()
    }

    /// Its functions without their names.
    pub(super) fn functions(&self) -> JsValue {
        functions_of(self.value()).unwrap_or_default()
    }

    /// Its functions.
    pub(crate) fn all(&self) -> Vec<NamedFunction> {
        let named = |one: Any| Some((one.string_at("name", TEXT_LIMIT)?, one.get("value").ok()?));
        elements(self.0.clone()).filter_map(named).collect()
    }
}

fn elements(list: Any) -> impl Iterator<Item = Any> {
    (0..LIST_LIMIT).map_while(move |index| list.at(index).ok().filter(Any::is_object))
}
