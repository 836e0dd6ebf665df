//! Nonces that whoever has the secret can verify, so that none needs to be kept.
//!
//! `issued.expires.random.signature`. The first two are ms since 1970 to the base of 36, the others
//! hexadecimal digits. The signature is the first half of HMAC-SHA-256 over `nonce:`, what stands
//! before it, `:` and the session.

use std::{
    fmt::{self, Write},
    time::{Duration, SystemTime},
};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::nonce::{Nonce, milliseconds, time};

/// Shorter ones can be guessed.
const SHORTEST: usize = 16;
/// Half of the digest: 128 bits cannot be guessed, and the nonce stays short.
const SIGNATURE: usize = 16;
const RANDOM: usize = 16;
const BASE: u32 = 36;

/// What nonces are signed with.
#[derive(Clone)]
pub struct Secrets {
    signing: Hmac<Sha256>,
    /// They verify too, so that a secret can be changed without refusing what the one before it signed.
    earlier: Vec<Hmac<Sha256>>,
}

/// Why something cannot be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// There is none.
    #[error("there is no secret: give one of {SHORTEST} bytes or more")]
    Missing,
    /// It can be guessed.
    #[error("a secret has fewer than {SHORTEST} bytes: make one with `openssl rand -base64 32`")]
    TooShort,
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    NoRandom,
}

impl Secrets {
    /// The first secret signs, and all of them verify. Each has 16 bytes or more.
    ///
    /// # Errors
    ///
    /// [`SecretError`], if there is none or one is too short.
    pub fn new(secrets: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<Self, SecretError> {
        let mut keys = secrets.into_iter().map(|secret| key(secret.as_ref()));
        Ok(Self {
            signing: keys.next().ok_or(SecretError::Missing)??,
            earlier: keys.collect::<Result<_, _>>()?,
        })
    }

    /// A random secret, which nobody else has: for one process.
    ///
    /// # Errors
    ///
    /// [`SecretError::NoRandom`].
    pub fn random() -> Result<Self, SecretError> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|_| SecretError::NoRandom)?;
        Self::new([random])
    }

    /// A fresh nonce for this session, which counts for `lifetime`.
    ///
    /// # Errors
    ///
    /// [`SecretError::NoRandom`].
    pub fn issue(
        &self,
        now: SystemTime,
        lifetime: Duration,
        session: &str,
    ) -> Result<Nonce, SecretError> {
        let mut random = [0; RANDOM];
        getrandom::fill(&mut random).map_err(|_| SecretError::NoRandom)?;
        let issued = milliseconds(now);
        let lasts = u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX);
        let expires = issued.saturating_add(lasts);
        let mut text = [base36(issued), base36(expires), hex(&random)].join(".");
        let signature = hex(&signature(&self.signing, &text, session));
        text = [text, signature].join(".");
        Ok(Nonce {
            text,
            issued: time(issued).unwrap_or(now),
            expires: time(expires).unwrap_or(now),
        })
    }

    /// The nonce, when one of the secrets signed it for this session. Whether it is expired is told by
    /// [`Nonce::left`].
    pub fn read(&self, text: &str, session: &str) -> Option<Nonce> {
        self.signer(text, session)?;
        let mut parts = text.split('.');
        let mut next = || time(u64::from_str_radix(parts.next()?, BASE).ok()?);
        Some(Nonce {
            issued: next()?,
            expires: next()?,
            text: text.to_owned(),
        })
    }

    /// Bytes that follow from a nonce and a purpose, which nobody without the secret can tell. Nothing
    /// where no secret signed the nonce for this session.
    pub fn derive(&self, purpose: &str, text: &str, session: &str) -> Option<[u8; 16]> {
        let key = self.signer(text, session)?;
        Some(mac(key, &[purpose, ":", text]))
    }

    /// Compares in constant time.
    fn signer(&self, text: &str, session: &str) -> Option<&Hmac<Sha256>> {
        let (signed, given) = text
            .rsplit_once('.')
            .filter(|(signed, _)| is_formed(signed))?;
        let mut keys = [&self.signing].into_iter().chain(&self.earlier);
        keys.find(|key| {
            let right = hex(&signature(key, signed, session));
            let pairs = right.bytes().zip(given.bytes());
            let difference = pairs.fold(0, |all, (one, other)| all | (one ^ other));
            difference == 0 && right.len() == given.len()
        })
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secrets({} of them)", 1 + self.earlier.len())
    }
}

fn key(secret: &[u8]) -> Result<Hmac<Sha256>, SecretError> {
    if secret.len() < SHORTEST {
        return Err(SecretError::TooShort);
    }
    Hmac::new_from_slice(secret).map_err(|_| SecretError::TooShort)
}

/// Whether it is what [`Secrets::issue`] signs. The signature covers `TEXT:SESSION`: a text with a colon
/// could take a part of the session's name.
fn is_formed(signed: &str) -> bool {
    let is_number = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
    };
    let mut parts = signed.split('.');
    let mut next = || parts.next().is_some_and(is_number);
    next() && next() && next() && parts.next().is_none()
}

fn signature(key: &Hmac<Sha256>, text: &str, session: &str) -> [u8; SIGNATURE] {
    mac(key, &["nonce:", text, ":", session])
}

fn mac(key: &Hmac<Sha256>, data: &[&str]) -> [u8; SIGNATURE] {
    let mut keyed = key.clone();
    for part in data {
        keyed.update(part.as_bytes());
    }
    let digest: [u8; 32] = keyed.finalize().into_bytes().into();
    let mut half = [0; SIGNATURE];
    half.iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    half
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % u64::from(BASE)).unwrap_or_default();
        digits.extend(char::from_digit(digit, BASE));
        number /= u64::from(BASE);
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
