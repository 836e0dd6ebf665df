//! A session description as this library reads it.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc9429#section-5.3.1>.

/// A session description, as far as the probe reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description<'a> {
    /// The user name in `o=`.
    pub origin: &'a str,
    /// The session id in `o=`.
    pub session: &'a str,
    /// The fingerprint before the first m-line, if any.
    pub fingerprint: &'a str,
    /// The mids of `a=group:BUNDLE`.
    pub bundle: &'a str,
    /// The m-lines, in order.
    pub sections: Vec<MediaSection<'a>>,
}

/// One m-line of a session description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MediaSection<'a> {
    /// `audio`, `video` or `application`.
    pub kind: &'a str,
    /// The port; a line with port 0 was rejected.
    pub port: &'a str,
    /// The formats at the end of the m-line: the payload types.
    pub formats: &'a str,
    /// `a=mid`
    pub mid: &'a str,
    /// `a=sendrecv`, `a=sendonly`, `a=recvonly` or `a=inactive`, without `a=`.
    pub direction: &'a str,
    /// `a=setup`
    pub setup: &'a str,
    /// `a=ice-ufrag`
    pub user: &'a str,
    /// `a=ice-pwd`
    pub password: &'a str,
    /// Its own `a=fingerprint`, if any.
    pub fingerprint: &'a str,
    /// The codec names of `a=rtpmap`.
    pub codecs: Vec<&'a str>,
    /// Their payload types, in the same order.
    pub payload_types: Vec<&'a str>,
}

/// The most codecs that are read of an m-line.
const CODEC_LIMIT: usize = 128;
/// The most m-lines that are read.
const SECTION_LIMIT: usize = 64;

impl<'a> Description<'a> {
    /// Reads a session description. Whatever is not understood is passed over.
    pub fn read(sdp: &'a str) -> Self {
        let mut description = Self::default();
        for line in sdp.lines() {
            let Some((field, value)) = line.split_once('=') else {
                continue;
            };
            if field == "m" {
                if description.sections.len() == SECTION_LIMIT {
                    break;
                }
                description.sections.push(MediaSection::of(value));
            } else if let Some(section) = description.sections.last_mut() {
                if field == "a" {
                    section.attribute(value);
                }
            } else if field == "o" {
                let mut parts = value.split(' ');
                description.origin = parts.next().unwrap_or("");
                description.session = parts.next().unwrap_or("");
            } else if let Some(fingerprint) = value.strip_prefix("fingerprint:") {
                description.fingerprint = fingerprint;
            } else if let Some(bundle) = value.strip_prefix("group:BUNDLE ") {
                description.bundle = bundle;
            }
        }
        description
    }

    /// How many m-lines are fit for a secured transport.
    ///
    /// Lengths: <https://www.rfc-editor.org/rfc/rfc8839#section-5.4>.
    pub fn secured(&self) -> usize {
        self.sections
            .iter()
            .filter(|section| {
                section.user.len() >= 4
                    && section.password.len() >= 22
                    && !(section.fingerprint.is_empty() && self.fingerprint.is_empty())
            })
            .count()
    }
}

impl<'a> MediaSection<'a> {
    /// Whether this payload type stands for this codec, given as `video/VP8`.
    pub fn maps(&self, payload_type: &str, mime: &str) -> bool {
        let codec = mime.split_once('/').map_or("", |(_, codec)| codec);
        let pairs = self.payload_types.iter().zip(&self.codecs);
        let mut pairs = pairs.filter(|(own, _)| **own == payload_type);
        pairs.any(|(_, own)| own.eq_ignore_ascii_case(codec))
    }

    /// From `audio 9 UDP/TLS/RTP/SAVPF 96 97`.
    fn of(line: &'a str) -> Self {
        let mut parts = line.splitn(4, ' ');
        Self {
            kind: parts.next().unwrap_or(""),
            port: parts.next().unwrap_or(""),
            formats: parts.nth(1).unwrap_or(""),
            ..Self::default()
        }
    }

    fn attribute(&mut self, value: &'a str) {
        match value.split_once(':') {
            Some(("mid", mid)) => self.mid = mid,
            Some(("setup", setup)) => self.setup = setup,
            Some(("ice-ufrag", user)) => self.user = user,
            Some(("ice-pwd", password)) => self.password = password,
            Some(("fingerprint", fingerprint)) => self.fingerprint = fingerprint,
            Some(("rtpmap", map)) => {
                if let Some((payload_type, codec)) = map.split_once(' ')
                    && self.codecs.len() < CODEC_LIMIT
                {
                    self.payload_types.push(payload_type);
                    self.codecs.push(codec.split('/').next().unwrap_or(""));
                }
            }
            None if matches!(value, "sendrecv" | "sendonly" | "recvonly" | "inactive") => {
                self.direction = value;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenge::Challenge;

    #[test]
    fn the_offer_reads_back_as_it_was_written() {
        let challenge = Challenge::from_nonce("reads back");
        let offer = challenge.offer();
        let read = Description::read(&offer);
        assert_eq!(read.origin, "-");
        assert_eq!(read.secured(), 3);
        for (line, section) in challenge.sections.iter().zip(&read.sections) {
            assert_eq!(section.kind, line.media.name());
            assert_eq!(section.mid, line.mid.as_str());
            assert_eq!(section.direction, line.direction.name());
            assert_eq!(section.formats, line.payload_type.to_string());
            assert_eq!(section.setup, "actpass");
        }
    }

    #[test]
    fn a_payload_type_stands_for_the_codec_it_is_mapped_to() {
        let read =
            Description::read("m=video 9 X 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000");
        let maps = |payload_type, codec| {
            let section = read.sections.first();
            section.is_some_and(|section| section.maps(payload_type, codec))
        };
        assert!(maps("96", "video/vp8"));
        assert!(!maps("97", "video/VP8"));
        assert!(!maps("98", "video/VP8"));
    }

    #[test]
    fn nonsense_reads_as_nothing() {
        assert_eq!(Description::read("no description"), Description::default());
        assert_eq!(Description::read("m=\nm= \na=mid\n=\n").sections.len(), 2);
    }
}
