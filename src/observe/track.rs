//! One remote `MediaStreamTrack`, read inside its `track` event.

use js_sys::Object;
use web_sys::{MediaStream, MediaStreamTrack, Window};

use super::connection::own_members;
use super::delivery::EventContext;
use super::event::is_direct_instance;
use crate::js::list::array;
use crate::js::read_value::ReadValue;
use crate::js::realm::{Realm, brand};
use crate::js::thrown::{Observe, observe as read};
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::track::Track;
use ontrack_judge::evidence::{Describe, Flag, List, Observation, Text};

pub(crate) fn observe(context: &EventContext, track: &Untrusted<MediaStreamTrack>) -> Track {
    let (scope, realm) = (&context.scope, context.realm.as_deref());
    let id = track.id();
    let form = id
        .clone()
        .map(|id| id_form(&context.challenge, &id).to_owned());
    let kind = track.kind();
    let prototype = scope.prototype::<MediaStreamTrack>();
    Track {
        label_form: track
            .label()
            .map(|label| label_form(&label, &kind, &id).to_owned()),
        id: match &form {
            Observation::Value(form) if form == "other" => Observation::Value("(other)".into()),
            _ => id.clone(),
        },
        id_form: form,
        ready_state: track.ready_state(),
        muted: track.muted(),
        enabled: track.enabled(),
        content_hint: track.content_hint(),
        tag: track.tag().observe(),
        prototype_is_native: is_direct_instance(scope, track),
        brand: brand(realm, track, "muted"),
        accepted_by_stream: accepted_by_stream(scope, realm, track),
        own_members: own_members(track, prototype.ok().as_ref()),
        settings: settings(track, &id),
        constraints: names(track.constraints().present()),
        capabilities: match track.get("getCapabilities").present() {
            Observation::<Any>::Absent => Observation::Absent,
            _ => names(track.capabilities().present()),
        },
        kind,
    }
}

fn id_form(challenge: &Challenge, id: &str) -> &'static str {
    if challenge.sections.iter().any(|line| line.track.is(id)) {
        "offered"
    } else {
        plain_id_form(id)
    }
}

/// The form of an id that was not offered.
pub(super) fn plain_id_form(id: &str) -> &'static str {
    let in_braces = id.strip_prefix('{').and_then(|id| id.strip_suffix('}'));
    if id.is_empty() {
        "empty"
    } else if is_uuid(id) {
        "uuid"
    } else if in_braces.is_some_and(is_uuid) {
        "braced-uuid"
    } else {
        "other"
    }
}

fn is_uuid(text: &str) -> bool {
    let mut lengths = text.split('-').map(str::len);
    [8, 4, 4, 4, 12]
        .into_iter()
        .all(|length| lengths.next() == Some(length))
        && lengths.next().is_none()
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

pub(super) fn label_form(label: &str, kind: &Text, id: &Text) -> &'static str {
    // WebKit gives one site's tracks a label with the id behind it.
    let is_remote = |name: &str| {
        let rest = label
            .strip_prefix("remote ")
            .and_then(|rest| rest.strip_prefix(name));
        kind.is(name) && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" - "))
    };
    if label.is_empty() {
        "empty"
    } else if is_remote("audio") || is_remote("video") {
        "remote"
    } else if id.is(label) {
        "id"
    } else {
        "other"
    }
}

/// A native constructor converts its argument by itself, and refuses what is not a track.
fn accepted_by_stream(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    track: &Untrusted<MediaStreamTrack>,
) -> Flag {
    let window = realm.map_or(scope, Realm::window);
    let tracks = array(&[track.value()]);
    let constructor = window.interface::<MediaStream>().unwrap_or_default();
    if !constructor.is_function() {
        return Observation::Absent;
    }
    read(|| Ok(constructor.construct(&[&tracks])?.is_object()))
}

/// Settings as `name=value`. A string that is not one of the standard's own words is written
/// as `(other)`: a device id identifies a person's device.
pub(super) fn settings(track: &Untrusted<MediaStreamTrack>, id: &Text) -> List {
    const WORDS: &[&str] = &[
        "none",
        "crop-and-scale",
        "user",
        "environment",
        "left",
        "right",
    ];
    track.settings().present().map(|settings| {
        let names = settings.own_names();
        let names = names.value().map_or(&[][..], Vec::as_slice);
        names
            .iter()
            .map(|name| {
                let mut setting = name.clone();
                setting.push('=');
                let value: Any = settings.get(name).unwrap_or_default();
                match value.as_string(64) {
                    Some(word) if id.is(&word) => setting.push_str("(track id)"),
                    Some(word) if WORDS.contains(&word.as_str()) => setting.push_str(&word),
                    Some(_) => setting.push_str("(other)"),
                    None => match (value.value().as_f64(), value.value().as_bool()) {
                        (Some(number), _) => number.describe(&mut setting),
                        (_, Some(flag)) => flag.describe(&mut setting),
                        _ => setting.push_str("(other)"),
                    },
                }
                setting
            })
            .collect()
    })
}

fn names(dictionary: Observation<Untrusted<Object>>) -> List {
    match dictionary {
        Observation::Value(dictionary) => dictionary.own_names(),
        other => other.map(|_| Vec::new()),
    }
}
