//! A connection of ours, closed on drop whatever happens.

use ontrack_judge::MediaReason;
use wasm_bindgen::JsValue;
use web_sys::RtcPeerConnection;

use crate::js::dictionary::dictionary;
use crate::js::interface::{InterfaceObject, scope};
use crate::js::thrown::{Read, Thrown};
use crate::js::untrusted::Untrusted;
use crate::observe::connection::is_limit_reached;
use crate::observe::environment;
use crate::session::Session;

/// A connection that closes itself.
pub(crate) struct OwnConnection(Untrusted<RtcPeerConnection>);

impl OwnConnection {
    /// `new RTCPeerConnection(…arguments)`. A connection that the browser refuses is not
    /// counted.
    pub(crate) fn open(
        session: &Session,
        constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
        arguments: &[&JsValue],
    ) -> Read<Self> {
        let connection = constructor.construct(arguments)?;
        session.connections.count_opened();
        Ok(Self(connection))
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &Untrusted<RtcPeerConnection> {
        &self.0
    }
}

impl Drop for OwnConnection {
    fn drop(&mut self) {
        // Closing twice does nothing, and what cannot be closed was no connection.
        let _ = self.0.close();
    }
}

/// The page's constructor, or the reason why there is none.
pub(crate) fn constructor() -> Result<Untrusted<InterfaceObject<RtcPeerConnection>>, &'static str> {
    let scope = scope().map_err(|_| MediaReason::NotAWindow.name())?;
    if environment::context(&scope) != "window" {
        return Err(MediaReason::NotAWindow.name());
    }
    scope
        .interface::<RtcPeerConnection>()
        .ok()
        .filter(Untrusted::is_function)
        .ok_or(MediaReason::ConstructorMissing.name())
}

/// The reason why the constructor threw.
pub(crate) fn refusal(error: &Thrown) -> &'static str {
    if is_limit_reached(error) {
        MediaReason::ResourceLimit.name()
    } else {
        MediaReason::ConstructorRefuses.name()
    }
}

/// `{ bundlePolicy: "max-bundle", iceServers }`: one transport for all media.
pub(crate) fn bundled(ice_servers: &JsValue) -> Read<JsValue> {
    let bundle_policy = JsValue::from("max-bundle");
    if ice_servers.is_undefined() {
        return dictionary(&[("bundlePolicy", &bundle_policy)]);
    }
    dictionary(&[
        ("bundlePolicy", &bundle_policy),
        ("iceServers", ice_servers),
    ])
}
