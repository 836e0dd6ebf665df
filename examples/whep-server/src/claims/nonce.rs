//! Whether the report belongs to a nonce of ours that still counts, and to a session.

use super::{Case, Finding};

/// Nobody else signs nonces.
pub(super) fn signed(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let observed = match evidence.nonce.len() {
        0 => "none",
        _ if known.nonce.is_some() => "signed here",
        _ => "not signed here",
    };
    Finding::new(known.nonce.is_some(), "signed here", observed)
}

/// Evidence is fresh.
pub(super) fn unexpired(case: &Case<'_>) -> Finding {
    let known = case.known;
    let Some(nonce) = &known.nonce else {
        return Finding::new(None, "not expired", "no nonce");
    };
    let is_expired = nonce.left(known.now).is_none();
    let observed = if is_expired { "expired" } else { "not expired" };
    Finding::new(!is_expired, "not expired", observed)
}

/// One nonce, one report.
pub(super) fn unused(case: &Case<'_>) -> Finding {
    let known = case.known;
    if known.nonce.is_none() {
        return Finding::new(None, "the first report", "no nonce");
    }
    let observed = if known.is_unused {
        "the first report"
    } else {
        "another report came before"
    };
    Finding::new(known.is_unused, "the first report", observed)
}

/// The session was here.
pub(super) fn session_known(case: &Case<'_>) -> Finding {
    let known = case.known;
    if known.nonce.is_none() {
        return Finding::new(None, "a session", "no nonce");
    }
    let observed = if known.seen.is_some() {
        "a session"
    } else {
        "no session here"
    };
    Finding::new(known.seen.is_some(), "a session", observed)
}
