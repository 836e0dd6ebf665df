//! Whether a wrapping hides itself. What counts is concealment on functions that
//! carry data; frameworks that hide their listener plumbing are not accused.

use super::checks;
use super::rule::{Context, Finding};
use crate::SkipReason;
use crate::evidence::Text;

checks! { Concealment:
    Hard "concealment.constructor" "The constructor looks the same to this page and to a fresh realm" {
        finding: "The constructor looks native to this page and not to a fresh realm",
        why: "Source text that is native here and not there is the mark of a patched Function.prototype.toString.",
        spec: "measured: Chromium 156, Firefox 153; stealth scripts of automation kits",
        benign: [PrivacyExtension],
        rule: |context| same(
            &context.evidence.constructor.source,
            &context.evidence.constructor.source_elsewhere,
            "native here alone",
        ),
    }
    Hard "concealment.own-text" "The constructor has no toString of its own that contradicts the engine" {
        finding: "The constructor's own toString contradicts the engine",
        why: "A wrapping function that wants to look native brings its own toString.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [PrivacyExtension],
        rule: |context| {
            let constructor = &context.evidence.constructor;
            same(
                &constructor.source_own,
                &constructor.source_elsewhere,
                "native by its own toString alone",
            )
            .and(|| {
                same(
                    &constructor.source_own,
                    &constructor.source,
                    "native by its own toString alone",
                )
            })
        },
    }
    Hard "concealment.members" "No method or accessor that carries data hides that it was replaced" {
        finding: "A method or accessor that carries data hides that it was replaced",
        why: "A member that is native for this page and script for a fresh realm was replaced and disguised.",
        spec: "measured: Chromium 156, Firefox 153",
        benign: [PrivacyExtension],
        rule: |context| concealed(context, Carries::Data),
    }
    Hard "concealment.stack" "Functions that look native need no more stack than native code" {
        finding: "A function that looks native needs more stack than native code",
        why: "Script can disguise its source text in every realm at once, and still needs stack frames of its own.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153; native and wrapped controls in the same place",
        benign: [PrivacyExtension],
        rule: |context| stack(context, Carries::Data),
    }
    Medium "concealment.requests" "createOffer and createDataChannel do not hide that they were replaced" {
        finding: "createOffer or createDataChannel hides that it was replaced",
        why: "Privacy extensions count calls of createOffer and createDataChannel and hide their counters, because pages that fingerprint look for them. Nothing that arrives passes through these two.",
        spec: "measured: Chromium 156 and Firefox 153; the fingerprint detector of a privacy extension",
        benign: [PrivacyExtension, Framework, Monitoring],
        rule: |context| concealed(context, Carries::Requests).and(|| stack(context, Carries::Requests)),
    }
    Medium "concealment.listeners" "Listener methods do not hide that they were replaced" {
        finding: "A listener method hides that it was replaced",
        why: "zone.js replaces and disguises addEventListener; real sites load it.",
        spec: "measured: zone.js with its rtc patch, Chromium 156 and Firefox 153",
        benign: [PrivacyExtension, Framework, Monitoring],
        rule: |context| concealed(context, Carries::Listeners).and(|| stack(context, Carries::Listeners)),
    }
    Medium "concealment.frame" "Functions that lead to a frame do not hide that they were replaced" {
        finding: "A function that leads to a frame hides that it was replaced",
        why: "A script between a page and its frames can deny a fresh realm, or change it before anyone looks.",
        spec: "measured: Chromium 156, Firefox 153; native and wrapped controls in the same place",
        benign: [PrivacyExtension, Framework, Monitoring],
        rule: ways,
    }
    Soft "concealment.replaced" "The built-in functions that a probe calls are native" {
        finding: "A built-in function that a probe calls was replaced",
        why: "Such a function tells a script that a probe begins, or changes what it reports. Timers of tests, consent banners and polyfills replace them too.",
        spec: "https://tc39.es/ecma262/#sec-function.prototype.tostring",
        benign: [PrivacyExtension, Framework, Monitoring],
        rule: |context| super::rule::is_empty(&context.evidence.surface.replaced),
    }
    Soft "concealment.to-string" "Function.prototype.toString is native" {
        finding: "Function.prototype.toString was replaced",
        why: "core-js, zone.js and Sentry replace it too, so it is only context.",
        spec: "measured: core-js, zone.js, Sentry's browser SDK",
        benign: [PrivacyExtension, Framework, Monitoring],
        rule: |context| super::rule::is(&context.evidence.surface.to_string, "native"),
    }
}

/// Looking native on one side and not on the other is concealment; being script on
/// both sides is honest.
fn same(here: &Text, elsewhere: &Text, otherwise: &str) -> Finding {
    if here.value().is_none() || elsewhere.value().is_none() {
        return Finding::skipped(SkipReason::NotCompared);
    }
    let holds = !here.is("native") || elsewhere.is("native");
    Finding::when(holds, "the same", || otherwise.to_owned())
}

/// What passes through a member.
#[derive(Clone, Copy, PartialEq)]
enum Carries {
    /// Descriptions, tracks, statistics, addresses.
    Data,
    /// Listeners, and no data of the media.
    Listeners,
    /// What the page itself asks for, before anything of another side is there.
    Requests,
}

fn carries(member: &str) -> Carries {
    match member {
        "RTCPeerConnection.createOffer" | "RTCPeerConnection.createDataChannel" => {
            Carries::Requests
        }
        _ if is_listener_plumbing(member) => Carries::Listeners,
        _ => Carries::Data,
    }
}

fn concealed(context: &Context<'_>, of: Carries) -> Finding {
    super::rule::answered(&context.evidence.surface.concealed, "none", |members| {
        members.is_some_and(|members| !members.iter().any(|member| carries(member) == of))
    })
}

/// Script that shows its source is honest about the stack it needs.
fn stack(context: &Context<'_>, of: Carries) -> Finding {
    let constructor = &context.evidence.constructor;
    let shown = [
        &context.evidence.surface.script,
        &context.evidence.surface.unnamed,
        &context.evidence.surface.concealed,
    ];
    let is_shown = |member: &String| {
        if member == "RTCPeerConnection" {
            return !constructor.source.is("native") || !constructor.source_elsewhere.is("native");
        }
        shown
            .iter()
            .any(|list| list.value().is_some_and(|list| list.contains(member)))
    };
    super::rule::answered(&context.evidence.surface.deep, "none", |deep| {
        deep.is_some_and(|deep| {
            deep.iter()
                .filter(|member| carries(member) == of)
                .all(is_shown)
        })
    })
}

/// Script that shows its source hides nothing.
fn ways(context: &Context<'_>) -> Finding {
    let surface = &context.evidence.surface;
    super::rule::answered(&surface.ways, "none", |ways| {
        let is_shown = |way: &String| {
            let shown = surface.replaced.value();
            shown.is_some_and(|shown| shown.contains(way))
        };
        ways.is_some_and(|ways| ways.iter().all(is_shown))
    })
}

/// Members through which listeners pass and no media data does.
fn is_listener_plumbing(member: &str) -> bool {
    member.split_once(['.']).is_some_and(|(interface, name)| {
        interface == "EventTarget"
            || matches!(
                name,
                "addEventListener" | "removeEventListener" | "dispatchEvent"
            )
            || name.starts_with("on")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Evidence, Observation};

    fn concealing(member: &str) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.surface.concealed = Observation::Value(vec![member.into()]);
        evidence
    }

    #[test]
    fn hidden_listener_plumbing_is_not_held_against_the_data() {
        let evidence = concealing("RTCPeerConnection.addEventListener");
        assert_eq!(
            concealed(&Context::new(&evidence), Carries::Data),
            Finding::Passed
        );
        assert!(matches!(
            concealed(&Context::new(&evidence), Carries::Listeners),
            Finding::Failed(_)
        ));
    }

    #[test]
    fn a_hidden_data_method_is() {
        let evidence = concealing("RTCPeerConnection.setRemoteDescription");
        assert!(matches!(
            concealed(&Context::new(&evidence), Carries::Data),
            Finding::Failed(_)
        ));
    }

    #[test]
    fn a_counter_of_requests_that_hides_is_weighed_by_itself() {
        let mut evidence = concealing("RTCPeerConnection.createOffer");
        let weighed = |evidence: &Evidence| {
            let failed = CHECKS
                .iter()
                .filter(|check| matches!(check.judge(evidence), Finding::Failed(_)));
            failed.map(|check| check.id).collect::<Vec<_>>()
        };
        assert_eq!(weighed(&evidence), ["concealment.requests"]);
        evidence.surface.concealed = Observation::Value(Vec::new());
        evidence.surface.deep = Observation::Value(vec!["RTCPeerConnection.createOffer".into()]);
        assert_eq!(weighed(&evidence), ["concealment.requests"]);
        evidence.surface.deep = Observation::Value(vec!["RTCPeerConnection.createAnswer".into()]);
        assert_eq!(weighed(&evidence), ["concealment.stack"]);
    }

    #[test]
    fn an_openly_wrapped_constructor_conceals_nothing() {
        let script = Observation::Value("script".into());
        assert_eq!(same(&script, &script, "hidden"), Finding::Passed);
    }
}
