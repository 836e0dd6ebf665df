//! Fragments of session descriptions that bring candidates later (RFC 8840).

use str0m::Candidate;

/// What a fragment says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Fragment {
    /// The visitor's name in STUN; another one than before means an ICE restart.
    pub(super) ufrag: Option<String>,
    /// Its candidates. Those that hide an address behind a name are left out: their connectivity
    /// checks come all the same.
    pub(super) candidates: Vec<Candidate>,
}

/// Reads a fragment; nothing where it is none.
pub(super) fn read(text: &str) -> Option<Fragment> {
    let mut fragment = Fragment::default();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(ufrag) = line.strip_prefix("a=ice-ufrag:") {
            fragment.ufrag = Some(ufrag.to_owned());
        } else if line.starts_with("a=candidate:") {
            let candidate = Candidate::from_sdp_string(&line[2..]);
            fragment.candidates.extend(candidate.ok());
        } else if !["a=", "m="]
            .iter()
            .any(|beginning| line.starts_with(beginning))
        {
            return None;
        }
    }
    (fragment != Fragment::default() || text.contains("a=end-of-candidates")).then_some(fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_read_and_names_left_out() {
        let fragment = read(
            "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n\
             m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n\
             a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0\r\n\
             a=candidate:1387637174 1 udp 2122260223 0d5b7d06.local 61764 typ host\r\n\
             a=end-of-candidates\r\n",
        );
        let fragment = fragment.unwrap();
        assert_eq!(fragment.ufrag.as_deref(), Some("EsAw"));
        assert_eq!(fragment.candidates.len(), 1);
    }

    #[test]
    fn something_else_is_none() {
        assert_eq!(read(""), None);
        assert_eq!(read("{\"candidate\":\"\"}"), None);
    }
}
