//! Where the caller wants the track from.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::options::{SOURCES, wrong};
use crate::js::primitives as js;
use crate::js::read;
use crate::source::resource::Endpoint;
use crate::source::signaling::Host;
use crate::source::whep::Wanted;

/// The option `source`, checked.
pub(crate) enum Source {
    /// A synthetic offer.
    Offline,
    /// Two connections in the page.
    Loopback {
        /// Whether every claimed video codec is put to the proof.
        all_codecs: bool,
    },
    /// A server that the host page talks to.
    Signaling(Host),
    /// A WHEP endpoint.
    Whep(Wanted),
}

impl Source {
    /// How many connections its media takes.
    pub(crate) fn connections(&self) -> u32 {
        match self {
            Self::Offline => 0,
            Self::Loopback { .. } => 2,
            Self::Signaling(_) | Self::Whep(_) => 1,
        }
    }

    /// The word in the report.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Loopback { .. } => "loopback",
            Self::Signaling(_) => "signaling",
            Self::Whep(_) => "whep",
        }
    }

    /// A word, or an object with `kind` and what belongs to that kind.
    pub(super) fn read(source: &JsValue) -> Result<Self, JsValue> {
        let member = |name: &str| {
            if source.is_object() {
                js::option(source, name).map_err(|_| wrong("source", "an object that can be read"))
            } else {
                Ok(JsValue::UNDEFINED)
            }
        };
        let kind = if source.is_object() {
            member("kind")?
        } else {
            source.clone()
        };
        match read::string(&kind, 16).as_deref() {
            None if source.is_undefined() => Ok(Self::Offline),
            Some("offline") => Ok(Self::Offline),
            Some("loopback") => Ok(Self::Loopback {
                all_codecs: codecs(&member("codecs")?)?,
            }),
            Some("signaling") if source.is_object() => Ok(Self::Signaling(host(&member)?)),
            Some("whep") if source.is_object() => Ok(Self::Whep(whep(&member)?)),
            _ => Err(wrong("source", SOURCES)),
        }
    }
}

type Member<'a> = &'a dyn Fn(&str) -> Result<JsValue, JsValue>;

fn host(member: Member<'_>) -> Result<Host, JsValue> {
    let callback = |name: &str| {
        let callback = member(name)?;
        if callback.is_undefined() || callback.is_function() {
            Ok(callback)
        } else {
            Err(wrong(&["source.", name].concat(), "a function"))
        }
    };
    let host = Host {
        offer: callback("offer")?,
        answer: callback("answer")?,
        exchange: callback("exchange")?,
        candidate: callback("candidate")?,
        candidates: callback("candidates")?,
        servers: servers(member)?,
        channel: channel(member)?,
    };
    let is_offered = host.offer.is_function() && host.answer.is_function();
    if is_offered == host.exchange.is_function() {
        let takes = "either offer and answer, where the server offers, or exchange, where we do";
        return Err(wrong("source", takes));
    }
    Ok(host)
}

fn whep(member: Member<'_>) -> Result<Wanted, JsValue> {
    let takes = || wrong("source.url", "an http or https address");
    let url = js::absolute_url(&member("url")?).map_err(|_| takes())?;
    if !(url.starts_with("https:") || url.starts_with("http:")) {
        return Err(takes());
    }
    let token = member("token")?;
    let is_plain =
        |token: &String| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    let text = read::string(&token, 8192).filter(is_plain);
    if text.is_none() && !token.is_undefined() {
        return Err(wrong(
            "source.token",
            "the text after Bearer, without spaces",
        ));
    }
    Ok(Wanted {
        endpoint: Rc::new(Endpoint::new(url, text.as_deref())),
        channel: channel(member)?,
        servers: servers(member)?,
    })
}

fn servers(member: Member<'_>) -> Result<JsValue, JsValue> {
    let servers = member("iceServers")?;
    let is_list = js::is_array(&servers).unwrap_or(false);
    if servers.is_undefined() || is_list {
        Ok(servers)
    } else {
        Err(wrong(
            "source.iceServers",
            "an array, as RTCPeerConnection takes it",
        ))
    }
}

fn channel(member: Member<'_>) -> Result<bool, JsValue> {
    let channel = member("channel")?;
    match channel.as_bool() {
        Some(channel) => Ok(channel),
        None if channel.is_undefined() => Ok(false),
        None => Err(wrong("source.channel", "true or false")),
    }
}

fn codecs(codecs: &JsValue) -> Result<bool, JsValue> {
    match read::string(codecs, 16).as_deref() {
        None if codecs.is_undefined() => Ok(false),
        Some("default") => Ok(false),
        Some("all") => Ok(true),
        _ => Err(wrong("source.codecs", "\"default\" or \"all\"")),
    }
}
