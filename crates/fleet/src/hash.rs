//! The hashes of a row.

use ontrack_judge::Evidence;
use sha2::{Digest, Sha256};

/// The first half of the SHA-256 of a nonce, in hexadecimal. Whoever issued the nonce finds the
/// row by it; from the hash nobody finds the nonce, as long as nonces are random.
pub fn nonce_hash(nonce: &str) -> String {
    hexadecimal(&Sha256::digest(nonce.as_bytes()), 16)
}

/// A hash of all times of a piece of evidence; nothing where it has none.
///
/// Two probes of real browsers do not take equally long at every step. Where many pieces of
/// evidence do, one was copied.
pub fn times_hash(evidence: &Evidence) -> Option<String> {
    if evidence.timeline.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(evidence.duration_ms.to_bits().to_le_bytes());
    for moment in &evidence.timeline {
        hash.update(moment.at_ms.to_bits().to_le_bytes());
    }
    Some(hexadecimal(&hash.finalize(), 8))
}

fn hexadecimal(bytes: &[u8], count: usize) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .take(count)
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_nonce_is_the_first_half_of_its_sha_256() {
        // As `printf abc | sha256sum` begins.
        assert_eq!(nonce_hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
    }

    #[test]
    fn one_other_time_gives_another_hash() {
        let json = |end: f64| {
            format!(
                r#"{{"schemaVersion":1,"durationMs":9.5,"timeline":[{{"atMs":1,"event":"a"}},{{"atMs":{end},"event":"b"}}]}}"#
            )
        };
        let of = |end| times_hash(&Evidence::from_json(json(end)).unwrap_or_default());
        assert!(of(2.5).is_some());
        assert_eq!(of(2.5), of(2.5));
        assert_ne!(of(2.5), of(2.6));
        assert_eq!(times_hash(&Evidence::default()), None);
    }
}
