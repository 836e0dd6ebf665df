//! A counter-offer: 406 of the draft, an offer of our own that the visitor answers.

use str0m::{
    change::SdpAnswer,
    media::{Direction, MediaKind},
};

use super::{Described, Ground, Refusal, Session, credentials, description::Description};
use crate::media::Kind;

/// A session, and an offer for it.
pub fn offer(ground: &Ground<'_>) -> anyhow::Result<(Session, String)> {
    let mut session = Session::new(ground, credentials()?)?;
    let mut changes = session.rtc.sdp_api();
    for (kind, of) in [
        (MediaKind::Audio, Kind::Audio),
        (MediaKind::Video, Kind::Video),
    ] {
        changes.add_media(
            kind,
            Direction::SendOnly,
            Some(session.streams.stream.clone()),
            Some(session.streams.track(of).to_owned()),
            None,
        );
    }
    let Some((offer, pending)) = changes.apply() else {
        anyhow::bail!("there is nothing to offer");
    };
    session.pending = Some(pending);
    Ok((session, offer.to_sdp_string()))
}

impl Session {
    /// Takes the answer to the counter-offer.
    pub fn accept(&mut self, answer: &str) -> Result<(), Refusal> {
        let malformed = |why: &dyn std::fmt::Display| Refusal::Malformed(why.to_string());
        let mut description = Description::read(answer).ok_or_else(|| malformed(&"no m-line"))?;
        self.drop_unreachable(&mut description);
        let answer = SdpAnswer::from_sdp_string(&description.to_string());
        let answer = answer.map_err(|error| malformed(&error))?;
        let pending = self.pending.take();
        let pending = pending.ok_or_else(|| malformed(&"no offer of ours waits for it"))?;
        let accepted = self.rtc.sdp_api().accept_answer(pending, answer);
        accepted.map_err(|error| malformed(&error))?;
        self.learn_lines(&description);
        let described = Described::of(&description, false);
        self.note_description(&description, described);
        self.witness.lock().negotiated_feedback = description.has_transport_feedback();
        Ok(())
    }
}
