//! The interfaces of WebRTC and their members.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{EventTarget, Window};

use super::source_words;
use crate::js::function::{Source, native_to_string, source};
use crate::js::list::strings;
use crate::js::realm::Realm;
use crate::js::survey::Survey;
use crate::js::text::TEXT_LIMIT;
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{Observation, Text};
use ontrack_judge::{SkipReason, joined};

/// The interfaces that an engine with WebRTC has.
const FAMILY: &[&str] = &[
    "RTCPeerConnection",
    "RTCTrackEvent",
    "RTCPeerConnectionIceEvent",
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

/// The interfaces whose own function is not looked at here: the constructor is a subject of its
/// own, and listeners need no `new EventTarget()`.
const ELSEWHERE: &[&str] = &["RTCPeerConnection", "EventTarget"];

/// The most names that are listed for one kind of deviation.
const NAME_LIMIT: usize = 24;

/// What was seen, and the functions that read as native.
pub(crate) fn observe(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
) -> (Surface, Option<Survey>) {
    let (present, missing) = FAMILY
        .iter()
        .map(|name| String::from(*name))
        .partition(|name| {
            scope
                .get::<Function>(name)
                .is_ok_and(|constructor| constructor.is_function())
        });
    let here = native_to_string().unwrap_or_default();
    let mut seen = Seen {
        scope,
        realm,
        here: &here,
        script: Vec::new(),
        unnamed: Vec::new(),
        concealed: Vec::new(),
        constructable: Vec::new(),
        data: Vec::new(),
        removed: Vec::new(),
    };
    let survey = Survey::of(scope, realm, &here).ok();
    let mut members = Observation::default();
    if let Some(survey) = &survey {
        survey.list("others").for_each(|other| seen.other(&other));
        members = survey.found().number("members");
        for (key, list) in [
            ("removed", &mut seen.removed),
            ("shadowed", &mut seen.script),
        ] {
            let names = survey.found().get::<JsValue>(key).unwrap_or_default();
            list.extend(strings(names.value()));
        }
    }
    seen.removed.truncate(NAME_LIMIT);
    let no_realm = |list: Vec<String>| match realm {
        Some(_) => Observation::Value(list),
        None => Observation::skipped(SkipReason::NoRealm),
    };
    let surface = Surface {
        present: Observation::Value(present),
        missing: Observation::Value(missing),
        members,
        script: Observation::Value(seen.script),
        unnamed: Observation::Value(seen.unnamed),
        constructable: Observation::Value(seen.constructable),
        data: Observation::Value(seen.data),
        concealed: no_realm(seen.concealed),
        removed: no_realm(seen.removed),
        deep: Observation::default(),
        replaced: Observation::default(),
        ways: Observation::default(),
        ground: Observation::default(),
        to_string: by_realm(realm, &here, "toString"),
        add_event_listener: by_realm(realm, &add_event_listener(scope), "addEventListener"),
    };
    (surface, survey)
}

fn add_event_listener(scope: &Untrusted<Window>) -> Untrusted<Function> {
    scope
        .prototype::<EventTarget>()
        .and_then(|prototype| prototype.get("addEventListener"))
        .unwrap_or_default()
}

fn by_realm(realm: Option<&Realm>, function: &Untrusted<Function>, name: &str) -> Text {
    match realm {
        Some(_) if function.is_undefined() => Observation::Absent,
        Some(realm) => source_words(source(realm.to_string(), function, name)),
        None => Observation::skipped(SkipReason::NoRealm),
    }
}

/// What was seen of the members that do not read as native.
struct Seen<'a> {
    scope: &'a Untrusted<Window>,
    realm: Option<&'a Realm>,
    here: &'a Untrusted<Function>,
    script: Vec<String>,
    unnamed: Vec<String>,
    concealed: Vec<String>,
    constructable: Vec<String>,
    data: Vec<String>,
    removed: Vec<String>,
}

impl Seen<'_> {
    fn other(&mut self, other: &Any) {
        let Some(name) = other.string_at("name", TEXT_LIMIT) else {
            return;
        };
        match other.string_at("interface", TEXT_LIMIT) {
            Some(interface) => {
                let owner = other.get::<JsValue>("owner").unwrap_or_default();
                self.member(&interface, &owner, &name);
            }
            None if ELSEWHERE.contains(&name.as_str()) => {}
            None => self.interface(&name),
        }
    }

    fn interface(&mut self, name: &str) {
        let Ok(constructor) = self.scope.get::<Function>(name) else {
            return;
        };
        // An interface that is native and another realm's hides the page's own.
        match self.reads_as(&constructor, name) {
            Some(found) => push(found, String::from(name)),
            None => push(&mut self.removed, String::from(name)),
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
                    push(&mut self.constructable, member_name(interface, name));
                }
                self.function(interface, name, &value);
            }
            // Constants of an interface are numbers in capitals.
            Ok(value) if value.value().as_f64().is_some() => {}
            _ => push(&mut self.data, member_name(interface, name)),
        }
    }

    fn function(&mut self, interface: &str, name: &str, function: &Untrusted<Function>) {
        if let Some(found) = self.reads_as(function, name) {
            push(found, member_name(interface, name));
        }
    }

    /// The list that a function belongs to; none where it is native.
    fn reads_as(&mut self, function: &Untrusted<Function>, name: &str) -> Option<&mut Vec<String>> {
        let here = source(self.here, function, name);
        let in_fresh_realm = self
            .realm
            .map(|realm| source(realm.to_string(), function, name));
        match (here, in_fresh_realm) {
            (Ok(Source::Native), None | Some(Ok(Source::Native))) => None,
            (Ok(Source::Native), _) => Some(&mut self.concealed),
            (Ok(Source::NativeUnnamed), _) => Some(&mut self.unnamed),
            _ => Some(&mut self.script),
        }
    }
}

fn push(names: &mut Vec<String>, name: String) {
    if names.len() < NAME_LIMIT {
        names.push(name);
    }
}

fn member_name(interface: &str, name: &str) -> String {
    joined(&[interface, ".", name])
}
