//! The interfaces of WebRTC and their members.

use wasm_bindgen::JsValue;

use super::source_words;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{Observation, Text};

/// The interfaces that an engine with WebRTC has.
const FAMILY: &[&str] = &[
    "RTCPeerConnection",
    "RTCTrackEvent",
    "RTCRtpReceiver",
    "RTCRtpSender",
    "RTCRtpTransceiver",
    "RTCSessionDescription",
    "RTCIceCandidate",
    "RTCDataChannel",
    "RTCDtlsTransport",
    "RTCStatsReport",
    "MediaStream",
    "MediaStreamTrack",
];

/// The interfaces whose members the probe relies on.
const SURVEYED: &[&str] = &[
    "RTCPeerConnection",
    "RTCTrackEvent",
    "RTCRtpReceiver",
    "RTCRtpSender",
    "RTCRtpTransceiver",
    "MediaStreamTrack",
    "MediaStream",
    "EventTarget",
    "RTCStatsReport",
];

/// The most names that are listed for one kind of deviation.
const NAME_LIMIT: usize = 24;

pub(crate) fn observe(scope: &JsValue, realm: Option<&Realm>) -> Surface {
    let (present, missing) = FAMILY
        .iter()
        .map(|name| String::from(*name))
        .partition(|name| {
            read::get(scope, name)
                .value()
                .is_some_and(JsValue::is_function)
        });
    let mut survey = Survey::new(scope, realm);
    for interface in SURVEYED {
        survey.interface(interface);
    }
    let no_realm = |list: Vec<String>| match realm {
        Some(_) => Observation::Value(list),
        None => Observation::skipped(skips::NO_REALM),
    };
    Surface {
        present: Observation::Value(present),
        missing: Observation::Value(missing),
        members: Observation::Value(survey.members),
        script: Observation::Value(survey.script),
        unnamed: Observation::Value(survey.unnamed),
        constructable: Observation::Value(survey.constructable),
        data: Observation::Value(survey.data),
        concealed: no_realm(survey.concealed),
        removed: no_realm(survey.removed),
        deep: Observation::default(),
        to_string: by_realm(realm, survey.to_string.as_ref(), "toString"),
        add_event_listener: by_realm(
            realm,
            add_event_listener(scope).as_ref(),
            "addEventListener",
        ),
    }
}

fn add_event_listener(scope: &JsValue) -> Option<JsValue> {
    let target = js::get(scope, "EventTarget").ok()?;
    let prototype = js::get(&target, "prototype").ok()?;
    js::get(&prototype, "addEventListener").ok()
}

fn by_realm(realm: Option<&Realm>, function: Option<&JsValue>, name: &str) -> Text {
    match (realm, function) {
        (Some(realm), Some(function)) => {
            source_words(js::source(realm.to_string(), function, name))
        }
        (None, _) => Observation::skipped(skips::NO_REALM),
        (_, None) => Observation::Absent,
    }
}

struct Survey<'a> {
    scope: &'a JsValue,
    realm: Option<&'a Realm>,
    to_string: Option<JsValue>,
    members: f64,
    script: Vec<String>,
    unnamed: Vec<String>,
    concealed: Vec<String>,
    constructable: Vec<String>,
    data: Vec<String>,
    removed: Vec<String>,
}

impl<'a> Survey<'a> {
    fn new(scope: &'a JsValue, realm: Option<&'a Realm>) -> Self {
        Self {
            scope,
            realm,
            to_string: js::native_to_string().ok(),
            members: 0.0,
            script: Vec::new(),
            unnamed: Vec::new(),
            concealed: Vec::new(),
            constructable: Vec::new(),
            data: Vec::new(),
            removed: Vec::new(),
        }
    }

    /// The prototype's members, and the constructor's own static ones.
    fn interface(&mut self, interface: &str) {
        let Ok(constructor) = js::get(self.scope, interface) else {
            return;
        };
        let Ok(prototype) = js::get(&constructor, "prototype") else {
            return;
        };
        self.members_of(interface, &prototype);
        self.members_of(interface, &constructor);
        let elsewhere = self.realm.and_then(|realm| realm.prototype(interface).ok());
        if let Some(Ok(lacking)) =
            elsewhere.map(|elsewhere| js::missing_members(&elsewhere, &prototype))
        {
            for name in read::strings(&lacking) {
                list(&mut self.removed, interface, &name);
            }
        }
    }

    /// Members that are plainly native are only counted.
    fn members_of(&mut self, interface: &str, owner: &JsValue) {
        let here = self.to_string.clone().unwrap_or_default();
        let elsewhere = self.realm.map_or(&here, Realm::to_string);
        let Ok(odd) = js::non_native_members(owner, &here, elsewhere) else {
            return;
        };
        let count = js::at(&odd, 0).ok().and_then(|count| count.as_f64());
        self.members += count.unwrap_or(0.0);
        for name in read::strings(&js::at(&odd, 1).unwrap_or_default()) {
            self.member(interface, owner, &name);
        }
    }

    fn member(&mut self, interface: &str, owner: &JsValue, name: &str) {
        let Ok(descriptor) = js::descriptor(owner, name) else {
            return;
        };
        let accessor = |kind| js::get(&descriptor, kind).ok().filter(JsValue::is_function);
        let (getter, setter) = (accessor("get"), accessor("set"));
        if getter.is_some() || setter.is_some() {
            for function in [getter, setter].into_iter().flatten() {
                self.function(interface, name, &function);
            }
            return;
        }
        match js::get(&descriptor, "value") {
            Ok(value) if value.is_function() => {
                if js::descriptor(&value, "prototype").is_ok_and(|own| !own.is_undefined()) {
                    list(&mut self.constructable, interface, name);
                }
                self.function(interface, name, &value);
            }
            // Constants of an interface are numbers in capitals.
            Ok(value) if value.as_f64().is_some() => {}
            _ => list(&mut self.data, interface, name),
        }
    }

    fn function(&mut self, interface: &str, name: &str, function: &JsValue) {
        let here = self
            .to_string
            .as_ref()
            .map_or(Ok(2), |here| js::source(here, function, name));
        let elsewhere = self.realm.map_or(here.clone(), |realm| {
            js::source(realm.to_string(), function, name)
        });
        match (here, elsewhere) {
            (Ok(0), Ok(0)) => {}
            (Ok(0), _) => list(&mut self.concealed, interface, name),
            (Ok(1), _) => list(&mut self.unnamed, interface, name),
            _ => list(&mut self.script, interface, name),
        }
    }
}

fn list(names: &mut Vec<String>, interface: &str, name: &str) {
    if names.len() < NAME_LIMIT {
        names.push(member_name(interface, name));
    }
}

pub(super) fn member_name(interface: &str, name: &str) -> String {
    let mut member = String::from(interface);
    member.push('.');
    member.push_str(name);
    member
}
