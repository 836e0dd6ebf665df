//! Whether objects are the browser's own. Only the engine can brand an object; no
//! script can forge it.

use super::rule::{every_event, every_track, is_true, unless_absent};
use super::{Measured, checks};

checks! { Brand:
    Hard "brand.connection" "A fresh realm's signalingState getter works on the connection" {
        finding: "A fresh realm's signalingState getter does not work on the connection",
        why: "Native getters work on the engine's own objects and on nothing else; no script can forge that.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-getter",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| is_true(&context.evidence.connection.brand),
    }
    Hard "brand.getter" "The signalingState getter refuses an object that is no connection" {
        finding: "The signalingState getter answers for an object that is no connection",
        why: "A getter in script answers anything.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-getter",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| unless_absent(&context.evidence.connection.getter_refuses_strangers),
    }
    Hard "brand.track" "A fresh realm's muted getter works on every remote track" {
        finding: "A fresh realm's muted getter does not work on a remote track",
        why: "Native getters work on the engine's own tracks and on nothing else.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-getter",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| every_track(context, |track| is_true(&track.brand)),
    }
    Hard "brand.event" "A fresh realm's track getter works on every track event" {
        finding: "A fresh realm's track getter does not work on a track event",
        why: "An event with pasted properties is no RTCTrackEvent.",
        spec: "https://webidl.spec.whatwg.org/#dfn-attribute-getter",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| every_event(context, |event| is_true(&event.brand)),
    }
    Hard "brand.stream" "A MediaStream takes every remote track" {
        finding: "A MediaStream refuses a remote track",
        why: "The MediaStream constructor converts its argument natively and refuses what is no track.",
        spec: "https://www.w3.org/TR/mediacapture-streams/#dom-mediastream-constructor",
        benign: [],
        measured: Measured::ByNature,
        rule: |context| every_track(context, |track| unless_absent(&track.accepted_by_stream)),
    }
}

#[cfg(test)]
mod tests {
    use super::CHECKS;
    use crate::SkipReason;
    use crate::checks::Finding;
    use crate::evidence::{Evidence, Observation};

    #[test]
    fn a_connection_without_the_brand_fails_and_an_unreachable_realm_skips() {
        let Some(brand) = CHECKS.iter().find(|check| check.id == "brand.connection") else {
            unreachable!("the catalogue has this check");
        };
        let mut evidence = Evidence::default();
        evidence.connection.brand = Observation::Threw("TypeError".into());
        assert!(matches!(brand.judge(&evidence), Finding::Failed(_)));
        evidence.connection.brand = Observation::skipped(SkipReason::NoRealm);
        assert!(matches!(brand.judge(&evidence), Finding::Skipped(_)));
    }
}
