//! The codecs that the browser claims.

use web_sys::Window;

use crate::js::capabilities::{claimed, plain_name};
use crate::js::realm::Realm;
use crate::js::thrown::observe as read;
use crate::js::untrusted::{Any, Untrusted};
use ontrack_judge::evidence::capabilities::Capabilities;
use ontrack_judge::evidence::{List, Observation};
use ontrack_judge::sdp::Description;
use ontrack_judge::{SkipReason, joined};

/// What the page claims, and what a fresh realm does. A list may grow while the browser
/// examines its hardware, so where the two differ both are read once more.
pub(crate) fn observe(scope: &Untrusted<Window>, realm: Option<&Realm>) -> Capabilities {
    let Some(realm) = realm else {
        return claims(scope, [SkipReason::NoRealm; 2].map(Observation::skipped));
    };
    let evidence = claims(scope, realm.capabilities().clone());
    if agree(&evidence.sends, &evidence.sends_elsewhere)
        && agree(&evidence.receives, &evidence.receives_elsewhere)
    {
        return evidence;
    }
    match Realm::capabilities_now() {
        Ok(in_fresh_realm) => claims(scope, in_fresh_realm),
        Err(_) => evidence,
    }
}

fn claims(
    scope: &Untrusted<Window>,
    [sends_elsewhere, receives_elsewhere]: [List; 2],
) -> Capabilities {
    let receives = claimed(scope, "RTCRtpReceiver");
    Capabilities {
        unknown_is_null: match &receives {
            Observation::Value(_) => read(|| {
                let interface: Any = scope.get("RTCRtpReceiver")?;
                let answer: Any = interface.call("getCapabilities", &[&"nonsense".into()])?;
                Ok(answer.is_null())
            }),
            _ => Observation::skipped(SkipReason::NotInThisVersion),
        },
        sends: claimed(scope, "RTCRtpSender"),
        receives,
        sends_elsewhere,
        receives_elsewhere,
        offered: Observation::default(),
    }
}

/// Whether two lists name the same codecs. Where one is missing there is no difference.
fn agree(here: &List, in_fresh_realm: &List) -> bool {
    let (Some(here), Some(there)) = (here.value(), in_fresh_realm.value()) else {
        return true;
    };
    here.len() == there.len() && here.iter().all(|codec| there.contains(codec))
}

/// Adds the codecs of an offer. If one of them is not claimed, the lists are read again.
pub(crate) fn compare(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    offer: &Description<'_>,
    evidence: &mut Capabilities,
) {
    let mut offered: Vec<String> = Vec::new();
    for section in &offer.sections {
        for codec in &section.codecs {
            let name = plain_name(joined(&[section.kind, "/", codec]));
            if !offered.contains(&name) {
                offered.push(name);
            }
        }
    }
    let is_claimed = |claims: &List| {
        let is_in = |name: &String| {
            claims.value().is_none_or(|claims| {
                claims
                    .iter()
                    .any(|claimed| claimed.eq_ignore_ascii_case(name))
            })
        };
        offered.iter().all(is_in)
    };
    if !is_claimed(&evidence.sends) || !is_claimed(&evidence.receives) {
        let in_fresh_realm = match realm {
            Some(_) => Realm::capabilities_now().unwrap_or_else(|_| {
                [
                    evidence.sends_elsewhere.clone(),
                    evidence.receives_elsewhere.clone(),
                ]
            }),
            None => [SkipReason::NoRealm; 2].map(Observation::skipped),
        };
        *evidence = claims(scope, in_fresh_realm);
    }
    evidence.offered = Observation::Value(offered);
}
