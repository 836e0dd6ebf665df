//! Whether the stack on the wire is the one that the evidence tells of.
//!
//! The rules and what they were measured on are those of the crate `ontrack-wire`.

use std::time::Duration;

use ontrack_wire::{Comparison, Contradiction, Hello};

use super::{Case, Finding, Meaning, media::says_decoded};
use crate::witness::Seen;

/// Feedback about the transport comes several times a second in browsers.
const FEEDBACK_WITHIN: Duration = Duration::from_secs(4);

/// What a monitoring system counts of a report: whether the hellos of a browser that is claimed
/// are still those that were measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The engine that is claimed.
    pub engine: &'static str,
    /// The major version that is claimed, where it is one that may exist.
    pub version: Option<u32>,
    /// Whose hello it was: `claimed`, `other-engine`, `library`, `embedded` or `unknown`.
    pub hello: &'static str,
}

/// Versions beyond these are made up, and counting them would fill the memory.
const VERSIONS: std::ops::Range<u32> = 50..400;

pub(super) fn drift(case: &Case<'_>) -> Option<Drift> {
    let (comparison, _) = compared(case)?;
    let claim = case.engine?;
    Some(Drift {
        engine: claim.engine.name(),
        version: claim.version.filter(|version| VERSIONS.contains(version)),
        hello: match comparison.hello {
            Hello::Claimed => "claimed",
            Hello::OtherEngine(_) => "other-engine",
            Hello::Library(_) => "library",
            Hello::Embedded(_) => "embedded",
            Hello::Unknown => "unknown",
        },
    })
}

/// What was seen beside the claim. The hello counts once DTLS is connected, because its Finished
/// covers the hello.
fn compared<'a>(case: &Case<'a>) -> Option<(Comparison, &'a Seen)> {
    let seen = case.known.seen.as_ref()?;
    seen.connected?;
    Some((seen.wire.compare(case.engine?), seen))
}

/// The same, where the hello is the claimed engine's. With another hello, the other signs add
/// nothing.
fn claimed(case: &Case<'_>) -> Option<Comparison> {
    let (comparison, _) = compared(case)?;
    (comparison.hello == Hello::Claimed).then_some(comparison)
}

fn claim_of(case: &Case<'_>) -> String {
    case.engine.map_or_else(String::new, |claim| {
        let version = claim.version.map(|version| format!(" {version}"));
        format!("{}{}", claim.engine.name(), version.unwrap_or_default())
    })
}

/// The client hello is that of the claimed engine, and no other sign makes another program of it.
pub(super) fn stack(case: &Case<'_>) -> Finding {
    let Some((comparison, _)) = compared(case) else {
        return Finding::not_compared();
    };
    let holds = match (comparison.contradiction(), comparison.hello) {
        (Some(Contradiction::Hard), _) => Some(false),
        (_, Hello::Claimed) => Some(true),
        _ => None,
    };
    let expected = match comparison.hello {
        Hello::Claimed if holds == Some(false) => "its client hello, and not its STUN".to_owned(),
        Hello::Claimed => "its client hello".to_owned(),
        Hello::OtherEngine(engine) => format!("the client hello of {}", engine.name()),
        Hello::Library(name) => format!("the client hello of the library {name}"),
        Hello::Embedded(name) => format!("the client hello of {name} in another program"),
        Hello::Unknown => "a client hello of nobody known".to_owned(),
    };
    Finding::new(holds, expected, claim_of(case))
}

/// STUN requests have the form of the claimed engine's.
pub(super) fn stun(case: &Case<'_>) -> Finding {
    let Some(comparison) = claimed(case) else {
        return Finding::not_compared();
    };
    let expected = match comparison.stun {
        Some(false) => "binding requests of another form",
        Some(true) => "binding requests of its form",
        None => "no binding request",
    };
    Finding::new(comparison.stun, expected, claim_of(case))
}

/// DTLS 1.3 was offered where the claimed version does so.
pub(super) fn version(case: &Case<'_>) -> Finding {
    let Some(comparison) = claimed(case) else {
        return Finding::not_compared();
    };
    let expected = match comparison.dtls13 {
        Some(false) => "no DTLS 1.3 offered",
        Some(true) => "DTLS 1.3 offered",
        None => "not to be told by DTLS 1.3",
    };
    Finding {
        meaning: comparison.dtls13_is_setting.then_some(Meaning::Shown),
        ..Finding::new(comparison.dtls13, expected, claim_of(case))
    }
}

/// ICE credentials, the sender of feedback and the record of the hello have its form as well.
pub(super) fn detail(case: &Case<'_>) -> Finding {
    let Some(comparison) = claimed(case) else {
        return Finding::not_compared();
    };
    let signs = [
        ("ICE credentials", comparison.ice),
        ("sender of feedback", comparison.rtcp),
        ("version of the record", comparison.record_version),
    ];
    let others: Vec<_> = signs
        .iter()
        .filter(|(_, holds)| *holds == Some(false))
        .map(|(name, _)| *name)
        .collect();
    let is_any = signs.iter().any(|(_, holds)| holds.is_some());
    let expected = if others.is_empty() {
        "its form".to_owned()
    } else {
        format!("another form: {}", others.join(", "))
    };
    Finding::new(
        is_any.then_some(others.is_empty()),
        expected,
        claim_of(case),
    )
}

/// Feedback about the transport came, where it was negotiated. A visitor that received no pictures
/// has no feedback to send.
pub(super) fn feedback(case: &Case<'_>) -> Finding {
    let Some((_, seen)) = compared(case).filter(|(_, seen)| seen.negotiated_feedback) else {
        return Finding::not_compared();
    };
    let said = Duration::try_from_secs_f64(case.evidence.duration_ms / 1000.0).unwrap_or_default();
    let watched = said.min(seen.connected_for(case.known.instant));
    let holds = match seen.wire.sent_transport_feedback() {
        true => Some(true),
        false if watched >= FEEDBACK_WITHIN && says_decoded(case.evidence) => Some(false),
        false => None,
    };
    let expected = match holds {
        Some(true) => "feedback about the transport",
        _ => "no feedback about the transport",
    };
    Finding::new(holds, expected, claim_of(case))
}
