//! What a browser must refuse.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::RtcPeerConnection;

use crate::js::dictionary::dictionary;
use crate::js::interface::InterfaceObject;
use crate::js::list::array;
use crate::js::promise::CallResult;
use crate::js::thrown::{Read, call_outcome, observe as read};
use crate::js::untrusted::{Any, Untrusted};
use crate::session::{Over, Session};
use ontrack_judge::evidence::{Flag, Observation, Text};

/// How long a refusal may take, in ms. Refusals need no network.
const REFUSAL_LIMIT_MS: f64 = 1000.0;

/// The address of a server whose scheme does not exist.
const NONSENSE_URL: &str = "nonsense:nowhere";

type Constructor = Untrusted<InterfaceObject<RtcPeerConnection>>;

/// `new RTCPeerConnection({ [member]: value })`. A connection that is constructed all the
/// same is closed at once.
pub(crate) fn construct_with(constructor: &Constructor, member: &str, value: &JsValue) -> Text {
    construct(constructor, member, value, |_| ()).0
}

/// The same with servers, and whether a connection that accepted them returns them.
pub(crate) fn construct_with_servers(constructor: &Constructor, servers: &JsValue) -> (Text, Flag) {
    let (outcome, kept) = construct(constructor, "iceServers", servers, keeps_url);
    (outcome, kept.unwrap_or_default())
}

fn construct<T>(
    constructor: &Constructor,
    member: &str,
    value: &JsValue,
    read: impl FnOnce(&Untrusted<RtcPeerConnection>) -> T,
) -> (Text, Option<T>) {
    let result = dictionary(&[(member, value)])
        .and_then(|configuration| constructor.construct(&[&configuration]));
    let outcome = call_outcome(&result);
    let found = result.ok().map(|connection| {
        let found = read(&connection);
        let _ = connection.close();
        found
    });
    (Observation::Value(outcome), found)
}

/// The address is a string in some engines and a list of one in others.
fn keeps_url(connection: &Untrusted<RtcPeerConnection>) -> Flag {
    read(|| {
        let servers: Untrusted<Array> = connection.configuration()?.get("iceServers")?;
        let is_nonsense = |url: &Any| url.as_string(32).as_deref() == Some(NONSENSE_URL);
        Ok(match &*servers.elements::<JsValue>() {
            [server] => {
                let urls: Any = server.get("urls").unwrap_or_default();
                is_nonsense(&urls) || matches!(&*urls.elements(), [url] if is_nonsense(url))
            }
            _ => false,
        })
    })
}

/// `[{ urls: … }]` with a scheme that does not exist.
pub(crate) fn nonsense_servers() -> Read<JsValue> {
    let server = dictionary(&[("urls", &NONSENSE_URL.into())])?;
    Ok(array(&[&server]).into())
}

/// How a refusal ended, in words.
pub(crate) async fn refusal(session: &Session, call: &CallResult) -> Result<Text, Over> {
    Ok(session.outcome(call, REFUSAL_LIMIT_MS).await?.0)
}
