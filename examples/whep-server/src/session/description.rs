//! Session descriptions as lines, for what str0m does not offer to set.

use std::fmt;

/// A description: the lines before the first m-line, and those of each m-line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Description {
    pub(super) session: Vec<String>,
    pub(super) sections: Vec<Section>,
}

/// An m-line and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) lines: Vec<String>,
}

const DIRECTIONS: [&str; 4] = ["a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive"];

impl Description {
    /// The description in this text, if it has an m-line at all.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut session = Vec::new();
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            if line.starts_with("m=") {
                sections.push(Section { lines: Vec::new() });
            }
            let lines = sections.last_mut().map_or(&mut session, |it| &mut it.lines);
            lines.push(line.to_owned());
        }
        (text.starts_with("v=0") && !sections.is_empty()).then_some(Self { session, sections })
    }

    /// Removes every line of which `is_unwanted` holds.
    pub(super) fn remove(&mut self, is_unwanted: impl Fn(&str) -> bool) {
        self.session.retain(|line| !is_unwanted(line));
        for section in &mut self.sections {
            section.lines.retain(|line| !is_unwanted(line));
        }
    }

    /// The ICE credentials, of the session or of its first m-line that has some.
    pub(super) fn credentials(&self) -> Option<(&str, &str)> {
        let sections = self.sections.iter().map(|section| &section.lines);
        [&self.session]
            .into_iter()
            .chain(sections)
            .find_map(|lines| {
                let value = |beginning| lines.iter().find_map(|line| line.strip_prefix(beginning));
                Some((value("a=ice-ufrag:")?, value("a=ice-pwd:")?))
            })
    }

    /// Whether feedback about the transport is negotiated in it.
    pub(super) fn has_transport_feedback(&self) -> bool {
        let mut lines = self.sections.iter().flat_map(|section| &section.lines);
        lines.any(|line| line.starts_with("a=extmap:") && line.contains("transport-wide-cc"))
    }

    /// Refuses the m-line at this place: port 0, and no part in the bundle (RFC 8843).
    pub(super) fn refuse(&mut self, place: usize) {
        let Some(section) = self.sections.get_mut(place) else {
            return;
        };
        let mid = section.value("a=mid:").unwrap_or_default().to_owned();
        if let Some(line) = section.lines.first_mut() {
            let mut parts: Vec<_> = line.split(' ').collect();
            if let Some(port) = parts.get_mut(1) {
                *port = "0";
            }
            *line = parts.join(" ");
        }
        section.set_direction("inactive");
        section
            .lines
            .retain(|line| !line.starts_with("a=bundle-only"));
        for line in &mut self.session {
            if line.starts_with("a=group:BUNDLE") {
                let mids: Vec<_> = line.split(' ').filter(|part| *part != mid).collect();
                *line = mids.join(" ");
            }
        }
    }
}

impl fmt::Display for Description {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        for line in self.session.iter().chain(lines) {
            write!(formatter, "{line}\r\n")?;
        }
        Ok(())
    }
}

impl Section {
    /// What it carries: `audio`, `video` or `application`.
    pub(super) fn media(&self) -> &str {
        let line = self.lines.first().map_or("", String::as_str);
        line.strip_prefix("m=")
            .and_then(|rest| rest.split(' ').next())
            .unwrap_or_default()
    }

    /// Whether it is for sound or pictures.
    pub(super) fn is_media(&self) -> bool {
        matches!(self.media(), "audio" | "video")
    }

    /// What follows this beginning.
    pub(super) fn value(&self, beginning: &str) -> Option<&str> {
        self.lines
            .iter()
            .find_map(|line| line.strip_prefix(beginning))
    }

    /// Its direction; `sendrecv` where nothing is said (RFC 8866, section 6.7).
    pub(super) fn direction(&self) -> &str {
        self.lines
            .iter()
            .find(|line| DIRECTIONS.contains(&line.as_str()))
            .map_or("sendrecv", |line| &line[2..])
    }

    /// Gives it another direction.
    pub(super) fn set_direction(&mut self, direction: &str) {
        self.lines
            .retain(|line| !DIRECTIONS.contains(&line.as_str()));
        if self.is_media() {
            self.lines.push(format!("a={direction}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "v=0\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n\
                        a=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=recvonly\r\n";

    #[test]
    fn reading_and_writing_changes_nothing() {
        assert_eq!(Description::read(TEXT).unwrap().to_string(), TEXT);
        assert_eq!(Description::read("<html>"), None);
        assert_eq!(Description::read("v=0\r\n"), None);
    }

    #[test]
    fn directions_are_read_and_set() {
        let mut description = Description::read(TEXT).unwrap();
        let [audio, video] = description.sections.as_mut_slice() else {
            panic!("two m-lines");
        };
        assert_eq!(
            (audio.direction(), video.direction()),
            ("sendrecv", "recvonly")
        );
        audio.set_direction("recvonly");
        assert_eq!(audio.direction(), "recvonly");
    }

    #[test]
    fn a_refused_line_has_port_0_and_leaves_the_bundle() {
        let mut description = Description::read(TEXT).unwrap();
        description.refuse(1);
        let text = description.to_string();
        assert!(text.contains("a=group:BUNDLE 0\r\n"), "{text}");
        assert!(
            text.contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n"),
            "{text}"
        );
    }
}
