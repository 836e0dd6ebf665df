//! Nobody without the secret makes a nonce, or what follows from one.

use std::time::{Duration, SystemTime};

use ontrack_verifier::{Nonce, SecretError, Secrets};

use crate::secrets;

fn issued(secrets: &Secrets) -> Nonce {
    let issued = secrets.issue(SystemTime::now(), Duration::from_secs(60), "");
    issued.expect("random bytes")
}

#[test]
fn every_changed_letter_is_noticed() {
    let secrets = secrets();
    let text = issued(&secrets).text;
    assert!(secrets.read(&text, "").is_some());
    for at in 0..text.len() {
        for letter in [b'0', b'1', b'.'] {
            let mut changed = text.clone().into_bytes();
            if changed[at] == letter {
                continue;
            }
            changed[at] = letter;
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(secrets.read(&changed, ""), None, "letter {at}");
        }
    }
    for end in 0..text.len() {
        assert_eq!(secrets.read(&text[..end], ""), None, "{end} letters");
    }
    assert_eq!(secrets.read(&format!("{text}0"), ""), None);
}

#[test]
fn a_secret_that_can_be_guessed_is_refused() {
    let error = |secrets: &[&str]| Secrets::new(secrets).err();
    assert_eq!(error(&[]), Some(SecretError::Missing));
    assert_eq!(error(&["fifteen bytes.."]), Some(SecretError::TooShort));
    assert_eq!(error(&["sixteen bytes..."]), None);
    assert_eq!(
        error(&["sixteen bytes...", ""]),
        Some(SecretError::TooShort)
    );
}

#[test]
fn no_secret_is_shown() {
    assert_eq!(format!("{:?}", secrets()), "Secrets(1 of them)");
}

#[test]
fn a_nonce_fits_a_header_and_a_probe() {
    let text = issued(&secrets()).text;
    assert!(text.len() <= 256, "{text}");
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
    assert!(text.chars().all(fits), "{text}");
}

#[test]
fn what_is_derived_follows_from_nonce_and_purpose() {
    let secrets = secrets();
    let [one, two] = [(); 2].map(|()| issued(&secrets).text);
    let derived = |purpose, nonce| secrets.derive(purpose, nonce, "");
    assert!(derived("stream", &one).is_some());
    assert_eq!(derived("stream", &one), derived("stream", &one));
    assert_ne!(derived("stream", &one), derived("video", &one));
    assert_ne!(derived("stream", &one), derived("stream", &two));
    assert_eq!(derived("stream", "of nobody"), None);
}

#[test]
fn what_is_derived_stays_when_the_secret_is_changed() {
    let text = issued(&secrets()).text;
    let both = Secrets::new(["a secret that came later", "a secret for tests"]).unwrap();
    let before = secrets().derive("stream", &text, "");
    assert_eq!(both.derive("stream", &text, ""), before);
}
