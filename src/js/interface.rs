//! Interfaces of the platform: their names, interface objects and prototype objects.

use std::marker::PhantomData;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::primitives as js;
use super::thrown::{Read, Thrown};
use super::untrusted::{Any, Untrusted};

/// A type of web-sys by the name that pages know it by.
pub(crate) trait Interface {
    const NAME: &'static str;
}

/// Label of an interface object: `RTCPeerConnection` itself.
pub(crate) struct InterfaceObject<T>(PhantomData<T>);

/// Label of a prototype object: `RTCPeerConnection.prototype`.
pub(crate) struct Prototype<T>(PhantomData<T>);

/// The global object of this page.
pub(crate) fn scope() -> Read<Untrusted<Window>> {
    Ok(js::scope()?.into())
}

impl Untrusted<Window> {
    /// The interface object of this name.
    pub(crate) fn interface<T: Interface>(&self) -> Read<Untrusted<InterfaceObject<T>>> {
        self.get(T::NAME)
    }

    /// The prototype object of this interface.
    pub(crate) fn prototype<T: Interface>(&self) -> Read<Untrusted<Prototype<T>>> {
        self.prototype_named(T::NAME)
    }

    /// The prototype object of the interface of this name.
    pub(crate) fn prototype_named<T>(&self, interface: &str) -> Read<Untrusted<Prototype<T>>> {
        self.get::<JsValue>(interface)?.get("prototype")
    }
}

impl<T> Untrusted<InterfaceObject<T>> {
    /// `new Interface(...list)`
    pub(crate) fn construct(&self, list: &[&JsValue]) -> Read<Untrusted<T>> {
        match js::construct(self.value(), list) {
            Ok(object) => Ok(object.into()),
            Err(error) => Err(Thrown::from(error)),
        }
    }

    pub(crate) fn prototype(&self) -> Read<Untrusted<Prototype<T>>> {
        self.get("prototype")
    }
}

impl<T> Untrusted<Prototype<T>> {
    /// The getter of an attribute, found where the page's own code would find it: a subclass
    /// inherits it.
    pub(crate) fn getter(&self, attribute: &str) -> Option<Untrusted<Function>> {
        getter(self.value(), attribute)
    }
}

fn getter(prototype: &JsValue, attribute: &str) -> Option<Untrusted<Function>> {
    const DEPTH_LIMIT: usize = 8;
    let mut owner = Any::new(prototype.clone());
    for _ in 0..DEPTH_LIMIT {
        let own = owner.descriptor(attribute).ok()?;
        if own.is_object() {
            return own.get("get").ok().filter(Untrusted::is_function);
        }
        owner = owner.prototype_of().ok().filter(|owner| !owner.is_null())?;
    }
    None
}
