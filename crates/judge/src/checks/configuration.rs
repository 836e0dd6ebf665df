//! How dictionaries were read. WebIDL fixes it to the letter; wrappers read early,
//! twice, or in their own order. They are wrappers all the same: these checks point
//! to `instrumented`.

use super::checks;
use super::rule::{Context, Finding, answered, equals, is, is_true};
use crate::evidence::{List, Observation};

checks! { Configuration:
    Medium "configuration.read-once" "Each member of the configuration is read at most once" {
        finding: "A member of the configuration is read more than once",
        why: "A wrapper that inspects the configuration reads it before the browser does.",
        spec: "https://webidl.spec.whatwg.org/#js-dictionary",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| read_once(&context.evidence.configuration.reads),
    }
    Medium "configuration.read-order" "The configuration is read in alphabetical order" {
        finding: "The configuration is not read in alphabetical order",
        why: "A copy made by script reads in the order of insertion.",
        spec: "https://webidl.spec.whatwg.org/#js-dictionary",
        benign: [PrivacyExtension, Framework, Monitoring, CallExtension],
        rule: |context| in_order(&context.evidence.configuration.reads),
    }
    Medium "configuration.read-whole" "The servers and the policies of the configuration are read" {
        finding: "The servers or the policies of the configuration are not read",
        why: "A constructor that never looks at its configuration does not act on it.",
        spec: "https://www.w3.org/TR/webrtc/#rtcconfiguration-dictionary",
        benign: [PrivacyExtension],
        rule: read_whole,
    }
    Medium "configuration.description-reads" "A description's sdp is read first, then its type, once each" {
        finding: "A description's sdp and type are not read once each in this order",
        why: "A wrapper of setRemoteDescription looks at the description before the browser does.",
        spec: "https://webidl.spec.whatwg.org/#js-dictionary",
        benign: [Framework, Monitoring, CallExtension],
        rule: |context| answered(&context.evidence.configuration.description_reads, "sdp, type", |reads| {
            reads.is_some_and(|reads| reads.iter().eq(["sdp", "type"]))
        }),
    }
    Medium "configuration.bundle-policy" "The default bundle policy is balanced" {
        finding: "The default bundle policy is not balanced",
        why: "A wrapper that forces a configuration changes it.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcconfiguration-bundlepolicy",
        benign: [PrivacyExtension, NewBrowser],
        rule: |context| is(&context.evidence.configuration.bundle_policy, "balanced"),
    }
    Medium "configuration.transport-policy" "The default transport policy is all" {
        finding: "The default transport policy is not all",
        why: "Extensions that hide addresses force relay.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcconfiguration-icetransportpolicy",
        benign: [PrivacyExtension],
        rule: |context| is(&context.evidence.configuration.ice_transport_policy, "all"),
    }
    Medium "configuration.servers" "By default there are no ICE servers" {
        finding: "getConfiguration does not answer that there are no ICE servers",
        why: "A wrapper that adds servers shows them.",
        spec: "https://www.w3.org/TR/webrtc/#dom-rtcconfiguration-iceservers",
        benign: [PrivacyExtension],
        rule: servers,
    }
    Medium "configuration.copied" "getConfiguration gives a new object each time" {
        finding: "getConfiguration does not give a new object each time",
        why: "All engines copy; a fake gives out what it was given.",
        spec: "measured: Chromium 150 and 156, Firefox 140 and 153",
        benign: [UnmeasuredEngine],
        rule: |context| is_true(&context.evidence.configuration.is_copied),
    }
}

/// WebKit up to 26.3 leaves the member out, which the first observers told as the TypeError of
/// reading its length.
fn servers(context: &Context<'_>) -> Finding {
    let seen = &context.evidence.configuration;
    match &seen.ice_servers {
        Observation::Absent => Finding::Passed,
        Observation::Threw(name) if name == "TypeError" && seen.bundle_policy.value().is_some() => {
            Finding::Passed
        }
        count => equals(count, 0.0, "0, or absent"),
    }
}

fn read_once(reads: &List) -> Finding {
    answered(reads, "each at most once", |reads| {
        reads.is_some_and(|reads| {
            !reads
                .iter()
                .enumerate()
                .any(|(index, name)| reads.iter().skip(index + 1).any(|other| other == name))
        })
    })
}

fn in_order(reads: &List) -> Finding {
    answered(reads, "alphabetical order", |reads| {
        reads.is_some_and(|reads| reads.iter().is_sorted())
    })
}

fn read_whole(context: &Context<'_>) -> Finding {
    const READ_BY_ALL: &[&str] = &["bundlePolicy", "iceServers", "iceTransportPolicy"];
    answered(
        &context.evidence.configuration.reads,
        "the servers and the policies",
        |reads| {
            reads.is_some_and(|reads| {
                READ_BY_ALL
                    .iter()
                    .all(|name| reads.iter().any(|read| read == name))
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(names: &[&str]) -> List {
        Observation::Value(names.iter().map(|name| (*name).into()).collect())
    }

    #[test]
    fn a_look_before_the_browser_is_seen_as_a_second_read() {
        assert_eq!(
            read_once(&reads(&["bundlePolicy", "iceServers"])),
            Finding::Passed
        );
        assert!(matches!(
            read_once(&reads(&["iceServers", "bundlePolicy", "iceServers"])),
            Finding::Failed(_)
        ));
    }

    #[test]
    fn a_copy_by_script_reads_in_the_order_of_insertion() {
        assert!(matches!(
            in_order(&reads(&["rtcpMuxPolicy", "iceServers"])),
            Finding::Failed(_)
        ));
    }
}
