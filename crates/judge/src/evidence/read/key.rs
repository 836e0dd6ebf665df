//! The keys of JSON objects.

use super::escape::decoded;
use super::scanner::{Problem, Scanner};

impl<'t> Scanner<'t> {
    /// Goes over the key that comes next and its colon; its place among these names.
    pub(super) fn place_of_key(&mut self, names: &[&str]) -> Result<Option<usize>, Problem> {
        let key = self.key()?;
        let position = |key: &str| names.iter().position(|name| *name == key);
        if key.contains('\\') {
            return Ok(position(&decoded(key)?));
        }
        Ok(position(key))
    }

    /// Goes over the key that comes next and its colon. The key as it is written.
    pub(super) fn key(&mut self) -> Result<&'t str, Problem> {
        if self.peek() != Some(b'"') {
            return Err(Problem::NotJson);
        }
        let key = self.raw_string()?;
        self.is_report |= self.depth == 1 && key == "evidence";
        if self.peek() != Some(b':') {
            return Err(Problem::NotJson);
        }
        self.at += 1;
        Ok(key)
    }

    /// Goes over this key and its colon, if just these bytes come next.
    #[inline]
    pub(super) fn key_is(&mut self, name: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let [b'"', rest @ ..] = rest else {
            return false;
        };
        match rest.split_at_checked(name.len()) {
            Some((key, [b'"', b':', ..]))
                if key == name.as_bytes() && key.len() <= self.limits.text =>
            {
                self.at += name.len() + 3;
                true
            }
            _ => false,
        }
    }
}
