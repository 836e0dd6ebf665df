//! Whether the connection that the evidence tells of is the one that was here.

use ontrack_probe::evidence::Text;

use super::{Case, Finding, media::says_decoded};

/// The certificates of both sides. The visitor's was made for this connection and verified by
/// DTLS: who tells of another connection tells of another certificate.
pub(super) fn fingerprint(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let transport = &evidence.transport;
    let agrees = |told: &Text, seen: &str| told.value().map(|told| told.eq_ignore_ascii_case(seen));
    let visitors = seen
        .fingerprint
        .as_ref()
        .and_then(|seen| agrees(&transport.local_fingerprint, seen));
    let own = agrees(&transport.remote_fingerprint, &seen.own_fingerprint);
    let holds = match (visitors, own) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let none = "none".to_owned();
    let told = |told: &Text| told.value().unwrap_or(&none).clone();
    let expected = format!(
        "visitor {}, server {}",
        seen.fingerprint.as_ref().unwrap_or(&none),
        seen.own_fingerprint
    );
    let observed = format!(
        "visitor {}, server {}",
        told(&transport.local_fingerprint),
        told(&transport.remote_fingerprint)
    );
    Finding::new(holds, expected, observed)
}

/// Where the evidence says connected, DTLS was done here too, with one address. Only who says that
/// pictures came contradicts it: the last message of the handshake may be lost, and then one side
/// is connected and the other is not.
pub(super) fn selected_pair(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let Some(seen) = &known.seen else {
        return Finding::new(None, "", "");
    };
    let says_connected = evidence.transport.connected.is_true();
    let holds = match (seen.connected.is_some(), says_connected) {
        (false, true) if says_decoded(evidence) => Some(false),
        // A browser may change its mind about the pair, and so may a network about an address.
        (true, true) if seen.sources.len() == 1 => Some(true),
        _ => None,
    };
    let expected = match (seen.connected.is_some(), seen.sources.len()) {
        (false, _) => "never connected".to_owned(),
        (true, 1) => "connected, one address".to_owned(),
        (true, count) => format!("connected, {count} addresses"),
    };
    let observed = if says_connected {
        "connected"
    } else {
        "not said to be connected"
    };
    Finding::new(holds, expected, observed)
}
