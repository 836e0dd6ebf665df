//! Whatever reads what strangers send, given what nobody would send.

use std::time::{Duration, Instant};

use fuzz::{Input, changed, files};
use ontrack_probe::{
    Evidence, Verdict, Weight,
    challenge::Challenge,
    judge,
    sdp::{Description, fragment, without_end_of_candidates},
    whep::ice_servers,
};
use proptest::prelude::*;
use serde_json::Value;

/// An input that takes longer lets few senders keep a server busy.
const SLOW: Duration = Duration::from_millis(500);

fn in_time<T>(read: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = read();
    assert!(start.elapsed() < SLOW, "it took {:?}", start.elapsed());
    value
}

/// Every recorded piece of evidence, and a report around one.
fn evidence() -> Vec<Vec<u8>> {
    let mut all = files("tests/evidence", "json");
    for lines in files("tests/evidence", "jsonl") {
        for line in lines
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
        {
            let row: Value = serde_json::from_slice(line).expect("a recorded row");
            all.push(row["evidence"].to_string().into_bytes());
        }
    }
    let one = String::from_utf8_lossy(&all[0]).into_owned();
    all.push(format!(r#"{{"verdict":"genuine","evidence":{one}}}"#).into_bytes());
    all
}

/// Where something was read that was not sent, if anything was.
fn missing(read: &Value, sent: &Value, at: &str) -> Option<String> {
    match (read, sent) {
        (Value::Object(fields), Value::Object(sent)) => fields.iter().find_map(|(name, field)| {
            let at = format!("{at}.{name}");
            match sent.get(name) {
                Some(sent) => missing(field, sent, &at),
                None if is_nothing(field) => None,
                None => Some(at),
            }
        }),
        (Value::Array(items), Value::Array(sent)) if items.len() == sent.len() => {
            let mut pairs = items.iter().zip(sent).enumerate();
            pairs.find_map(|(index, (item, sent))| missing(item, sent, &format!("{at}[{index}]")))
        }
        // Whatever a probe says of an absence, it is one.
        (Value::Bool(true), _) if at.ends_with(".absent") || at.ends_with(".timedOut") => None,
        (Value::Number(number), Value::Number(sent)) if number.as_f64() == sent.as_f64() => None,
        _ if read == sent => None,
        _ => Some(at.to_owned()),
    }
}

/// What is written of a member that was not sent.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.values().all(is_nothing),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::Null | Value::Bool(_) => false,
    }
}

const EVIDENCE: &[&str] = &[
    "evidence",
    "schemaVersion",
    "surface",
    "members",
    "events",
    "tracks",
    "absent",
    "threw",
    "timedOut",
    "skipped",
    "not-reached",
    "obstacle",
    "TypeError",
    "native",
    "script",
    "resolves",
    "RTCPeerConnection",
    "\"",
    "\\",
    "\\u0000",
    "[",
    "{",
    "[[[[[[[[[[[[[[[[",
    "1e999",
    "-0",
    "null",
    "\u{feff}",
    "\u{202e}",
];

const DESCRIPTION: &[&str] = &[
    "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\n",
    "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n",
    "a=mid:",
    "a=mid:0\r\n",
    "a=group:BUNDLE ",
    "a=fingerprint:sha-256 ",
    "a=ice-ufrag:",
    "a=ice-pwd:",
    "a=setup:",
    "a=rtpmap:96 VP8/90000\r\n",
    "o=- 1 2 IN IP4 0.0.0.0\r\n",
    "a=inactive\r\n",
    "a=end-of-candidates\r\n",
    "candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host",
    "=",
    ":",
    "/",
    " ",
    "\r",
    "\n",
    "\r\n",
    "\u{2028}",
];

const LINK: &[&str] = &[
    "<stun:stun.example.net>; rel=\"ice-server\"",
    "<turn:turn.example.net?transport=udp>; rel=\"ice-server\"; username=\"a,b\"; credential=\"c\\\"d\"",
    "<https://example.net/next>; rel=\"next other\"",
    "; rel=ice-server",
    "; credential-type=\"password\"",
    "username=",
    "credential*=UTF-8''",
    "\\\"",
    "\"",
    "<",
    ">",
    ",",
    ";",
    "=",
    "\u{2028}",
];

fn links() -> Vec<Vec<u8>> {
    [&LINK[0..1], &LINK[1..2], &LINK[2..3], &LINK[0..3]]
        .map(|headers| headers.join(", ").into_bytes())
        .to_vec()
}

proptest! {
    /// Reading is total and judging deterministic, and nothing is lost between them.
    #[test]
    fn evidence_of_a_client(Input(input) in changed(evidence(), EVIDENCE)) {
        let evidence = match in_time(|| Evidence::from_json(&input)) {
            Ok(evidence) => evidence,
            Err(error) => {
                let text = error.to_string();
                prop_assert!(!text.is_empty() && text.len() < 100_000);
                return Ok(());
            }
        };
        let report = in_time(|| judge(&evidence));
        let text = serde_json::to_string(&report).expect("a report can be written");
        let again = judge(&evidence).to_json();
        prop_assert_eq!(&text, &again, "the same evidence gives the same report");
        let above_soft = report.anomalies.iter().any(|one| one.check.weight > Weight::Soft);
        prop_assert!(report.verdict != Verdict::Genuine || !above_soft);
        let read = Evidence::from_json(&text).expect("a report is read again");
        prop_assert_eq!(read, evidence, "what is written is read without loss");
    }

    /// Another reader finds the same in what is read, and refuses what is told to be no JSON.
    #[test]
    fn evidence_of_a_client_as_serde_json_reads_it(Input(input) in changed(evidence(), EVIDENCE)) {
        let other = serde_json::from_slice::<Value>(&input);
        match (Evidence::from_json(&input), &other) {
            (Ok(evidence), Ok(sent)) => {
                let sent = sent.get("evidence").filter(|inner| !inner.is_null()).unwrap_or(sent);
                let read = serde_json::to_value(&evidence).expect("evidence can be written");
                prop_assert_eq!(missing(&read, sent, "evidence"), None);
            }
            // Half a pair in a part of a newer version is read by nobody.
            (Ok(_), Err(_)) => prop_assert!(input.windows(2).any(|two| two == b"\\u")),
            (Err(error), Ok(_)) => prop_assert_ne!(error.code(), "not-json"),
            (Err(_), Err(_)) => {}
        }
    }

    /// A number is read as the nearest double, however it is written.
    #[test]
    fn number_of_a_client(number in "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?") {
        let text = format!(r#"{{"schemaVersion":1,"durationMs":{number}}}"#);
        let nearest: f64 = number.parse().expect("a number");
        match Evidence::from_json(&text) {
            Ok(evidence) => prop_assert_eq!(evidence.duration_ms.to_bits(), nearest.to_bits()),
            Err(error) => {
                prop_assert_eq!(error.code(), "not-json");
                prop_assert!(nearest.is_infinite(), "{number} is refused");
            }
        }
    }

    /// Session descriptions of whatever wraps the page's connections.
    #[test]
    fn answer_of_a_page(Input(input) in changed(files("tests/evidence/answers", "sdp"), DESCRIPTION)) {
        let text = String::from_utf8_lossy(&input);
        let answer = in_time(|| Description::read(&text));
        prop_assert_eq!(&answer, &Description::read(&text));
        prop_assert!(answer.sections.len() <= 64);
        prop_assert!(answer.sections.iter().all(|section| section.codecs.len() <= 128));
        prop_assert!(answer.secured() <= answer.sections.len());
    }

    /// `Link` headers of a WHEP endpoint, which anybody may run.
    #[test]
    fn link_of_an_endpoint(Input(input) in changed(links(), LINK)) {
        let header = String::from_utf8_lossy(&input);
        let servers = in_time(|| ice_servers(&header));
        prop_assert_eq!(&servers, &ice_servers(&header));
        prop_assert!(servers.len() <= 16);
        for server in &servers {
            prop_assert!(header.contains(&server.url), "an address nobody gave");
            prop_assert!(server.username.len() <= header.len());
            prop_assert!(server.credential.len() <= header.len());
        }
    }

    /// The fragment with our candidates: no line that the page's browser writes becomes two.
    #[test]
    fn fragment_of_an_offer(Input(input) in changed(files("tests/evidence/answers", "sdp"), DESCRIPTION)) {
        let text = String::from_utf8_lossy(&input);
        let kept = in_time(|| without_end_of_candidates(&text));
        prop_assert!(kept.len() <= text.len());
        prop_assert!(kept.split_inclusive('\n').all(|line| line.trim_end() != "a=end-of-candidates"));
        let candidates = [text.lines().last().unwrap_or_default().to_owned()];
        let open = in_time(|| fragment(&text, &candidates, false));
        prop_assert!(fragment(&text, &candidates, true).len() >= open.len());
        prop_assert_eq!(&open, &fragment(&text, &candidates, false));
    }

    /// A client may choose its nonce: every one stands for an offer that reads back.
    #[test]
    fn nonce_of_a_client(Input(input) in changed(vec![vec![], b"recorded".to_vec()], &["recorded", "\0", "ü", "0000"])) {
        let nonce = String::from_utf8_lossy(&input);
        let challenge = in_time(|| Challenge::from_nonce(&nonce));
        for offer in [challenge.offer(), challenge.offer_inactive(), challenge.offer_again()] {
            let read = Description::read(&offer);
            prop_assert_eq!(read.secured(), 3);
            for (line, section) in challenge.sections.iter().zip(&read.sections) {
                prop_assert_eq!(section.mid, line.mid.as_str());
                prop_assert_eq!(section.kind, line.media.name());
                prop_assert_eq!(section.formats, line.payload_type.to_string());
            }
        }
    }
}

proptest! {
    // What fails here on purpose is not written down as a failure to try again.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The changes are no empty threat.
    #[test]
    #[should_panic(expected = "unchanged")]
    fn a_reader_that_breaks_is_found(Input(input) in changed(vec![b"good".to_vec()], &["bad"])) {
        prop_assert_eq!(input, b"good".to_vec(), "unchanged");
    }
}
