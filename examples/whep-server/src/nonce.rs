//! Nonces that any instance with the secret can verify, so that none needs to be kept.
//!
//! `payload.signature`, both in URL-safe base64. The payload holds when it was issued, for how
//! long it counts, and random bytes. The signature is HMAC-SHA256.

use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Longer ones are not ours, and need not be decoded to know it.
const LONGEST: usize = 200;
const PAYLOAD: usize = 8 + 4 + 12;

/// What nonces are signed with.
#[derive(Clone)]
pub struct Secrets {
    /// The first signs; all verify. So a secret is changed without refusing what the one before
    /// it signed.
    keys: Vec<Hmac<Sha256>>,
}

/// A nonce whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The nonce itself.
    pub text: String,
    /// When it was issued.
    pub issued: SystemTime,
    /// Until when it counts.
    pub expires: SystemTime,
}

impl Signed {
    /// Whether it counts no more.
    pub fn is_expired(&self, now: SystemTime) -> bool {
        now >= self.expires
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secrets({} of them)", self.keys.len())
    }
}

impl Secrets {
    /// Takes the secrets that were given, or a random one.
    pub fn new(given: &[String]) -> anyhow::Result<Self> {
        let key = |secret: &[u8]| Hmac::new_from_slice(secret).map_err(anyhow::Error::from);
        let keys = if given.is_empty() {
            let mut random = [0; 32];
            getrandom::fill(&mut random)?;
            vec![key(&random)?]
        } else {
            given
                .iter()
                .map(|secret| key(secret.as_bytes()))
                .collect::<anyhow::Result<_>>()?
        };
        Ok(Self { keys })
    }

    /// A fresh nonce that counts for `lifetime`.
    pub fn issue(&self, now: SystemTime, lifetime: Duration) -> anyhow::Result<Signed> {
        let milliseconds = now.duration_since(UNIX_EPOCH)?.as_millis() as u64;
        let seconds = lifetime.as_secs().try_into().unwrap_or(u32::MAX);
        let mut payload = [0; PAYLOAD];
        payload[..8].copy_from_slice(&milliseconds.to_be_bytes());
        payload[8..12].copy_from_slice(&seconds.to_be_bytes());
        getrandom::fill(&mut payload[12..])?;
        let signature = match self.keys.first() {
            Some(key) => mac(key, "nonce", &payload),
            None => anyhow::bail!("there is no secret"),
        };
        let text = format!("{}.{}", BASE64.encode(payload), BASE64.encode(signature));
        Ok(read_payload(text, &payload))
    }

    /// The nonce, when one of the secrets signed it; whether it is expired is told by itself.
    pub fn verify(&self, text: &str) -> Option<Signed> {
        if text.len() > LONGEST {
            return None;
        }
        let (payload, signature) = text.split_once('.')?;
        let payload: [u8; PAYLOAD] = BASE64.decode(payload).ok()?.try_into().ok()?;
        let signature = BASE64.decode(signature).ok()?;
        self.signer(&payload, &signature)?;
        Some(read_payload(text.to_owned(), &payload))
    }

    /// A name that follows from the nonce, and that nobody without the secret can tell before the
    /// answer does: `ontrack-` and 22 letters, digits, `-` or `_`.
    pub fn name(&self, purpose: &str, nonce: &Signed) -> String {
        // Whichever key signed the nonce also makes its names, on every instance.
        let key = nonce.text.split_once('.').and_then(|(payload, signature)| {
            let [payload, signature] =
                [payload, signature].map(|part| BASE64.decode(part).unwrap_or_default());
            self.signer(&payload, &signature)
        });
        let digest = key
            .or(self.keys.first())
            .map_or([0; 16], |key| mac(key, purpose, nonce.text.as_bytes()));
        format!("ontrack-{}", BASE64.encode(digest))
    }

    fn signer(&self, payload: &[u8], signature: &[u8]) -> Option<&Hmac<Sha256>> {
        self.keys.iter().find(|key| {
            let mut keyed = (*key).clone();
            keyed.update(b"nonce");
            keyed.update(payload);
            // Compares in constant time.
            signature.len() == 16 && keyed.verify_truncated_left(signature).is_ok()
        })
    }
}

/// Half of the digest: 128 bits cannot be guessed, and the nonce stays short.
fn mac(key: &Hmac<Sha256>, purpose: &str, data: &[u8]) -> [u8; 16] {
    let mut keyed = key.clone();
    keyed.update(purpose.as_bytes());
    keyed.update(data);
    let digest: [u8; 32] = keyed.finalize().into_bytes().into();
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    half
}

fn read_payload(text: String, payload: &[u8; PAYLOAD]) -> Signed {
    let number = |range: std::ops::Range<usize>| {
        payload[range]
            .iter()
            .fold(0, |number: u64, byte| number << 8 | u64::from(*byte))
    };
    // Signed, therefore ours, therefore a time that exists; and bounded all the same.
    let issued = UNIX_EPOCH + Duration::from_millis(number(0..8) & 0xffff_ffff_ffff);
    Signed {
        text,
        issued,
        expires: issued + Duration::from_secs(number(8..12)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn secrets(given: &[&str]) -> Secrets {
        let given: Vec<_> = given.iter().map(|secret| (*secret).to_owned()).collect();
        Secrets::new(&given).unwrap()
    }

    #[test]
    fn any_instance_with_the_secret_verifies() {
        let now = SystemTime::now();
        let issued = secrets(&["one"]).issue(now, MINUTE).unwrap();
        assert_eq!(secrets(&["one"]).verify(&issued.text), Some(issued.clone()));
        assert_eq!(secrets(&["two"]).verify(&issued.text), None);
        assert_eq!(secrets(&[]).verify(&issued.text), None);
    }

    #[test]
    fn a_secret_is_changed_without_refusing_what_the_old_one_signed() {
        let issued = secrets(&["old"]).issue(SystemTime::now(), MINUTE).unwrap();
        let both = secrets(&["new", "old"]);
        assert!(both.verify(&issued.text).is_some());
        assert_eq!(
            both.name("stream", &issued),
            secrets(&["old"]).name("stream", &issued)
        );
        let fresh = both.issue(SystemTime::now(), MINUTE).unwrap();
        assert!(secrets(&["new"]).verify(&fresh.text).is_some());
        assert!(secrets(&["old"]).verify(&fresh.text).is_none());
    }

    #[test]
    fn it_counts_until_it_expires() {
        let now = SystemTime::now();
        let issued = secrets(&["one"]).issue(now, MINUTE).unwrap();
        assert!(!issued.is_expired(now + MINUTE / 2));
        assert!(issued.is_expired(now + MINUTE));
    }

    #[test]
    fn every_changed_letter_is_noticed() {
        let secrets = secrets(&["one"]);
        let issued = secrets.issue(SystemTime::now(), MINUTE).unwrap().text;
        for at in 0..issued.len() {
            let mut changed = issued.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(secrets.verify(&changed), None, "letter {at}");
        }
    }

    #[test]
    fn what_is_no_nonce_is_refused() {
        let long = "A".repeat(10_000);
        for text in ["", ".", "a.b", "..", "ä.ä", long.as_str()] {
            assert_eq!(secrets(&["one"]).verify(text), None);
        }
    }

    #[test]
    fn it_fits_a_header_and_a_probe() {
        let issued = secrets(&[]).issue(SystemTime::now(), MINUTE).unwrap().text;
        assert!(issued.len() <= 200);
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        assert!(issued.chars().all(fits), "{issued}");
    }

    #[test]
    fn names_follow_from_nonce_and_purpose() {
        let secrets = secrets(&["one"]);
        let [one, two] = [(); 2].map(|()| secrets.issue(SystemTime::now(), MINUTE).unwrap());
        assert_eq!(secrets.name("stream", &one), secrets.name("stream", &one));
        assert_ne!(secrets.name("stream", &one), secrets.name("video", &one));
        assert_ne!(secrets.name("stream", &one), secrets.name("stream", &two));
    }
}
