//! What a browser must refuse.

use wasm_bindgen::JsValue;

use crate::browser::clock::{Clock, Over};
use crate::browser::look;
use crate::browser::pending::{Pending, Settled, adopt};
use crate::browser::primitives as js;
use crate::evidence::{Observation, Text};

/// How long a refusal may take, in ms. Refusals need no network.
const REFUSAL_LIMIT_MS: f64 = 1000.0;

/// `new RTCPeerConnection({ [member]: value })`. What constructs all the same is
/// closed at once.
pub(crate) fn construct_with(constructor: &JsValue, member: &str, value: &JsValue) -> Text {
    let result = js::object().and_then(|configuration| {
        js::set(&configuration, member, value)?;
        js::construct(constructor, &look::arguments(&[&configuration]))
    });
    let manner = look::manner(&result);
    if let Ok(connection) = result {
        let _ = look::call(&connection, "close", &[]);
    }
    Observation::Value(manner)
}

/// `[{ urls: … }]` with a scheme that does not exist.
pub(crate) fn nonsense_servers() -> Result<JsValue, JsValue> {
    let server = js::object()?;
    js::set(&server, "urls", &"nonsense:nowhere".into())?;
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
