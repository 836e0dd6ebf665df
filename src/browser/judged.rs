//! Evidence that the page hands in to be judged, read without believing it.

use wasm_bindgen::JsValue;

use super::look;
use super::primitives as js;
use crate::evidence::{Evidence, List, Moment, Observation, SCHEMA_VERSION, SlotMut, Subject};

/// The longest string taken from handed-in evidence, in UTF-16 code units.
const TEXT_LIMIT: u32 = 1024;

/// Reads evidence. An error is the path of what is of another type.
pub(crate) fn read(value: &JsValue) -> Result<Evidence, String> {
    if !value.is_object() {
        return Err(String::from("evidence"));
    }
    let mut evidence = Evidence {
        version: text(value, "version"),
        source: text(value, "source"),
        nonce: text(value, "nonce"),
        obstacle: text(value, "obstacle"),
        schema_version: number(value, "schemaVersion") as u32,
        duration_ms: number(value, "durationMs"),
        ..Evidence::default()
    };
    // What another version saw may mean something else; what names none is hollow.
    if ![0, SCHEMA_VERSION].contains(&evidence.schema_version) {
        return Err(String::from("schemaVersion"));
    }
    for (name, subject) in evidence.subjects_mut() {
        fill(subject, &own(value, name), name)?;
    }
    for (name, subjects) in evidence.lists_mut() {
        for item in list(value, name) {
            if let Some(subject) = subjects.add() {
                fill(subject, &item, name)?;
            }
        }
    }
    evidence.timeline = list(value, "timeline").iter().map(moment).collect();
    Ok(evidence)
}

/// An own property: everything inherits a `constructor`.
fn own(object: &JsValue, name: &str) -> JsValue {
    js::descriptor(object, name)
        .and_then(|own| js::get(&own, "value"))
        .unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    look::string(&own(object, name), TEXT_LIMIT).unwrap_or_default()
}

fn number(object: &JsValue, name: &str) -> f64 {
    own(object, name)
        .as_f64()
        .filter(|number| number.is_finite())
        .unwrap_or(0.0)
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    let list = own(object, name);
    if is_list(&list) {
        look::elements(&list)
    } else {
        Vec::new()
    }
}

fn moment(value: &JsValue) -> Moment {
    Moment {
        at_ms: number(value, "atMs"),
        event: text(value, "event").into(),
        detail: look::string(&own(value, "detail"), TEXT_LIMIT),
    }
}

/// A list of any realm: evidence may come from another frame.
fn is_list(value: &JsValue) -> bool {
    js::is_array(value).unwrap_or(false)
}

/// Fills a subject from an object of observations. Fields of a newer version are
/// passed over, and missing ones were not reached.
fn fill(subject: &mut dyn Subject, value: &JsValue, name: &str) -> Result<(), String> {
    if !value.is_object() {
        return Ok(());
    }
    for (place, key) in subject.keys().iter().enumerate() {
        let found = own(value, key);
        let is_taken = found.is_undefined()
            || match subject.at_mut(place) {
                Some(SlotMut::Flag(slot)) => take(slot, &found, JsValue::as_bool),
                Some(SlotMut::Number(slot)) => take(slot, &found, JsValue::as_f64),
                Some(SlotMut::Text(slot)) => take(slot, &found, |it| look::string(it, TEXT_LIMIT)),
                Some(SlotMut::List(slot)) => take_list(slot, &found),
                None => true,
            };
        if !is_taken {
            return Err([name, ".", key].concat());
        }
    }
    Ok(())
}

fn take<T>(
    slot: &mut Observation<T>,
    found: &JsValue,
    read: impl Fn(&JsValue) -> Option<T>,
) -> bool {
    if let Some(value) = read(found) {
        *slot = Observation::Value(value);
        return true;
    }
    let is_there = |name| !own(found, name).is_undefined();
    *slot = if !found.is_object() {
        return false;
    } else if is_there("absent") {
        Observation::Absent
    } else if is_there("timedOut") {
        Observation::TimedOut
    } else if is_there("threw") {
        Observation::Threw(text(found, "threw").into())
    } else if is_there("skipped") {
        Observation::skipped_for(text(found, "skipped").into())
    } else {
        return false;
    };
    true
}

fn take_list(slot: &mut List, found: &JsValue) -> bool {
    take(slot, found, |list| {
        is_list(list).then(|| {
            let items = look::elements(list);
            items
                .iter()
                .filter_map(|item| look::string(item, TEXT_LIMIT))
                .collect()
        })
    })
}
