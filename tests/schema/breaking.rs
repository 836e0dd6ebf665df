//! What of a changed schema breaks those who rely on the old one.

use serde_json::{Map, Value, json};

/// What is broken, each by its place. Words for people may change, members and choices
/// may be added; nothing may go, and nothing may be asked for that was not.
pub(crate) fn changes(old: &Value, new: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    compare(old, new, "", &mut broken);
    broken
}

fn compare(old: &Value, new: &Value, at: &str, broken: &mut Vec<String>) {
    let (Value::Object(old), Value::Object(new)) = (old, new) else {
        if old != new {
            broken.push(format!("{at} was {old} and is {new}"));
        }
        return;
    };
    for key in union(old, new) {
        let place = format!("{at}/{key}");
        match (key, old.get(key), new.get(key)) {
            ("description" | "title" | "$comment" | "examples" | "$id" | "$schema", ..) => {}
            ("properties" | "$defs", Some(old), new) => members(old, new, &place, broken),
            ("properties" | "$defs", None, _) => {}
            ("enum", Some(old), Some(new)) => {
                for choice in list(old)
                    .iter()
                    .filter(|choice| !list(new).contains(choice))
                {
                    broken.push(format!("{place} has no {choice} any more"));
                }
            }
            ("required", old, Some(new)) => {
                let before = old.map_or(&[][..], list);
                for name in list(new).iter().filter(|name| !before.contains(name)) {
                    broken.push(format!("{place} asks for {name}"));
                }
            }
            ("required", Some(_), None) => {}
            (_, Some(old), Some(new)) => compare(old, new, &place, broken),
            (_, Some(old), None) => broken.push(format!("{place} was {old} and is gone")),
            (_, None, new) => broken.push(format!("{place} is new: {new:?}")),
        }
    }
}

fn members(old: &Value, new: Option<&Value>, at: &str, broken: &mut Vec<String>) {
    for (name, old) in old.as_object().into_iter().flatten() {
        match new.and_then(|new| new.get(name)) {
            Some(new) => compare(old, new, &format!("{at}/{name}"), broken),
            None => broken.push(format!("{at} has no {name} any more")),
        }
    }
}

fn union<'a>(old: &'a Map<String, Value>, new: &'a Map<String, Value>) -> Vec<&'a str> {
    let mut keys: Vec<_> = old.keys().chain(new.keys()).map(String::as_str).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn what_goes_or_is_asked_for_breaks_and_what_is_added_does_not() {
    let old = json!({
        "type": "object",
        "description": "old",
        "required": ["a"],
        "properties": { "a": { "type": "string" }, "b": { "enum": ["x", "y"] } },
    });
    let changed = |pointer: &str, value: Value| {
        let mut new = old.clone();
        match pointer.rsplit_once('/') {
            Some((parent, name)) => new.pointer_mut(parent).expect(parent)[name] = value,
            None => new = value,
        }
        changes(&old, &new).len()
    };
    for (pointer, value, breaks) in [
        ("/description", json!("new"), 0),
        ("/properties/c", json!({ "type": "number" }), 0),
        ("/properties/b", json!({ "enum": ["x", "y", "z"] }), 0),
        ("/required", json!([]), 0),
        ("/properties", json!({ "a": { "type": "string" } }), 1),
        ("/properties/a", json!({ "type": "number" }), 1),
        (
            "/properties/a",
            json!({ "type": "string", "maxLength": 3 }),
            1,
        ),
        ("/properties/b", json!({ "enum": ["x"] }), 1),
        ("/properties/b", json!({ "type": "string" }), 2),
        ("/required", json!(["a", "b"]), 1),
    ] {
        assert_eq!(changed(pointer, value.clone()), breaks, "{pointer} {value}");
    }
}
