//! How much of a client's JSON is read.

/// How much of a client's JSON is read. The defaults leave room for several times what a
/// probe writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest body, in bytes. The default is 1 MiB.
    pub bytes: usize,
    /// How deep objects and lists may be nested. The default is 16; it is never more than 64.
    pub depth: usize,
    /// The longest string, in bytes as it is written. The default is 1024.
    pub text: usize,
    /// The most elements of a list and members of an object. The default is 64.
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

/// Evidence is four levels deep, so a limit above this one is a mistake of the caller.
const DEEPEST: usize = 64;

impl Limits {
    /// For the parts of a report that are skipped.
    pub(super) const NONE: Self = Self {
        bytes: usize::MAX,
        depth: usize::MAX,
        text: usize::MAX,
        elements: usize::MAX,
    };

    /// These limits, with no more depth than any reader needs.
    pub(super) fn bounded(self) -> Self {
        Self {
            depth: self.depth.min(DEEPEST),
            ..self
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    fn refused(text: &str) -> Option<(&'static str, String)> {
        let limits = Limits {
            bytes: 100,
            depth: 3,
            text: 8,
            elements: 3,
        };
        let error = Evidence::from_json_within(text, &limits).err()?;
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
        let text = r#"{"[[{{,,\"[[,":"\\"}"#;
        let error = Evidence::from_json_within(text, &limits).expect_err("no version");
        assert_eq!(error.code(), "no-version");
    }

    #[test]
    fn text_that_ends_in_the_middle_is_no_json() {
        for text in ["\"", "\"\\", "{\"a\":\"", "]]]]", "}", ":,:,", "\\"] {
            let error = Evidence::from_json(text).expect_err("no JSON");
            assert_eq!(error.code(), "not-json", "{text}");
        }
    }
}
