//! A connection that carries media.

use super::checks;
use super::rule::{Context, Finding, answered, one_of, present};
use crate::SkipReason;

checks! { Transport:
    Hard "transport.statistics-brand" "The statistics are the engine's own object" {
        finding: "The statistics are not the engine's own object",
        why: "A script that makes statistics up gives a Map or an object of its own.",
        spec: "https://www.w3.org/TR/webrtc/#rtcstatsreport-object",
        benign: [Monitoring],
        rule: |context| present(&context.evidence.transport.statistics_brand),
    }
    Medium "transport.statistics-plain" "Statistics have no members of their own, and their entries are plain data" {
        finding: "Statistics have members of their own, or an entry is not plain data",
        why: "Entries are dictionaries, converted to fresh objects with data properties; methods belong to the prototype.",
        spec: "https://webidl.spec.whatwg.org/#dictionary-to-javascript",
        benign: [Monitoring, CallExtension],
        rule: |context| odd(context, &["accessor", "prototype", "own"]),
    }
    Hard "transport.statistics-undisputed" "This page and a fresh realm read the same from the statistics" {
        finding: "This page and a fresh realm read different values from the statistics",
        why: "A script that corrects numbers changes how they are read, not what the engine counted.",
        spec: "https://webidl.spec.whatwg.org/#js-maplike",
        benign: [],
        rule: |context| odd(context, &["disputed"]),
    }
    Hard "transport.certificate" "The other side shows the certificate that its description announced" {
        finding: "The other side does not show the certificate that its description announced",
        why: "DTLS ends with any other certificate; a fake copies the text and makes no handshake.",
        spec: "https://www.rfc-editor.org/rfc/rfc8827#section-6.5",
        benign: [],
        rule: |context| present(&context.evidence.transport.certificate_agrees),
    }
    Medium "transport.dtls" "Media came over a DTLS transport that was connected" {
        finding: "Media came over no connected DTLS transport",
        why: "Packets are decrypted with keys of the handshake.",
        spec: "https://www.w3.org/TR/webrtc/#rtcdtlstransport-interface",
        benign: [OldBrowser, UnmeasuredEngine],
        rule: dtls,
    }
    Medium "transport.channel" "The data channel beside the media opens and carries data" {
        finding: "The data channel beside the media does not open or carries no data",
        why: "It shares the transport with the media; a stack put together from parts has one or the other.",
        spec: "https://www.w3.org/TR/webrtc/#peer-to-peer-data-api",
        benign: [SlowMachine],
        rule: channel,
    }
}

fn odd(context: &Context<'_>, kinds: &[&str]) -> Finding {
    answered(
        &context.evidence.transport.statistics_odd,
        "none",
        |found| found.is_some_and(|found| !found.iter().any(|kind| kinds.contains(&kind.as_str()))),
    )
}

fn dtls(context: &Context<'_>) -> Finding {
    if !context.evidence.transport.connected.is_true() {
        return Finding::skipped(SkipReason::NotConnected);
    }
    if !context.evidence.transport.state.is("connected") {
        return Finding::skipped(SkipReason::ConnectionLost);
    }
    if context.evidence.transport.dtls_state.value().is_none() {
        return Finding::skipped(SkipReason::NotInThisVersion);
    }
    // Closed is a transport whose transceivers were stopped.
    one_of(
        &context.evidence.transport.dtls_state,
        "connected",
        &["connected", "closed"],
    )
}

fn channel(context: &Context<'_>) -> Finding {
    let seen = &context.evidence.transport;
    if !seen.connected.is_true()
        || context.evidence.source != "loopback"
        || seen.channel.is("connecting")
    {
        return Finding::skipped(SkipReason::NotConnected);
    }
    one_of(&seen.channel, "open or echoed", &["open", "echoed"])
}
