//! What a browser must refuse.

use wasm_bindgen::JsValue;

use crate::clock::{Clock, Over};
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::read;
use ontrack_judge::evidence::{Flag, Observation, Text};

/// How long a refusal may take, in ms. Refusals need no network.
const REFUSAL_LIMIT_MS: f64 = 1000.0;

/// The address of a server whose scheme does not exist.
const NONSENSE_URL: &str = "nonsense:nowhere";

/// `new RTCPeerConnection({ [member]: value })`. What constructs all the same is
/// closed at once.
pub(crate) fn construct_with(constructor: &JsValue, member: &str, value: &JsValue) -> Text {
    attempt(constructor, member, value, |_| ()).0
}

/// The same with servers, and whether a connection that took them gives them back.
pub(crate) fn construct_with_servers(constructor: &JsValue, servers: &JsValue) -> (Text, Flag) {
    let (manner, kept) = attempt(constructor, "iceServers", servers, keeps_url);
    (manner, kept.unwrap_or_default())
}

fn attempt<T>(
    constructor: &JsValue,
    member: &str,
    value: &JsValue,
    look_at: impl FnOnce(&JsValue) -> T,
) -> (Text, Option<T>) {
    let result = js::object().and_then(|configuration| {
        js::set(&configuration, member, value)?;
        js::construct(constructor, &read::arguments(&[&configuration]))
    });
    let manner = read::call_outcome(&result);
    let seen = result.ok().map(|connection| {
        let seen = look_at(&connection);
        let _ = read::call(&connection, "close", &[]);
        seen
    });
    (Observation::Value(manner), seen)
}

/// The address is a string in some engines and a list of one in others.
fn keeps_url(connection: &JsValue) -> Flag {
    let servers = read::call(connection, "getConfiguration", &[])
        .and_then(|configuration| js::get(&configuration, "iceServers"));
    read::observe(servers.map(|servers| match &*read::elements(&servers) {
        [server] => {
            let urls = js::get(server, "urls").unwrap_or_default();
            let is_nonsense =
                |url: &JsValue| read::string(url, 32).as_deref() == Some(NONSENSE_URL);
            is_nonsense(&urls) || matches!(&*read::elements(&urls), [url] if is_nonsense(url))
        }
        _ => false,
    }))
}

/// `[{ urls: … }]` with a scheme that does not exist.
pub(crate) fn nonsense_servers() -> Result<JsValue, JsValue> {
    let server = js::object()?;
    js::set(&server, "urls", &NONSENSE_URL.into())?;
    Ok(read::arguments(&[&server]).into())
}

/// How a refusal ended, in words.
pub(crate) async fn refusal(clock: &Clock, call: &CallResult) -> Result<Text, Over> {
    Ok(clock.outcome(call, REFUSAL_LIMIT_MS).await?.0)
}
