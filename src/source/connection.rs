//! A connection of ours, closed on drop whatever happens.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use crate::observe::connection::is_limit_reached;
use crate::observe::environment;
use crate::session::Session;

/// A connection that closes itself.
pub(crate) struct OwnConnection(JsValue);

impl OwnConnection {
    /// `new RTCPeerConnection(…arguments)`. A connection that the browser refuses is not
    /// counted.
    pub(crate) fn open(
        session: &Session,
        constructor: &JsValue,
        arguments: &[&JsValue],
    ) -> Result<Self, JsValue> {
        let connection = js::construct(constructor, &read::arguments(arguments))?;
        session.connections.count_opened();
        Ok(Self(connection))
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }
}

impl Drop for OwnConnection {
    fn drop(&mut self) {
        // Closing twice does nothing, and what cannot be closed was no connection.
        let _ = read::call(&self.0, "close", &[]);
    }
}

/// The page's constructor, or the reason why there is none.
pub(crate) fn constructor() -> Result<JsValue, &'static str> {
    let scope = js::scope().map_err(|_| "not-a-window")?;
    if environment::context(&scope) != "window" {
        return Err("not-a-window");
    }
    js::get(&scope, "RTCPeerConnection")
        .ok()
        .filter(JsValue::is_function)
        .ok_or("constructor-missing")
}

/// The reason why the constructor threw.
pub(crate) fn refusal(error: &JsValue) -> &'static str {
    if is_limit_reached(error) {
        "resource-limit"
    } else {
        "constructor-refuses"
    }
}

/// `{ bundlePolicy: "max-bundle", iceServers }`: one transport for all media.
pub(crate) fn bundled(ice_servers: &JsValue) -> Result<JsValue, JsValue> {
    let configuration = js::object()?;
    js::set(&configuration, "bundlePolicy", &"max-bundle".into())?;
    if !ice_servers.is_undefined() {
        js::set(&configuration, "iceServers", ice_servers)?;
    }
    Ok(configuration)
}
