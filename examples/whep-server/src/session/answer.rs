//! An offer is answered.

use std::fmt;

use str0m::{change::SdpOffer, media::Mid};

use super::{Described, Ground, Session, credentials, description::Description};
use crate::{fault::Fault, media::Kind};

/// Why an offer is not answered.
#[derive(Debug)]
pub enum Refusal {
    /// It is no session description, or one that str0m does not take.
    Malformed(String),
    /// It asks for nothing that we send.
    NothingToSend,
    /// The fault is ours.
    Broken(anyhow::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(formatter, "the offer is malformed: {why}"),
            Self::NothingToSend => formatter.write_str(
                "the offer has no recvonly or sendrecv m-line with VP8 or Opus that could be answered",
            ),
            Self::Broken(error) => write!(formatter, "{error:#}"),
        }
    }
}

/// A session for the offer, and the answer to it.
pub fn answer(ground: &Ground<'_>, offer: &str) -> Result<(Session, String), Refusal> {
    let malformed = |why: &dyn fmt::Display| Refusal::Malformed(why.to_string());
    let mut offer = Description::read(offer).ok_or_else(|| malformed(&"it has no m-line"))?;
    let described = Described::of(&offer, true);
    only_receiving(&mut offer)?;

    let credentials = credentials().map_err(Refusal::Broken)?;
    let mut session =
        Session::new(ground, credentials).map_err(|error| Refusal::Broken(error.into()))?;
    session.drop_unreachable(&mut offer);
    let parsed =
        SdpOffer::from_sdp_string(&offer.to_string()).map_err(|error| malformed(&error))?;
    let accepted = session.rtc.sdp_api().accept_offer(parsed);
    let answer = accepted.map_err(|error| malformed(&error))?;

    session.learn_lines(&offer);
    session.note_description(&offer, described);
    if session.streams.is_empty() {
        return Err(Refusal::NothingToSend);
    }
    let mut answer = Description::read(&answer.to_sdp_string())
        .ok_or_else(|| Refusal::Broken(anyhow::anyhow!("the answer has no m-line")))?;
    session.name_streams(&mut answer);
    session.witness.lock().negotiated_feedback = answer.has_transport_feedback();
    misbehave(&mut answer, ground.fault);
    Ok((session, answer.to_string()))
}

impl Session {
    /// Finds the m-lines that media is sent on.
    pub(super) fn learn_lines(&mut self, description: &Description) {
        let mut seen = self.witness.lock();
        for section in &description.sections {
            let kind = match section.media() {
                "video" => Kind::Video,
                "audio" => Kind::Audio,
                _ => continue,
            };
            if let Some(mid) = section.value("a=mid:") {
                self.streams
                    .negotiated(&mut self.rtc, kind, Mid::from(mid), &mut seen);
            }
        }
    }

    /// str0m gives every m-line a stream of its own; WHEP wants one stream for all, and ours
    /// carries the names that follow from the nonce.
    fn name_streams(&self, answer: &mut Description) {
        for section in &mut answer.sections {
            let kind = match section.media() {
                "video" => Kind::Video,
                "audio" => Kind::Audio,
                _ => continue,
            };
            let named = format!("{} {}", self.streams.stream, self.streams.track(kind));
            for line in &mut section.lines {
                if line.starts_with("a=msid:") {
                    *line = format!("a=msid:{named}");
                } else if let Some((source, _)) = line.split_once(" msid:") {
                    *line = format!("{source} msid:{named}");
                }
            }
        }
    }
}

/// The draft's rules for offers: recvonly, or sendrecv that is answered as if it were.
fn only_receiving(offer: &mut Description) -> Result<(), Refusal> {
    let mut is_any = false;
    for section in offer.sections.iter_mut().filter(|it| it.is_media()) {
        match section.direction() {
            "recvonly" => is_any = true,
            "sendrecv" => {
                is_any = true;
                section.set_direction("recvonly");
            }
            _ => {}
        }
    }
    if is_any {
        Ok(())
    } else {
        Err(Refusal::NothingToSend)
    }
}

fn misbehave(answer: &mut Description, fault: Option<Fault>) {
    match fault {
        Some(Fault::NoCandidates) => answer.remove(|line| line.starts_with("a=candidate:")),
        Some(Fault::WrongFingerprint) => {
            let sections = answer.sections.iter_mut().map(|section| &mut section.lines);
            for lines in sections.chain([&mut answer.session]) {
                for line in lines.iter_mut() {
                    if line.starts_with("a=fingerprint:") {
                        *line = format!("a=fingerprint:sha-256 {}", ["5A"; 32].join(":"));
                    }
                }
            }
        }
        Some(Fault::RejectedLine) => refuse(answer, |media| media == "video"),
        Some(Fault::ChannelOnly) => refuse(answer, |media| media != "application"),
        Some(Fault::Inactive) => {
            for section in &mut answer.sections {
                section.set_direction("inactive");
            }
        }
        _ => {}
    }
}

fn refuse(answer: &mut Description, is_refused: impl Fn(&str) -> bool) {
    for place in 0..answer.sections.len() {
        if is_refused(answer.sections[place].media()) {
            answer.refuse(place);
        }
    }
}
