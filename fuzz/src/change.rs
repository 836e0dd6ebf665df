//! Changing an input: as bytes, or as the JSON that it is.

use fastrand::Rng;
use serde_json::{Value, json};

/// The longest input that is made.
const LONGEST: usize = 64 * 1024;

/// Words that readers know, for the places where a random byte would never hit.
pub type Words = &'static [&'static str];

/// Changes an input; `others` lend parts of theirs.
pub fn change(rng: &mut Rng, input: &[u8], others: &[Vec<u8>], words: Words) -> Vec<u8> {
    if rng.bool()
        && let Ok(mut value) = serde_json::from_slice::<Value>(input)
        && (value.is_object() || value.is_array())
    {
        for _ in 0..=rng.usize(..4) {
            value_within(rng, &mut value, words);
        }
        return value.to_string().into_bytes();
    }
    let mut bytes = input.to_vec();
    for _ in 0..=rng.usize(..6) {
        bytes_within(rng, &mut bytes, others, words);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn bytes_within(rng: &mut Rng, bytes: &mut Vec<u8>, others: &[Vec<u8>], words: Words) {
    let at = rng.usize(..=bytes.len());
    let end = (at + rng.usize(..64)).min(bytes.len());
    match rng.u8(..8) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.u8(..8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = rng.u8(..);
            }
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let part = bytes[at..end].to_vec();
            let times = 1 << rng.usize(..8);
            bytes.splice(at..at, part.repeat(times));
        }
        4 => {
            if let Some(word) = rng.choice(words) {
                bytes.splice(at..at, word.bytes());
            }
        }
        5 => {
            if let Some(word) = rng.choice(words) {
                bytes.splice(at..end, word.bytes());
            }
        }
        6 => bytes.truncate(at),
        _ => {
            if let Some(other) = rng.choice(others) {
                let from = rng.usize(..=other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
        }
    }
}

/// Changes one place in a value: a random walk goes down to it.
fn value_within(rng: &mut Rng, value: &mut Value, words: Words) {
    let here = rng.u8(..5) == 0;
    match value {
        Value::Object(fields) if !here && !fields.is_empty() => {
            let place = rng.usize(..fields.len());
            let Some(key) = fields.keys().nth(place).cloned() else {
                return;
            };
            match rng.u8(..12) {
                0 => drop(fields.remove(&key)),
                1 => {
                    let copy = fields[&key].clone();
                    fields.insert(rng.choice(words).copied().unwrap_or("").into(), copy);
                }
                _ => value_within(rng, &mut fields[&key], words),
            }
        }
        Value::Array(items) if !here && !items.is_empty() => {
            let place = rng.usize(..items.len());
            match rng.u8(..12) {
                0 => drop(items.remove(place)),
                1 => items.push(items[place].clone()),
                2 => items.reverse(),
                _ => value_within(rng, &mut items[place], words),
            }
        }
        other => *other = another(rng, words),
    }
}

fn another(rng: &mut Rng, words: Words) -> Value {
    let word = rng.choice(words).copied().unwrap_or("");
    match rng.u8(..12) {
        0 => json!(rng.bool()),
        1 => json!(rng.i32(-3..300)),
        2 => json!(rng.choice([0.0, -0.0, 1e300, -1e18, 0.5, 9007199254740993.0])),
        3 | 4 => json!(word),
        5 => json!([word, word]),
        6 => json!([]),
        7 => json!({ "absent": true }),
        8 => json!({ "threw": word }),
        9 => json!({ "skipped": word }),
        10 => json!({ "timedOut": true }),
        _ => json!(null),
    }
}
