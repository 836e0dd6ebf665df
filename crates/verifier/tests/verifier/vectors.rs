//! Nonces of the package in JavaScript count here, and the other way round. The package's tests read the
//! same vectors, which a third program made.

use std::time::{Duration, UNIX_EPOCH};

use ontrack_verifier::Secrets;
use serde_json::Value;

const VECTORS: &str = include_str!("../../../../tests/verifier/nonces.json");

#[test]
fn a_nonce_made_elsewhere_is_read() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    assert!(vectors.len() > 3);
    for vector in vectors {
        let field = |name: &str| vector[name].as_str().unwrap();
        let time = |name: &str| UNIX_EPOCH + Duration::from_millis(vector[name].as_u64().unwrap());
        let secrets = Secrets::new([field("secret")]).unwrap();
        let nonce = secrets.read(field("nonce"), field("session")).unwrap();
        assert_eq!(nonce.issued, time("issued"));
        assert_eq!(nonce.expires, time("expires"));
        assert_eq!(secrets.read(field("nonce"), "another"), None);
    }
}

#[test]
fn a_nonce_made_here_has_the_same_form() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    let vector = vectors[0]["nonce"].as_str().unwrap();
    let (issued, expires) = (1_767_225_600_000, 300_000);
    let (issued, lasts) = (
        Duration::from_millis(issued),
        Duration::from_millis(expires),
    );
    let secrets = Secrets::new(["sixteen bytes or more"]).unwrap();
    let made = secrets.issue(UNIX_EPOCH + issued, lasts, "").unwrap().text;
    let parts = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
    let (made, vector) = (parts(&made), parts(vector));
    assert_eq!(made[..2], vector[..2]);
    let lengths = |parts: &[String]| parts.iter().map(String::len).collect::<Vec<_>>();
    assert_eq!(lengths(&made), lengths(&vector));
}
