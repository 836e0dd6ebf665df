//! Candidates as a fragment of a session description.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8840#section-9>.

use super::Description;
use crate::joined;

/// The body of a PATCH: candidates of the first m-line, as `candidate:…`, for the
/// offer that was sent. With everything bundled there is one transport.
pub fn fragment(offer: &str, candidates: &[String], is_complete: bool) -> String {
    let read = Description::read(offer);
    let Some(first) = read.sections.first() else {
        return String::new();
    };
    let mut lines = vec![
        joined(&["a=ice-ufrag:", first.user]),
        joined(&["a=ice-pwd:", first.password]),
        joined(&["m=", first.kind, " 9 UDP/TLS/RTP/SAVPF 0"]),
        joined(&["a=mid:", first.mid]),
    ];
    for candidate in candidates {
        lines.push(joined(&["a=", candidate]));
    }
    if is_complete {
        lines.push("a=end-of-candidates".into());
    }
    lines.push(String::new());
    lines.join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenge::Challenge;

    #[test]
    fn a_fragment_names_the_transport_and_its_candidates() {
        let challenge = Challenge::from_nonce("fragment");
        let offer = challenge.offer();
        let read = Description::read(&offer);
        let text = fragment(&offer, &["candidate:1 1 udp 1 x 9 typ host".into()], true);
        assert!(read.sections.first().is_some_and(|section| {
            text.starts_with(&format!("a=ice-ufrag:{}\r\n", section.user))
                && text.contains(&format!("a=mid:{}\r\n", section.mid))
        }));
        assert!(text.ends_with("typ host\r\na=end-of-candidates\r\n"));
    }

    #[test]
    fn without_an_offer_there_is_no_fragment() {
        assert_eq!(fragment("", &[], true), "");
    }
}
