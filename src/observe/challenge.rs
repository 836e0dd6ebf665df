//! What is reflected of the random offer.

use wasm_bindgen::JsValue;

use super::offer::{self, Credentials};
use crate::js::primitives as js;
use crate::js::read;
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::challenge::Reflection;
use ontrack_judge::evidence::{List, Observation};
use ontrack_judge::sdp::{Description, MediaSection};

/// The name where it is the challenge's own. A page may put anything in its place,
/// and a report must not carry it on.
pub(crate) fn name_or_other(challenge: &Challenge, name: String) -> String {
    if challenge.knows(&name) {
        name
    } else {
        String::from("(other)")
    }
}

/// The transceivers after the offer was taken.
pub(crate) fn transceivers(challenge: &Challenge, connection: &JsValue, seen: &mut Reflection) {
    let list = read::observe(read::call(connection, "getTransceivers", &[]))
        .map(|list| read::elements(&list));
    let words = |word: &dyn Fn(&JsValue) -> String| -> List {
        list.clone().map(|list| list.iter().map(word).collect())
    };
    let or_none = |text: ontrack_judge::evidence::Text| {
        text.value().cloned().unwrap_or_else(|| "(none)".into())
    };
    seen.transceiver_mids =
        words(&|transceiver| name_or_other(challenge, or_none(read::text_at(transceiver, "mid"))));
    seen.transceiver_kinds = words(&|transceiver| {
        let track =
            js::get(transceiver, "receiver").and_then(|receiver| js::get(&receiver, "track"));
        or_none(track.map_or(Observation::Absent, |track| read::text_at(&track, "kind")))
    });
    seen.transceiver_directions =
        words(&|transceiver| or_none(read::text_at(transceiver, "direction")));
}

/// The answer that `createAnswer` resolved with.
pub(crate) fn answer(
    challenge: &Challenge,
    answer: &JsValue,
    seen: &mut Reflection,
) -> Credentials {
    seen.answer_type = read::text_at(answer, "type");
    let Some(sdp) = offer::text(answer) else {
        seen.answer_mids = Observation::Absent;
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
    seen.answer_mids = list(&|section| name_or_other(challenge, section.mid.into()));
    seen.answer_kinds = list(&|section| known(section.kind, &["audio", "video", "application"]));
    seen.answer_payload_types = list(&|section| {
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
    seen.answer_directions = list(&|section| {
        known(
            section.direction,
            &["sendrecv", "sendonly", "recvonly", "inactive"],
        )
    });
    seen.answer_setup =
        list(&|section| known(section.setup, &["active", "passive", "actpass", "holdconn"]));
    seen.answer_secured = Observation::Value(read.secured() as f64);
    seen.answer_origin = Observation::Value(
        match read.origin {
            "-" => "-",
            origin if origin.starts_with("mozilla") => "mozilla",
            _ => "(other)",
        }
        .into(),
    );
    Credentials::of(&read)
}
