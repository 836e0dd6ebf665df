//! A nonce that counts for a while.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A nonce of this server. As JSON it is `{ nonce, expires }`, the latter in ms since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nonce {
    /// The nonce itself: letters, digits and dots. It fits a probe and a Bearer token.
    pub text: String,
    /// When it was issued.
    pub issued: SystemTime,
    /// Until when it counts.
    pub expires: SystemTime,
}

impl Nonce {
    /// For how long it counts still; nothing where it is expired.
    pub fn left(&self, now: SystemTime) -> Option<Duration> {
        let left = self.expires.duration_since(now).ok();
        left.filter(|left| !left.is_zero())
    }
}

impl Serialize for Nonce {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Nonce", 2)?;
        fields.serialize_field("nonce", &self.text)?;
        fields.serialize_field("expires", &milliseconds(self.expires))?;
        fields.end()
    }
}

/// Since 1970.
pub(crate) fn milliseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The time so many ms after 1970, where there is one.
pub(crate) fn time(milliseconds: u64) -> Option<SystemTime> {
    UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds))
}
