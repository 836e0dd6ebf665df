//! Whether the streams that the evidence tells of are those that were sent.

use std::time::Duration;

use ontrack_probe::evidence::{Evidence, received::Received};

use super::{Case, Finding};
use crate::witness::{Seen, Sent};

/// Reports of a stream's receiver come about once a second in browsers; who watches for this long
/// and sends none receives nothing.
const REPORTS_WITHIN: Duration = Duration::from_secs(4);

/// What was sent of that kind.
fn sent<'a>(seen: &'a Seen, received: &Received) -> Option<&'a Sent> {
    if received.kind.is("video") {
        seen.video.as_ref()
    } else if received.kind.is("audio") {
        seen.audio.as_ref()
    } else {
        None
    }
}

/// The synchronisation sources are those of the session.
pub(super) fn ssrc(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let told: Vec<_> = evidence
        .received
        .iter()
        .filter_map(|it| Some((it, it.ssrc.value()?)))
        .collect();
    let is_ours = |received: &Received, ssrc: f64| {
        sent(seen, received).is_some_and(|sent| f64::from(sent.ssrc) == ssrc)
    };
    let holds = (!told.is_empty()).then(|| told.iter().all(|(it, ssrc)| is_ours(it, **ssrc)));
    let expected = [&seen.video, &seen.audio].into_iter().flatten();
    let expected: Vec<_> = expected.map(|sent| sent.ssrc.to_string()).collect();
    let observed: Vec<_> = told.iter().map(|(_, ssrc)| ssrc.to_string()).collect();
    Finding::new(holds, expected.join(" and "), observed.join(" and "))
}

/// The stream has the name that follows from the nonce, by a secret.
pub(super) fn stream_ids(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let told = evidence.received.iter();
    let told: Vec<&String> = told
        .filter_map(|it| it.stream_ids.value())
        .flatten()
        .collect();
    // `(other)` is what the library writes for names it does not show; engines make up names, too.
    let holds = if told.is_empty() || told.iter().any(|id| *id == "(other)") {
        None
    } else {
        Some(told.iter().all(|id| **id == seen.stream))
    };
    let observed: Vec<_> = told.iter().map(|id| id.as_str()).collect();
    Finding::new(holds, seen.stream.clone(), observed.join(" and "))
}

/// Some pictures were decoded, and no more than were sent. Who says that none were is believed: a
/// network may lose all, and a busy machine may come to none.
pub(super) fn frames(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let sent = seen.video.as_ref().map_or(0, |video| video.count);
    let mut videos = evidence.received.iter().filter(|it| it.kind.is("video"));
    let decoded = videos.find_map(|it| it.frames_decoded.value().copied());
    let holds = match decoded {
        Some(decoded) if decoded > sent as f64 => Some(false),
        Some(decoded) if decoded >= 1.0 => Some(true),
        _ => None,
    };
    let observed = decoded.map_or("none told of".to_owned(), |it| it.to_string());
    Finding::new(holds, format!("1 to {sent} decoded"), observed)
}

/// Whether the evidence says that pictures were decoded.
pub(super) fn says_decoded(evidence: &Evidence) -> bool {
    let mut videos = evidence.received.iter().filter(|it| it.kind.is("video"));
    videos.any(|it| it.frames_decoded.value().is_some_and(|count| *count > 0.0))
}

/// The visitor's side told of what it received. Only who says that pictures came, over so long a
/// time, contradicts it: a visitor whose network went away cannot tell anything.
pub(super) fn rtcp(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let streams = [seen.video.as_ref(), seen.audio.as_ref()];
    let advanced = streams.into_iter().map(packets_reported).max().unwrap_or(0);
    let said = Duration::try_from_secs_f64(evidence.duration_ms / 1000.0).unwrap_or_default();
    let watched = said.min(seen.connected_for(known.instant));
    let holds = if advanced > 0 || seen.feedback.is_some() {
        Some(true)
    } else if seen.rtcp == 0 && says_decoded(evidence) && watched >= REPORTS_WITHIN {
        Some(false)
    } else {
        None
    };
    let observed = format!(
        "{} packets of RTCP, reports advanced by {advanced}, feedback of the transport {}",
        seen.rtcp,
        if seen.feedback.is_some() {
            "came"
        } else {
            "did not come"
        },
    );
    Finding::new(holds, "reports of what was received", observed)
}

/// By how much the highest sequence number advanced from the first report to the last.
fn packets_reported(sent: Option<&Sent>) -> u64 {
    let reported = sent.and_then(|sent| sent.reported);
    reported.map_or(0, |(first, last)| last.saturating_sub(first))
}
