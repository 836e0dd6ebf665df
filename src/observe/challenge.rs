//! What the connection reflects of the random offer.

use web_sys::{RtcPeerConnection, RtcRtpTransceiver, RtcSessionDescription};

use super::offer::Credentials;
use crate::js::thrown::Observe;
use crate::js::untrusted::Untrusted;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::challenge::Reflection;
use ontrack_judge::evidence::{List, Observation, Text};
use ontrack_judge::sdp::{Description, MediaSection};

/// The name, if it is one of the challenge's own. A page may put anything in its place,
/// and a report must not repeat it.
pub(crate) fn name_or_other(challenge: &Challenge, name: String) -> String {
    if challenge.knows(&name) {
        name
    } else {
        String::from("(other)")
    }
}

/// The transceivers after the offer was set.
pub(crate) fn transceivers(
    challenge: &Challenge,
    connection: &Untrusted<RtcPeerConnection>,
    evidence: &mut Reflection,
) {
    let list = connection
        .transceivers()
        .observe()
        .map(|list| list.elements::<RtcRtpTransceiver>());
    let words = |word: &dyn Fn(&Untrusted<RtcRtpTransceiver>) -> Text| -> List {
        let or_none = |text: Text| text.value().cloned().unwrap_or_else(|| "(none)".into());
        list.clone().map(|list| {
            let texts = list.iter().map(word);
            texts.map(or_none).collect()
        })
    };
    evidence.transceiver_mids = words(&|transceiver| transceiver.mid()).map(|mids| {
        let names = mids.into_iter();
        names.map(|mid| name_or_other(challenge, mid)).collect()
    });
    evidence.transceiver_kinds = words(&|transceiver| {
        let track = transceiver.received_track();
        track.map_or(Observation::Absent, |track| track.kind())
    });
    evidence.transceiver_directions = words(&|transceiver| transceiver.direction());
}

/// The answer that `createAnswer` resolved with.
pub(crate) fn answer(
    challenge: &Challenge,
    answer: &Untrusted<RtcSessionDescription>,
    evidence: &mut Reflection,
) -> Credentials {
    evidence.answer_type = answer.kind();
    let Some(sdp) = answer.sdp_text() else {
        evidence.answer_mids = Observation::Absent;
        return Credentials::default();
    };
    let read = Description::read(&sdp);
    let list = |word: &dyn Fn(&MediaSection<'_>) -> String| -> List {
        Observation::Value(read.sections.iter().map(word).collect())
    };
    // Only words of the challenge or of the standard go into the evidence.
    let known = |word: &str, words: &[&str]| {
        if words.contains(&word) {
            word.to_owned()
        } else {
            String::from("(other)")
        }
    };
    evidence.answer_mids = list(&|section| name_or_other(challenge, section.mid.into()));
    evidence.answer_kinds =
        list(&|section| known(section.kind, &["audio", "video", "application"]));
    evidence.answer_payload_types = list(&|section| {
        let is_plain = section.formats.len() <= 200
            && section
                .formats
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b' ');
        if is_plain {
            section.formats.into()
        } else {
            "(other)".into()
        }
    });
    evidence.answer_directions = list(&|section| {
        known(
            section.direction,
            &["sendrecv", "sendonly", "recvonly", "inactive"],
        )
    });
    evidence.answer_setup =
        list(&|section| known(section.setup, &["active", "passive", "actpass", "holdconn"]));
    evidence.answer_secured = Observation::Value(read.secured() as f64);
    evidence.answer_origin = Observation::Value(
        match read.origin {
            "-" => "-",
            origin if origin.starts_with("mozilla") => "mozilla",
            _ => "(other)",
        }
        .into(),
    );
    Credentials::of(&read)
}
