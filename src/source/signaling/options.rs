//! What the page contributes to the source `signaling`.

use std::future::Future;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use crate::js::promise::promise_of;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};

/// How the page carries descriptions and candidates to its server.
#[must_use]
pub struct SignalingOptions {
    pub(super) exchange: Exchange,
    pub(super) candidate: Option<Callback>,
    pub(super) candidates: Option<Callback>,
    pub(super) ice_servers: JsValue,
    pub(super) channel: bool,
}

/// Which side offers.
pub(super) enum Exchange {
    /// The server offers.
    ServerOffers { offer: Callback, answer: Callback },
    /// The page offers.
    PageOffers(Callback),
}

impl SignalingOptions {
    /// The server offers. `offer` is called with nothing and gives the server's offer;
    /// `answer` is called with the answer, `{ type, sdp }`. A description is given as an
    /// object with `sdp`, or as its text alone.
    pub fn server_offers(offer: impl Into<Callback>, answer: impl Into<Callback>) -> Self {
        Self::new(Exchange::ServerOffers {
            offer: offer.into(),
            answer: answer.into(),
        })
    }

    /// The page offers. `exchange` is called with the offer, `{ type, sdp }`, and gives the
    /// server's answer: an object with `sdp`, or its text alone.
    pub fn page_offers(exchange: impl Into<Callback>) -> Self {
        Self::new(Exchange::PageOffers(exchange.into()))
    }

    fn new(exchange: Exchange) -> Self {
        Self {
            exchange,
            candidate: None,
            candidates: None,
            ice_servers: JsValue::UNDEFINED,
            channel: false,
        }
    }

    /// Is called with each local candidate, as `RTCIceCandidateInit`, and with `null` at
    /// their end.
    pub fn candidate(mut self, callback: impl Into<Callback>) -> Self {
        self.candidate = Some(callback.into());
        self
    }

    /// Is called once, with a function that takes the server's candidates. It may return a
    /// function, which is called when no more are wanted.
    pub fn candidates(mut self, callback: impl Into<Callback>) -> Self {
        self.candidates = Some(callback.into());
        self
    }

    /// `iceServers` of the connection's configuration.
    pub fn ice_servers(mut self, servers: Array) -> Self {
        self.ice_servers = servers.into();
        self
    }

    /// Whether the page's offer has a data channel; `false` by default.
    pub fn channel(mut self, channel: bool) -> Self {
        self.channel = channel;
        self
    }
}

/// A function that the probe calls, of JavaScript or of Rust.
#[derive(Clone)]
pub struct Callback {
    function: Function,
    _closure: Option<Rc<AsyncClosure>>,
}

type AsyncClosure = Closure<dyn Fn(JsValue) -> Promise>;

impl Callback {
    /// An asynchronous function of Rust. It is given the first argument, and its error is
    /// what the promise is rejected with.
    pub fn from_async<F>(callback: impl Fn(JsValue) -> F + 'static) -> Self
    where
        F: Future<Output = Result<JsValue, JsValue>> + 'static,
    {
        let closure = AsyncClosure::new(move |argument| promise_of(callback(argument)));
        Self {
            function: closure.as_ref().unchecked_ref::<Function>().clone(),
            _closure: Some(Rc::new(closure)),
        }
    }

    /// Calls it. What it throws is an error.
    pub(super) fn call(&self, arguments: &[&JsValue]) -> Read<Any> {
        Untrusted::of(&self.function).apply(&JsValue::UNDEFINED, arguments)
    }
}

impl From<Function> for Callback {
    fn from(function: Function) -> Self {
        Self {
            function,
            _closure: None,
        }
    }
}
