//! A connection of ours, closed on drop whatever happens.

use ontrack_judge::MediaReason;
use wasm_bindgen::JsValue;
use web_sys::RtcPeerConnection;

use crate::js::connection;
use crate::js::dictionary::dictionary;
use crate::js::held::Held;
use crate::js::interface::{InterfaceObject, scope};
use crate::js::thrown::{Read, Thrown};
use crate::js::untrusted::Untrusted;
use crate::observe::connection::is_limit_reached;
use crate::observe::environment;
use crate::session::Session;

/// A connection that closes itself. Closing twice does nothing, and what cannot be closed was no
/// connection.
pub(crate) struct OwnConnection {
    connection: Untrusted<RtcPeerConnection>,
    _held: Held,
}

impl OwnConnection {
    /// `new RTCPeerConnection(…arguments)`. A connection that the browser refuses is not
    /// counted.
    pub(crate) fn open(
        session: &Session,
        constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
        list: &[&JsValue],
    ) -> Read<Self> {
        let (connection, held) = connection::open(constructor, list)?;
        session.connections.count_opened();
        Ok(Self {
            connection,
            _held: held,
        })
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &Untrusted<RtcPeerConnection> {
        &self.connection
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
