//! The option `source`.

use ontrack_probe::{Codecs, SignalingOptions, Source, WhepOptions};
use wasm_bindgen::JsValue;

use crate::reader::{Reader, refused, text, wrong};

/// What the option `source` takes.
const SOURCES: &str =
    "\"offline\", \"loopback\", or an object whose kind is one of them, \"signaling\" or \"whep\"";

/// The longest name of a source that is read.
const KIND_LIMIT: u32 = 16;

/// Accepts `"offline"`, `{ kind: "offline" }` or nothing.
pub(crate) fn offline(source: &JsValue) -> Result<(), JsValue> {
    let takes = || wrong("source", SOURCES);
    let kind = if source.is_object() {
        Reader::of_source(source)
            .value("kind")
            .map_err(|_| takes())?
    } else {
        source.clone()
    };
    match text(&kind, KIND_LIMIT).as_deref() {
        Some("offline") => Ok(()),
        None if source.is_undefined() => Ok(()),
        _ => Err(takes()),
    }
}

/// A word, or an object with `kind` and what belongs to that kind.
pub(crate) fn any(source: &JsValue) -> Result<Source, JsValue> {
    let members = Reader::of_source(source);
    let kind = if source.is_object() {
        members.value("kind")?
    } else {
        source.clone()
    };
    match text(&kind, KIND_LIMIT).as_deref() {
        None if source.is_undefined() => Ok(Source::Offline),
        Some("offline") => Ok(Source::Offline),
        Some("loopback") => Ok(Source::Loopback {
            codecs: codecs(&members)?,
        }),
        Some("signaling") if source.is_object() => Ok(Source::Signaling(signaling(&members)?)),
        Some("whep") if source.is_object() => Ok(Source::Whep(whep(&members)?)),
        _ => Err(wrong("source", SOURCES)),
    }
}

fn codecs(members: &Reader<'_>) -> Result<Codecs, JsValue> {
    let codecs = members.read("codecs", "\"default\" or \"all\"", |value| {
        match text(value, KIND_LIMIT)?.as_str() {
            "default" => Some(Codecs::Default),
            "all" => Some(Codecs::All),
            _ => None,
        }
    })?;
    Ok(codecs.unwrap_or_default())
}

fn signaling(members: &Reader<'_>) -> Result<SignalingOptions, JsValue> {
    let offer = members.function("offer")?;
    let answer = members.function("answer")?;
    let exchange = members.function("exchange")?;
    let candidate = members.function("candidate")?;
    let candidates = members.function("candidates")?;
    let ice_servers = members.ice_servers()?;
    let channel = members.flag("channel")?;
    let mut options = match (offer, answer, exchange) {
        (Some(offer), Some(answer), None) => SignalingOptions::server_offers(offer, answer),
        (None, _, Some(exchange)) | (_, None, Some(exchange)) => {
            SignalingOptions::page_offers(exchange)
        }
        _ => {
            let takes =
                "either offer and answer, where the server offers, or exchange, where we do";
            return Err(wrong("source", takes));
        }
    };
    if let Some(candidate) = candidate {
        options = options.candidate(candidate);
    }
    if let Some(candidates) = candidates {
        options = options.candidates(candidates);
    }
    if let Some(servers) = ice_servers {
        options = options.ice_servers(servers);
    }
    Ok(options.channel(channel.unwrap_or_default()))
}

fn whep(members: &Reader<'_>) -> Result<WhepOptions, JsValue> {
    let mut options = WhepOptions::new(members.value("url")?).map_err(refused)?;
    let takes = "the text after Bearer, without spaces";
    if let Some(token) = members.read("token", takes, JsValue::as_string)? {
        options = options.token(&token).map_err(refused)?;
    }
    if let Some(servers) = members.ice_servers()? {
        options = options.ice_servers(servers);
    }
    Ok(options.channel(members.flag("channel")?.unwrap_or_default()))
}
