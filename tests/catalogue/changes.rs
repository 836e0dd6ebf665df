//! Everything that one observation might have been instead.

use serde_json::{Value, json};

/// A place in the evidence and another value for it.
pub(crate) struct Change {
    /// A JSON pointer.
    pub(crate) at: String,
    /// What is put there.
    pub(crate) value: Value,
}

/// Every change of one observation.
pub(crate) fn all(evidence: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    walk(evidence, String::new(), &mut changes);
    changes
}

fn walk(value: &Value, at: String, changes: &mut Vec<Change>) {
    match value {
        Value::Object(fields) if !is_outcome(fields) => {
            for (name, value) in fields {
                walk(value, format!("{at}/{name}"), changes);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, format!("{at}/{index}"), changes);
            }
        }
        leaf => {
            for value in instead_of(leaf) {
                changes.push(Change {
                    at: at.clone(),
                    value,
                });
            }
        }
    }
}

/// `{"absent": true}` and the like are observations, not subjects.
fn is_outcome(fields: &serde_json::Map<String, Value>) -> bool {
    ["absent", "threw", "timedOut", "skipped"]
        .iter()
        .any(|outcome| fields.contains_key(*outcome))
}

fn instead_of(leaf: &Value) -> Vec<Value> {
    let mut others = match leaf {
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or(0.0);
            vec![json!(number + 1.0), json!(number - 1.0), json!(0)]
        }
        Value::String(_) => [
            "another",
            "",
            "script",
            "native-unnamed",
            "mozilla",
            "-",
            "gecko",
            "blink",
        ]
        .map(Value::from)
        .into(),
        Value::Array(items) => {
            let mut more = items.clone();
            more.push("RTCPeerConnection.setRemoteDescription".into());
            let mut listener = items.clone();
            listener.push("RTCPeerConnection.addEventListener".into());
            let mut doubled = items.clone();
            doubled.extend(items.first().cloned());
            let reversed = items.iter().rev().cloned().collect();
            let other = items.iter().map(|_| Value::from("another")).collect();
            [more, listener, doubled, reversed, other, Vec::new()]
                .map(Value::Array)
                .into()
        }
        _ => vec![json!("another"), json!(true), json!(1)],
    };
    others.push(json!({ "absent": true }));
    others.push(json!({ "threw": "TypeError" }));
    others
}
