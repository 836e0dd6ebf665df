//! The form of ICE credentials, which a session description carries:
//! [RFC 8839, section 5.4](https://www.rfc-editor.org/rfc/rfc8839#section-5.4).

use serde::Deserialize;

use crate::stun::is_base64;

/// The form of an engine's credentials.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Form {
    /// The length of `ice-ufrag`, in bytes.
    ufrag_length: usize,
    /// The length of `ice-pwd`, in bytes.
    pwd_length: usize,
    /// Whether both are hexadecimal digits.
    is_hexadecimal: bool,
}

impl Form {
    /// Whether the credentials have this form.
    pub fn holds(&self, ufrag: &str, pwd: &str) -> bool {
        let fits = |byte: u8| match self.is_hexadecimal {
            true => byte.is_ascii_hexdigit(),
            false => is_base64(byte),
        };
        ufrag.len() == self.ufrag_length
            && pwd.len() == self.pwd_length
            && ufrag.bytes().chain(pwd.bytes()).all(fits)
    }
}
