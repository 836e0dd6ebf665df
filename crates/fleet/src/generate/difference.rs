//! What differs between two pieces of evidence, so that it can be put into a third.

use serde_json::{Map, Value};

/// The differences from an untouched browser to one that something was done to.
#[derive(Clone, Debug, Default)]
pub struct Difference(Vec<(Vec<Step>, Option<Value>)>);

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Name(String),
    Place(usize),
}

/// What says nothing of the browser.
const OF_THE_PROBE: [&str; 4] = ["nonce", "version", "durationMs", "timeline"];

impl Difference {
    /// From one to the other.
    pub fn between(plain: &Value, changed: &Value) -> Self {
        let mut difference = Self::default();
        difference.collect(&mut Vec::new(), plain, changed);
        difference
    }

    /// One value at a place, as `refusals.badUrl`.
    pub fn of(path: &str, value: Value) -> Self {
        let steps = path.split('.').map(|name| match name.parse() {
            Ok(place) => Step::Place(place),
            Err(_) => Step::Name(name.to_owned()),
        });
        Self(vec![(steps.collect(), Some(value))])
    }

    /// Puts it into evidence.
    pub fn apply(&self, evidence: &mut Value) {
        for (path, value) in &self.0 {
            put(evidence, path, value.as_ref());
        }
    }

    fn collect(&mut self, path: &mut Vec<Step>, plain: &Value, changed: &Value) {
        match (plain, changed) {
            (Value::Object(plain), Value::Object(changed)) => {
                for (name, value) in changed {
                    if path.is_empty() && OF_THE_PROBE.contains(&name.as_str()) {
                        continue;
                    }
                    path.push(Step::Name(name.clone()));
                    match plain.get(name) {
                        Some(before) => self.collect(path, before, value),
                        None => self.0.push((path.clone(), Some(value.clone()))),
                    }
                    path.pop();
                }
                for name in plain.keys().filter(|name| !changed.contains_key(*name)) {
                    path.push(Step::Name(name.clone()));
                    self.0.push((path.clone(), None));
                    path.pop();
                }
            }
            (Value::Array(before), Value::Array(after))
                if before.len() == after.len() && before.iter().all(Value::is_object) =>
            {
                for (place, (before, after)) in before.iter().zip(after).enumerate() {
                    path.push(Step::Place(place));
                    self.collect(path, before, after);
                    path.pop();
                }
            }
            (before, after) if before != after => {
                self.0.push((path.clone(), Some(after.clone())));
            }
            _ => {}
        }
    }
}

fn put(value: &mut Value, path: &[Step], new: Option<&Value>) {
    match (path, value) {
        ([Step::Name(name)], Value::Object(fields)) => set(fields, name, new),
        ([Step::Place(place)], Value::Array(items)) => {
            if let (Some(item), Some(new)) = (items.get_mut(*place), new) {
                new.clone_into(item);
            }
        }
        ([Step::Name(name), rest @ ..], Value::Object(fields)) => {
            if let Some(field) = fields.get_mut(name) {
                put(field, rest, new);
            }
        }
        ([Step::Place(place), rest @ ..], Value::Array(items)) => {
            if let Some(item) = items.get_mut(*place) {
                put(item, rest, new);
            }
        }
        _ => {}
    }
}

fn set(fields: &mut Map<String, Value>, name: &str, new: Option<&Value>) {
    match new {
        Some(new) => fields.insert(name.to_owned(), new.clone()),
        None => fields.remove(name),
    };
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_changed_added_and_taken_away_is_put_into_a_third() {
        let plain = json!({ "a": { "b": 1, "c": 2 }, "list": [{ "d": 1 }], "timeline": [1] });
        let changed = json!({ "a": { "b": 3, "e": 4 }, "list": [{ "d": 5 }], "timeline": [2] });
        let mut third =
            json!({ "a": { "b": 1, "c": 2, "f": 6 }, "list": [{ "d": 1 }], "timeline": [3] });
        Difference::between(&plain, &changed).apply(&mut third);
        let expected =
            json!({ "a": { "b": 3, "e": 4, "f": 6 }, "list": [{ "d": 5 }], "timeline": [3] });
        assert_eq!(third, expected);
    }

    #[test]
    fn one_value_is_put_at_its_place() {
        let mut evidence = json!({ "events": [{ "phase": 2 }, { "phase": 2 }] });
        Difference::of("events.1.phase", json!(3)).apply(&mut evidence);
        assert_eq!(
            evidence,
            json!({ "events": [{ "phase": 2 }, { "phase": 3 }] })
        );
    }
}
