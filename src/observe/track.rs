//! One remote `MediaStreamTrack`, looked at inside its `track` event.

use wasm_bindgen::JsValue;

use super::connection::own_members;
use super::event::is_prototype;
use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::skips;
use ontrack_judge::evidence::track::Track;
use ontrack_judge::evidence::{Describe, Flag, List, Observation, Text};

const INTERFACE: &str = "MediaStreamTrack";

pub(crate) fn observe(
    scope: &JsValue,
    realm: Option<&Realm>,
    challenge: &Challenge,
    track: &JsValue,
) -> Track {
    let word = |name| read::text_at(track, name);
    let id = word("id");
    let form = id.clone().map(|id| id_form(challenge, &id).to_owned());
    let kind = word("kind");
    let prototype = js::get(scope, INTERFACE).and_then(|track| js::get(&track, "prototype"));
    Track {
        label_form: word("label").map(|label| label_form(&label, &kind, &id).to_owned()),
        id: match &form {
            Observation::Value(form) if form == "other" => Observation::Value("(other)".into()),
            _ => id.clone(),
        },
        id_form: form,
        ready_state: word("readyState"),
        muted: read::flag_at(track, "muted"),
        enabled: read::flag_at(track, "enabled"),
        content_hint: word("contentHint"),
        tag: read::text(read::observe_present(js::tag(track))),
        prototype_is_native: is_prototype(scope, track, INTERFACE),
        brand: match realm {
            Some(realm) => realm.brands(INTERFACE, "muted", track),
            None => Observation::skipped(skips::NO_REALM),
        },
        accepted_by_stream: accepted_by_stream(scope, realm, track),
        own_members: own_members(track, prototype.ok().as_ref()),
        settings: settings(track, &id),
        constraints: names(read::observe_present(read::call(
            track,
            "getConstraints",
            &[],
        ))),
        capabilities: match read::get(track, "getCapabilities") {
            Observation::Absent => Observation::Absent,
            _ => names(read::observe_present(read::call(
                track,
                "getCapabilities",
                &[],
            ))),
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

/// A native sink: it converts its argument itself and refuses what is no track.
fn accepted_by_stream(scope: &JsValue, realm: Option<&Realm>, track: &JsValue) -> Flag {
    let window = realm.map_or(scope, Realm::window);
    let tracks = read::arguments(&[track]);
    let constructor = js::get(window, "MediaStream").unwrap_or_default();
    if !constructor.is_function() {
        return Observation::Absent;
    }
    let stream = js::construct(&constructor, &read::arguments(&[&tracks]));
    read::observe(stream).map(|stream| stream.is_object())
}

/// Settings as `name=value`. Strings other than the standard's own words are told by
/// what they are: a device id identifies a person's device.
pub(super) fn settings(track: &JsValue, id: &Text) -> List {
    const WORDS: &[&str] = &[
        "none",
        "crop-and-scale",
        "user",
        "environment",
        "left",
        "right",
    ];
    read::observe_present(read::call(track, "getSettings", &[])).map(|settings| {
        let names = read::own_names(&settings);
        let names = names.value().map_or(&[][..], Vec::as_slice);
        names
            .iter()
            .map(|name| {
                let mut setting = name.clone();
                setting.push('=');
                let value = js::get(&settings, name).unwrap_or_default();
                match read::string(&value, 64) {
                    Some(word) if id.is(&word) => setting.push_str("(track id)"),
                    Some(word) if WORDS.contains(&word.as_str()) => setting.push_str(&word),
                    Some(_) => setting.push_str("(other)"),
                    None => match (value.as_f64(), value.as_bool()) {
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

fn names(dictionary: Observation<JsValue>) -> List {
    match dictionary {
        Observation::Value(dictionary) => read::own_names(&dictionary),
        other => other.map(|_| Vec::new()),
    }
}
