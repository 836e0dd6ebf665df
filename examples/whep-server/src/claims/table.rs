//! The claims, and what each means.

use super::{Case, Finding, content, media, mosaics, nonce, offer, stack, times, transport};

/// What a contradicted claim means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Nothing can be said, for this reason: nobody needs to have forged anything.
    Nothing(&'static str),
    /// Somebody changed the evidence. The reason is `claim-` and the code.
    Forgery,
    /// It is shown, and decides nothing by itself.
    Shown,
}

impl Meaning {
    /// The word in the judgement.
    pub(super) fn weight(self) -> &'static str {
        match self {
            Forgery => "hard",
            Nothing(_) => "medium",
            Shown => "soft",
        }
    }
}

/// A row of the table.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) compare: fn(&Case<'_>) -> Finding,
    pub(super) contradicted: Meaning,
    /// Whether `genuine` has to show it. Where it is not shown, nothing can be said, and the
    /// reason is `unproven-` and the code.
    pub(super) is_required: bool,
}

const fn row(
    code: &'static str,
    compare: fn(&Case<'_>) -> Finding,
    contradicted: Meaning,
    is_required: bool,
) -> Row {
    Row {
        code,
        compare,
        contradicted,
        is_required,
    }
}

use Meaning::{Forgery, Nothing, Shown};

/// The table. The first row that is contradicted decides.
#[rustfmt::skip]
pub(super) const ROWS: [Row; 20] = [
    //  claim             compared by               when contradicted              required
    row("nonce-signed",   nonce::signed,            Nothing("nonce-unsigned"),     true),
    row("nonce-unexpired", nonce::unexpired,        Nothing("nonce-expired"),      true),
    row("nonce-unused",   nonce::unused,            Nothing("nonce-replayed"),     true),
    row("session-known",  nonce::session_known,     Nothing("session-unknown"),    true),
    row("fingerprint",    transport::fingerprint,   Forgery,                       true),
    row("selected-pair",  transport::selected_pair, Forgery,                       false),
    row("stack",          stack::stack,             Forgery,                       true),
    row("ssrc",           media::ssrc,              Forgery,                       true),
    row("stream-ids",     media::stream_ids,        Forgery,                       false),
    row("frames",         media::frames,            Forgery,                       true),
    row("colours",        content::colours,         Forgery,                       true),
    row("content",        mosaics::mosaics,         Forgery,                       true),
    // What a tone is, is measured. A noisy machine must not make a forger of anybody.
    row("tones",          content::tones,           Nothing("claim-tones"),        false),
    row("rtcp",           media::rtcp,              Forgery,                       false),
    row("times",          times::times,             Forgery,                       false),
    row("stack-stun",     stack::stun,              Nothing("claim-stack-stun"),   false),
    row("stack-version",  stack::version,           Nothing("claim-stack-version"), false),
    row("stack-detail",   stack::detail,            Shown,                         false),
    row("offer",          offer::offer,             Nothing("claim-offer"),        false),
    row("feedback",       stack::feedback,          Shown,                         false),
];
