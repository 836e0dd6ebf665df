//! One text of several, for modules that are downloaded: `concat` of the standard library can
//! panic, and what formats its panic is a kilobyte.

/// The parts, one behind the other.
#[must_use]
pub fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}
