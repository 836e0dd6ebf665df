//! What a caller asks of a WHEP endpoint.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::resource::Endpoint;
use crate::invalid_option::InvalidOption;
use crate::js::primitives as js;

/// A WHEP endpoint and how to ask it.
#[must_use]
pub struct WhepOptions {
    pub(super) endpoint: Rc<Endpoint>,
    pub(super) channel: bool,
    pub(super) ice_servers: JsValue,
}

impl WhepOptions {
    /// The endpoint's address: a string, or a `URL` of the page. A relative one is resolved
    /// against the document's.
    ///
    /// # Errors
    ///
    /// [`InvalidOption`] unless it is an http or https address.
    pub fn new(url: impl Into<JsValue>) -> Result<Self, InvalidOption> {
        js::absolute_url(&url.into())
            .ok()
            .filter(|url| url.starts_with("https:") || url.starts_with("http:"))
            .map(|url| Self {
                endpoint: Rc::new(Endpoint::new(url, None)),
                channel: false,
                ice_servers: JsValue::UNDEFINED,
            })
            .ok_or(InvalidOption::new("source.url", "an http or https address"))
    }

    /// The bearer token of each request.
    ///
    /// # Errors
    ///
    /// [`InvalidOption`] unless it is printable ASCII without spaces.
    pub fn token(mut self, token: &str) -> Result<Self, InvalidOption> {
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(InvalidOption::new(
                "source.token",
                "the text after Bearer, without spaces",
            ));
        }
        self.endpoint = Rc::new(Endpoint::new(self.endpoint.url().into(), Some(token)));
        Ok(self)
    }

    /// `iceServers` of the connection's configuration.
    pub fn ice_servers(mut self, servers: Array) -> Self {
        self.ice_servers = servers.into();
        self
    }

    /// Whether the offer has a data channel, which few servers accept; `false` by default.
    pub fn channel(mut self, channel: bool) -> Self {
        self.channel = channel;
        self
    }
}
