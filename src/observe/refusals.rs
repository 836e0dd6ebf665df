//! What a browser must refuse.

use wasm_bindgen::JsValue;

use crate::clock::{Clock, Over};
use crate::js::look;
use crate::js::pending::{Pending, Settled, adopt};
use crate::js::primitives as js;
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
        js::construct(constructor, &look::arguments(&[&configuration]))
    });
    let manner = look::manner(&result);
    let seen = result.ok().map(|connection| {
        let seen = look_at(&connection);
        let _ = look::call(&connection, "close", &[]);
        seen
    });
    (Observation::Value(manner), seen)
}

/// The address is a string in some engines and a list of one in others.
fn keeps_url(connection: &JsValue) -> Flag {
    let servers = look::call(connection, "getConfiguration", &[])
        .and_then(|configuration| js::get(&configuration, "iceServers"));
    look::told(servers.map(|servers| match &*look::elements(&servers) {
        [server] => {
            let urls = js::get(server, "urls").unwrap_or_default();
            let is_nonsense =
                |url: &JsValue| look::string(url, 32).as_deref() == Some(NONSENSE_URL);
            is_nonsense(&urls) || matches!(&*look::elements(&urls), [url] if is_nonsense(url))
        }
        _ => false,
    }))
}

/// `[{ urls: … }]` with a scheme that does not exist.
pub(crate) fn nonsense_servers() -> Result<JsValue, JsValue> {
    let server = js::object()?;
    js::set(&server, "urls", &NONSENSE_URL.into())?;
    Ok(look::arguments(&[&server]).into())
}

/// A call of a method, whose outcome may be known later.
pub(crate) enum Attempt {
    /// It threw.
    Threw(JsValue),
    /// It gave something that is neither a promise nor anything like it.
    Returned,
    /// It gave a promise.
    Promised(Pending<Settled>),
}

impl Attempt {
    /// Takes the result of a call.
    pub(crate) fn of(result: &Result<JsValue, JsValue>) -> Self {
        match result {
            Err(error) => Self::Threw(error.clone()),
            Ok(value) if !value.is_object() && !value.is_function() => Self::Returned,
            Ok(value) => Self::Promised(adopt(value)),
        }
    }

    /// How it ended, in words, and the value it resolved with.
    pub(crate) async fn outcome(
        &self,
        clock: &Clock,
        limit_ms: f64,
    ) -> Result<(Text, Option<JsValue>), Over> {
        let words = match self {
            Self::Threw(error) => look::with_name("throws ", error),
            Self::Returned => String::from("returns"),
            Self::Promised(pending) => match clock.within(limit_ms, pending).await? {
                None => return Ok((Observation::TimedOut, None)),
                Some(Ok(value)) => return Ok((Observation::Value("resolves".into()), Some(value))),
                Some(Err(error)) => look::with_name("rejects ", &error),
            },
        };
        clock.timely((Observation::Value(words), None))
    }

    /// How a refusal ended, in words.
    pub(crate) async fn refusal(&self, clock: &Clock) -> Result<Text, Over> {
        Ok(self.outcome(clock, REFUSAL_LIMIT_MS).await?.0)
    }
}
