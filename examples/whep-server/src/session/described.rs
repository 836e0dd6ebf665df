//! What is kept of the visitor's session description.

use std::collections::BTreeSet;

use super::description::Description;

/// A browser's description has some twenty of each.
const MOST: usize = 100;

/// What a report is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Whether it is an offer; an answer says what we offered.
    pub is_offer: bool,
    /// Whether its origin is written as Firefox does.
    pub is_mozilla: bool,
    /// The codecs, as `video/VP8`.
    pub codecs: BTreeSet<String>,
    /// The names of the header extensions.
    pub header_extensions: BTreeSet<String>,
    /// The length of the ICE user name, in bytes.
    pub ufrag_length: usize,
    /// The length of the ICE password, in bytes.
    pub pwd_length: usize,
}

impl Described {
    pub(super) fn of(description: &Description, is_offer: bool) -> Self {
        let (ufrag, pwd) = description.credentials().unwrap_or_default();
        let origin = description
            .session
            .iter()
            .find_map(|line| line.strip_prefix("o="));
        let mut described = Self {
            is_offer,
            is_mozilla: origin.is_some_and(|origin| origin.starts_with("mozilla")),
            ufrag_length: ufrag.len(),
            pwd_length: pwd.len(),
            ..Self::default()
        };
        for section in &description.sections {
            for line in &section.lines {
                // The second word of both, RFC 8866, section 6.6 and RFC 8285, section 5.
                let second = |rest: &str| rest.split(' ').nth(1).map(str::to_owned);
                if let Some(format) = line.strip_prefix("a=rtpmap:").and_then(second) {
                    let name = format.split('/').next().unwrap_or_default();
                    add(&mut described.codecs, format!("{}/{name}", section.media()));
                } else if let Some(name) = line.strip_prefix("a=extmap:").and_then(second) {
                    add(&mut described.header_extensions, name);
                }
            }
        }
        described
    }
}

fn add(set: &mut BTreeSet<String>, name: String) {
    if set.len() < MOST {
        set.insert(name);
    }
}

/// What an offer says.
#[cfg(test)]
pub(crate) fn described(offer: &str) -> Option<Described> {
    Some(Described::of(&Description::read(offer)?, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_told_in_a_few_words() {
        let text = "v=0\r\no=mozilla...THIS_IS_SDPARTA-99.0 1 0 IN IP4 0.0.0.0\r\n\
                    m=video 9 UDP/TLS/RTP/SAVPF 120\r\na=ice-ufrag:abcdef01\r\na=ice-pwd:0123\r\n\
                    a=extmap:4/recvonly urn:ietf:params:rtp-hdrext:toffset\r\n\
                    a=rtpmap:120 VP8/90000\r\n";
        let description = Description::read(text).unwrap();
        let described = Described::of(&description, true);
        assert!(described.is_mozilla && described.is_offer);
        assert_eq!(described.codecs, BTreeSet::from(["video/VP8".to_owned()]));
        let names = BTreeSet::from(["urn:ietf:params:rtp-hdrext:toffset".to_owned()]);
        assert_eq!(described.header_extensions, names);
        assert_eq!((described.ufrag_length, described.pwd_length), (8, 4));
    }
}
