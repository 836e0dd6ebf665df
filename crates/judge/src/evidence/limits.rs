//! How much is read of what a client sends.
//!
//! The text is gone over once before it is parsed, so that nothing is allocated for
//! what is refused, also where it stands in fields that this version does not know.

use std::ops::Range;

use super::EvidenceError;

/// How much is read of what a client sends. The defaults leave room for several times
/// what a probe writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest body, in bytes; 1 MiB unless told.
    pub bytes: usize,
    /// How deep objects and lists may be nested; 16 unless told, and never more than 64.
    pub depth: usize,
    /// The longest string, in bytes as it is written; 1024 unless told. A page that
    /// judges cuts longer ones off.
    pub text: usize,
    /// The most elements of a list and members of an object; 64 unless told. A page
    /// that judges takes no more of a list.
    pub elements: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 20,
            depth: 16,
            text: 1024,
            elements: 64,
        }
    }
}

/// More than this the parser refuses by itself, a little later and without a place.
const DEEPEST: usize = 64;

impl Limits {
    /// Whether the text keeps to the bounds. What is no JSON passes or does not; the
    /// parser will tell.
    pub(super) fn hold(&self, text: &[u8]) -> Result<(), EvidenceError> {
        let mut walk = Walk {
            text,
            inside: Vec::new(),
            string: 0..0,
        };
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            match byte {
                b'"' => {
                    at = walk.string_from(at + 1);
                    if walk.string.len() > self.text {
                        return Err(EvidenceError::TextTooLong {
                            path: walk.path(),
                            limit: self.text,
                        });
                    }
                }
                b'{' | b'[' => {
                    let limit = self.depth.min(DEEPEST);
                    if walk.inside.len() >= limit {
                        let path = walk.path();
                        return Err(EvidenceError::TooDeep { path, limit });
                    }
                    walk.inside.push(Inside {
                        is_list: *byte == b'[',
                        key: 0..0,
                        index: 0,
                    });
                }
                b'}' | b']' => {
                    walk.inside.pop();
                }
                b':' => {
                    let key = walk.string.clone();
                    if let Some(inside) = walk.inside.last_mut() {
                        inside.key = key;
                    }
                }
                b',' => {
                    if let Some(inside) = walk.inside.last_mut() {
                        inside.index += 1;
                        if inside.index >= self.elements {
                            walk.inside.pop();
                            return Err(EvidenceError::ListTooLong {
                                path: walk.path(),
                                limit: self.elements,
                            });
                        }
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Ok(())
    }
}

/// Where in the text we are.
struct Walk<'a> {
    text: &'a [u8],
    inside: Vec<Inside>,
    /// The last string, without its quotes.
    string: Range<usize>,
}

/// An object or a list that is not at its end yet.
struct Inside {
    is_list: bool,
    key: Range<usize>,
    index: usize,
}

impl Walk<'_> {
    /// Goes over a string; gives the place of its closing quote.
    fn string_from(&mut self, start: usize) -> usize {
        let mut end = start;
        loop {
            match self.text.get(end) {
                Some(b'\\') => end += 2,
                Some(b'"') | None => break,
                Some(_) => end += 1,
            }
        }
        self.string = start..end;
        end
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for inside in &self.inside {
            if inside.is_list {
                path.push_str(&format!("[{}]", inside.index));
            } else if let Some(key) = self.text.get(inside.key.clone()) {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&String::from_utf8_lossy(key));
            }
        }
        if path.is_empty() {
            path.push_str("evidence");
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<(&'static str, String)> {
        let limits = Limits {
            bytes: 100,
            depth: 3,
            text: 8,
            elements: 3,
        };
        let error = limits.hold(text.as_bytes()).err()?;
        Some((error.code(), error.path()?.to_owned()))
    }

    #[test]
    fn what_is_too_much_is_refused_at_its_place() {
        for (text, code, path) in [
            (r#"{"a":{"b":[[1]]}}"#, "too-deep", "a.b[0]"),
            (r#"[[[["#, "too-deep", "[0][0][0]"),
            (r#"{"a":["b","123456789"]}"#, "text-too-long", "a[1]"),
            (r#"{"a":1,"bc":"12345\"\\890"}"#, "text-too-long", "bc"),
            (r#"{"a":{"b":[1,2,3,4]}}"#, "list-too-long", "a.b"),
            (r#"{"a":1,"b":2,"c":3,"d":4}"#, "list-too-long", "evidence"),
        ] {
            let expected = Some((code, path.to_owned()));
            assert_eq!(refused(text), expected, "{text}");
        }
    }

    #[test]
    fn brackets_and_commas_in_strings_are_text() {
        let limits = Limits {
            depth: 1,
            elements: 1,
            ..Limits::default()
        };
        assert_eq!(limits.hold(br#"{"[[{{,,\"[[,":"\\"}"#), Ok(()));
    }

    #[test]
    fn text_that_ends_in_the_middle_is_no_trap() {
        for text in ["\"", "\"\\", "{\"a\":\"", "]]]]", "}", ":,:,", "\\"] {
            let _ = Limits::default().hold(text.as_bytes());
        }
    }
}
