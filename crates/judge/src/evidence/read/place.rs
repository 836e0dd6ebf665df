//! Where in the evidence a problem is. Only what is refused asks for it.

use crate::json;

/// An object or a list that has not ended yet.
#[derive(Default)]
struct Frame<'t> {
    is_list: bool,
    /// How many elements stand before this one.
    index: u64,
    /// The key of this member, as it is written.
    key: Option<&'t str>,
}

/// The path of what stands behind the beginning of a JSON text, as `surface.present[3]`. Of a
/// list or an object that is too long, the path of itself.
pub(super) fn path(beginning: &str, is_of_container: bool) -> String {
    let mut inside = frames(beginning);
    if is_of_container {
        inside.pop();
    }
    let mut path = String::new();
    for frame in inside {
        if frame.is_list {
            path.push('[');
            json::push_whole(&mut path, frame.index);
            path.push(']');
        } else if let Some(key) = frame.key {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
    }
    if path.is_empty() {
        path.push_str("evidence");
    }
    path
}

/// What has not ended at the end of the beginning of a JSON text.
fn frames(beginning: &str) -> Vec<Frame<'_>> {
    let mut inside: Vec<Frame<'_>> = Vec::new();
    let mut string = None;
    let mut bytes = beginning.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => string = beginning.get(at + 1..end_of_string(&mut bytes)),
            b'{' | b'[' => inside.push(Frame {
                is_list: byte == b'[',
                ..Frame::default()
            }),
            b'}' | b']' => drop(inside.pop()),
            b':' | b',' => {
                if let Some(frame) = inside.last_mut() {
                    frame.index += u64::from(byte == b',');
                    frame.key = string.take().filter(|_| byte == b':');
                }
            }
            _ => {}
        }
    }
    inside
}

/// Goes over the rest of a string; where its last quote stands.
fn end_of_string(bytes: &mut impl Iterator<Item = (usize, u8)>) -> usize {
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return at,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_place_is_told_by_its_keys_and_indices() {
        for (beginning, expected) in [
            ("", "evidence"),
            ("{", "evidence"),
            (r#"{"surface":"#, "surface"),
            (
                r#"{"a":[1,{"b":2}],"surface":{"present":["x,[{","#,
                "surface.present[1]",
            ),
            (r#"{"events":[{"a":1},{"b":{"threw":"#, "events[1].b.threw"),
            (r#"{"a\"}b":{"c":"\\","d":[["#, r#"a\"}b.d[0][0]"#),
            ("[[],[[1],", "[1][1]"),
        ] {
            assert_eq!(path(beginning, false), expected, "{beginning}");
        }
    }

    #[test]
    fn the_place_of_a_key_is_its_object() {
        assert_eq!(path(r#"{"a":{"long""#, false), "a");
        assert_eq!(path(r#"{"a":{"b":1,"long""#, false), "a");
    }

    #[test]
    fn the_place_of_what_is_too_long_is_itself() {
        assert_eq!(path(r#"{"a":[1,2"#, true), "a");
        assert_eq!(path(r#"{"a":1,"b":2"#, true), "evidence");
    }
}
