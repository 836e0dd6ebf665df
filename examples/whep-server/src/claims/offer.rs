//! Whether the visitor's session description is one of the browser that the evidence tells of.

use ontrack_probe::evidence::{Evidence, List};
use ontrack_wire::Engine;

use super::{Case, Finding};
use crate::session::Described;

/// Header extensions that one engine offers and the other does not know.
const OWN_EXTENSIONS: [(Engine, &str); 2] = [
    (
        Engine::Blink,
        "http://www.webrtc.org/experiments/rtp-hdrext/video-timing",
    ),
    (Engine::Gecko, "urn:ietf:params:rtp-hdrext:csrc-audio-level"),
];

/// Codecs that come and go with plugins and hardware while a browser runs.
const UNSTEADY: [&str; 2] = ["video/H264", "video/H265"];

/// Dialect, lengths of the credentials, codecs and header extensions are those of the evidence. A
/// page can change a description on its way, so nobody needs to have forged anything.
pub(super) fn offer(case: &Case<'_>) -> Finding {
    let described = case
        .known
        .seen
        .as_ref()
        .and_then(|it| it.described.as_ref());
    let Some(described) = described else {
        return Finding::not_compared();
    };
    let signs = [
        ("dialect", dialect(case.evidence, described)),
        ("credentials", credentials(case.evidence, described)),
        ("codecs", codecs(case.evidence, described)),
        ("header extensions", extensions(case, described)),
    ];
    let named = |wanted: bool| {
        let names = signs.iter().filter(|(_, holds)| *holds == Some(wanted));
        names.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    let (same, other) = (named(true), named(false));
    let holds = match (same.is_empty(), other.is_empty()) {
        (_, false) => Some(false),
        (false, true) => Some(true),
        (true, true) => None,
    };
    let observed = match holds {
        Some(false) => format!("other {other}"),
        Some(true) => format!("the same {same}"),
        None => "nothing to compare".to_owned(),
    };
    Finding::new(holds, "the visitor's session description", observed)
}

/// Both come from the same browser, so both name the same origin.
fn dialect(evidence: &Evidence, described: &Described) -> Option<bool> {
    let origin = evidence.challenge.answer_origin.value()?;
    ["mozilla", "-"]
        .contains(&origin.as_str())
        .then(|| (origin == "mozilla") == described.is_mozilla)
}

fn credentials(evidence: &Evidence, described: &Described) -> Option<bool> {
    let told = [&evidence.offer.user_length, &evidence.offer.password_length];
    let [user, password] = told.map(|length| length.value().copied());
    let seen = [described.ufrag_length, described.pwd_length].map(|length| length as f64);
    Some([user?, password?] == seen)
}

/// An offer that the library made itself names what the browser says it can receive.
fn codecs(evidence: &Evidence, described: &Described) -> Option<bool> {
    if evidence.source != "whep" || !described.is_offer {
        return None;
    }
    let steady = |codec: &&String| !UNSTEADY.contains(&codec.as_str());
    let list = |list: &List| list.value().cloned();
    let (receives, offers) = (
        list(&evidence.capabilities.receives)?,
        list(&evidence.capabilities.offered)?,
    );
    let mut seen = described.codecs.iter().filter(steady);
    let mut offers = offers.iter().filter(steady);
    Some(
        seen.all(|codec| receives.contains(codec))
            && offers.all(|codec| described.codecs.contains(codec)),
    )
}

/// None that only the other engine knows.
fn extensions(case: &Case<'_>, described: &Described) -> Option<bool> {
    let claim = case.engine?;
    if !described.is_offer || described.header_extensions.is_empty() {
        return None;
    }
    let others = OWN_EXTENSIONS
        .iter()
        .filter(|(engine, _)| *engine != claim.engine);
    let mut names = others.map(|(_, name)| *name);
    Some(!names.any(|name| described.header_extensions.contains(name)))
}
