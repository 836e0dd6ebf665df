//! The interfaces of WebRTC and their members.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{EventTarget, Window};

use super::source_words;
use crate::js::function::{Source, missing_members, native_to_string, non_native_members, source};
use crate::js::interface::Prototype;
use crate::js::realm::Realm;
use crate::js::thrown::Read;
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{Observation, Text};
use ontrack_judge::{SkipReason, joined};

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

pub(crate) fn observe(scope: &Untrusted<Window>, realm: Option<&Realm>) -> Surface {
    let (present, missing) = FAMILY
        .iter()
        .map(|name| String::from(*name))
        .partition(|name| {
            scope
                .get::<Function>(name)
                .is_ok_and(|constructor| constructor.is_function())
        });
    let mut survey = Survey::new(scope, realm);
    for interface in SURVEYED {
        survey.interface(interface);
    }
    let no_realm = |list: Vec<String>| match realm {
        Some(_) => Observation::Value(list),
        None => Observation::skipped(SkipReason::NoRealm),
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

fn add_event_listener(scope: &Untrusted<Window>) -> Option<Untrusted<Function>> {
    let prototype = scope.prototype::<EventTarget>().ok()?;
    prototype.get("addEventListener").ok()
}

fn by_realm(realm: Option<&Realm>, function: Option<&Untrusted<Function>>, name: &str) -> Text {
    match (realm, function) {
        (Some(realm), Some(function)) => source_words(source(realm.to_string(), function, name)),
        (None, _) => Observation::skipped(SkipReason::NoRealm),
        (_, None) => Observation::Absent,
    }
}

struct Survey<'a> {
    scope: &'a Untrusted<Window>,
    realm: Option<&'a Realm>,
    to_string: Option<Untrusted<Function>>,
    members: f64,
    script: Vec<String>,
    unnamed: Vec<String>,
    concealed: Vec<String>,
    constructable: Vec<String>,
    data: Vec<String>,
    removed: Vec<String>,
}

impl<'a> Survey<'a> {
    fn new(scope: &'a Untrusted<Window>, realm: Option<&'a Realm>) -> Self {
        Self {
            scope,
            realm,
            to_string: native_to_string().ok(),
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
        let Ok(constructor) = self.scope.get::<JsValue>(interface) else {
            return;
        };
        let Ok(prototype) = constructor.get("prototype") else {
            return;
        };
        self.members_of(interface, &prototype);
        self.members_of(interface, &constructor);
        let in_fresh_realm: Option<Untrusted<Prototype<JsValue>>> = self
            .realm
            .and_then(|realm| realm.window().prototype_named(interface).ok());
        if let Some(in_fresh_realm) = in_fresh_realm
            && let Ok(missing) = missing_members(&in_fresh_realm, &prototype)
        {
            for name in missing {
                list(&mut self.removed, interface, &name);
            }
        }
    }

    /// Members that read as native are only counted.
    fn members_of(&mut self, interface: &str, owner: &Any) {
        let here = self.to_string.clone().unwrap_or_default();
        let in_fresh_realm = self.realm.map_or(&here, Realm::to_string);
        let Ok((count, names)) = non_native_members(owner, [&here, in_fresh_realm]) else {
            return;
        };
        self.members += count;
        for name in names {
            self.member(interface, owner, &name);
        }
    }

    fn member(&mut self, interface: &str, owner: &Any, name: &str) {
        let Ok(descriptor) = owner.descriptor(name) else {
            return;
        };
        let accessor = |kind| -> Option<Untrusted<Function>> {
            descriptor.get(kind).ok().filter(Untrusted::is_function)
        };
        let (getter, setter) = (accessor("get"), accessor("set"));
        if getter.is_some() || setter.is_some() {
            for function in [getter, setter].into_iter().flatten() {
                self.function(interface, name, &function);
            }
            return;
        }
        match descriptor.get::<Function>("value") {
            Ok(value) if value.is_function() => {
                if value
                    .descriptor("prototype")
                    .is_ok_and(|own| !own.is_undefined())
                {
                    list(&mut self.constructable, interface, name);
                }
                self.function(interface, name, &value);
            }
            // Constants of an interface are numbers in capitals.
            Ok(value) if value.value().as_f64().is_some() => {}
            _ => list(&mut self.data, interface, name),
        }
    }

    fn function(&mut self, interface: &str, name: &str, function: &Untrusted<Function>) {
        let read_by = |to_string| -> Read<Source> { source(to_string, function, name) };
        let here = self.to_string.as_ref().map_or(Ok(Source::Script), read_by);
        let in_fresh_realm = self.realm.map(|realm| read_by(realm.to_string()));
        let found = match (here, in_fresh_realm) {
            (Ok(Source::Native), None | Some(Ok(Source::Native))) => return,
            (Ok(Source::Native), _) => &mut self.concealed,
            (Ok(Source::NativeUnnamed), _) => &mut self.unnamed,
            _ => &mut self.script,
        };
        list(found, interface, name);
    }
}

fn list(names: &mut Vec<String>, interface: &str, name: &str) {
    if names.len() < NAME_LIMIT {
        names.push(member_name(interface, name));
    }
}

pub(super) fn member_name(interface: &str, name: &str) -> String {
    joined(&[interface, ".", name])
}
