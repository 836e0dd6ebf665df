//! What a server says of a session, as the example server does.

use std::borrow::Cow;

use super::planted::Attack;
use crate::row::Claim;

/// How many of a thousand visitors have a session with a media server of the site.
const WITH_MEDIA: u32 = 300;

const OF_NONCES: [&str; 3] = ["nonce-signed", "nonce-unexpired", "nonce-unused"];
const OF_SESSIONS: [&str; 4] = ["session-known", "fingerprint", "stack", "ssrc"];

/// Of a visitor.
pub(super) fn claims(random: &mut fastrand::Rng) -> Vec<Claim> {
    let mut claims: Vec<_> = OF_NONCES
        .iter()
        .map(|code| claim(code, Some(true)))
        .collect();
    // People leave tabs open, and networks send twice.
    let late = random.u32(0..1000);
    if let Some(claim) = claims.get_mut(1).filter(|_| late < 4) {
        claim.holds = Some(false);
    } else if let Some(claim) = claims.get_mut(2).filter(|_| late < 6) {
        claim.holds = Some(false);
    }
    if random.u32(0..1000) < WITH_MEDIA {
        claims.extend(OF_SESSIONS.iter().map(|code| claim(code, Some(true))));
    }
    claims
}

/// Of an attacker.
pub(super) fn contradicted(attack: &Attack) -> Vec<Claim> {
    let is_sent_again = attack.imitation.is_none();
    let mut claims: Vec<_> = OF_NONCES
        .iter()
        .map(|code| claim(code, Some(true)))
        .collect();
    if let Some(claim) = claims.get_mut(2).filter(|_| is_sent_again) {
        claim.holds = Some(false);
    }
    if attack.is_seen {
        let holds = |code: &str| Some(!matches!(code, "stack" | "fingerprint"));
        claims.extend(OF_SESSIONS.iter().map(|code| claim(code, holds(code))));
    }
    claims
}

fn claim(code: &'static str, holds: Option<bool>) -> Claim {
    let is_of_nonce = OF_NONCES.contains(&code) || code == "session-known";
    Claim {
        claim: Cow::Borrowed(code),
        holds,
        weight: Cow::Borrowed(if is_of_nonce { "medium" } else { "hard" }),
    }
}
