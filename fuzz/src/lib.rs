//! Changed inputs: recorded ones with random edits, as bytes or as the JSON that they are.
//!
//! proptest finds the smallest edits that break a test. Its own variables set the length of a run
//! (`PROPTEST_CASES`) and its seed (`PROPTEST_RNG_SEED`).

use std::{fmt, fs, path::Path};

use proptest::{collection::vec, prelude::*, sample::Index, sample::select};
use serde_json::{Value, json};

/// An input; a test that fails shows it as text.
#[derive(Clone, PartialEq)]
pub struct Input(pub Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.escape_ascii())
    }
}

/// One edit: what it does, where, how far it reaches, and the word that it writes.
pub type Edit = (u8, Index, usize, &'static str);

/// One of the inputs `recorded` with up to five edits. `words` are those that the reader knows, for
/// places where a random byte would never match.
pub fn changed(
    recorded: Vec<Vec<u8>>,
    words: &'static [&'static str],
) -> impl Strategy<Value = Input> {
    let edit = (any::<u8>(), any::<Index>(), 0..64_usize, select(words));
    (select(recorded), vec(edit, 0..6), any::<bool>()).prop_map(|(input, edits, as_json)| {
        match serde_json::from_slice::<Value>(&input) {
            Ok(mut value) if as_json => {
                for edit in edits {
                    let mut place = edit.1.index(nodes(&value));
                    change_value(&mut value, &mut place, &edit);
                }
                Input(value.to_string().into_bytes())
            }
            _ => Input(edits.into_iter().fold(input, change_bytes)),
        }
    })
}

fn change_bytes(mut bytes: Vec<u8>, (what, place, length, word): Edit) -> Vec<u8> {
    let at = place.index(bytes.len() + 1);
    let end = (at + length).min(bytes.len());
    match what % 6 {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => drop(bytes.splice(at..at, bytes[at..end].repeat(1 << (what / 32)))),
        3 => drop(bytes.splice(at..at, word.bytes())),
        4 => drop(bytes.splice(at..end, word.bytes())),
        _ => bytes.splice(at..end, [what]).for_each(drop),
    }
    bytes
}

/// How many values there are in a value, itself among them.
fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Object(fields) => fields.values().map(nodes).sum(),
        Value::Array(items) => items.iter().map(nodes).sum(),
        _ => 0,
    }
}

/// Changes the value that comes as number `place`.
fn change_value(value: &mut Value, place: &mut usize, edit: &Edit) {
    if *place == 0 {
        *value = another(value.take(), edit);
    }
    *place = place.wrapping_sub(1);
    let below: Vec<&mut Value> = match value {
        Value::Object(fields) => fields.values_mut().collect(),
        Value::Array(items) => items.iter_mut().collect(),
        _ => return,
    };
    for inner in below {
        if *place < usize::MAX / 2 {
            change_value(inner, place, edit);
        }
    }
}

fn another(value: Value, &(what, _, length, word): &Edit) -> Value {
    match (what % 13, value) {
        (0, Value::Object(fields)) => fields.into_iter().skip(1).collect(),
        (1, Value::Object(mut fields)) => {
            fields.insert(word.into(), json!(length));
            Value::Object(fields)
        }
        (2, Value::Array(items)) => items.iter().chain(&items).cloned().collect(),
        (3, Value::Array(items)) => items.into_iter().rev().collect(),
        (4, _) => json!([]),
        (5, _) => json!({ "absent": true }),
        (6, _) => json!({ "threw": word }),
        (7, _) => json!({ "skipped": word }),
        (8, _) => json!({ "timedOut": true }),
        (9, _) => json!(select_number(length)),
        (10, _) => json!(length % 2 == 0),
        (11, _) => json!([word, word]),
        (12, _) => Value::Null,
        _ => json!(word),
    }
}

fn select_number(choice: usize) -> f64 {
    [
        0.0,
        -0.0,
        1e300,
        -1e18,
        0.5,
        9_007_199_254_740_993.0,
        -3.0,
        64.0,
    ][choice % 8]
}

/// The files of a folder of the repository that end in `extension`, in a stable order.
pub fn files(folder: &str, extension: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let found = fs::read_dir(&folder).expect("a folder of recorded inputs");
    let mut paths: Vec<_> = found.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read(path).expect("a recorded input"))
        .collect()
}
