//! A report as a person reads it.

use serde_json::{Value, json};

use crate::program::{GENUINE, adversary, command, file, run, text};

const LOOPBACK: &str = include_str!("../../../../tests/evidence/chromium-156-loopback.json");

fn shown(arguments: &[&str], input: &str) -> String {
    text(&run(&[&["report", "-"], arguments].concat(), input).stdout)
}

#[test]
fn the_exit_code_tells_the_verdict() {
    for (evidence, code, verdict) in [
        (GENUINE.to_owned(), 0, "genuine"),
        (adversary("worker"), 10, "inconclusive"),
        (adversary("delete-global"), 11, "blocked"),
        (adversary("subclass"), 12, "instrumented"),
        (adversary("stealth-proxy"), 13, "tampered"),
        (adversary("canned-sdp"), 14, "emulated"),
    ] {
        let output = run(&["report", "-"], &evidence);
        assert_eq!(output.status.code(), Some(code), "{verdict}");
        let first = text(&output.stdout).lines().next().map(str::to_owned);
        assert_eq!(first.as_deref(), Some(verdict));
    }
}

#[test]
fn the_heaviest_anomalies_stand_first_and_all_of_them_on_demand() {
    let evidence = adversary("canned-sdp");
    let few = shown(&[], &evidence);
    let all = shown(&["--all"], &evidence);
    let count = |text: &str| text.matches("\n          check ").count();
    assert_eq!(count(&few), 8);
    let report: Value = serde_json::from_str(&shown(&["--json"], &evidence)).unwrap();
    assert_eq!(count(&all), report["anomalies"].as_array().unwrap().len());
    let weights: Vec<_> = all
        .lines()
        .filter_map(|line| {
            ["  hard ", "  medium ", "  soft "]
                .iter()
                .position(|it| line.starts_with(it))
        })
        .collect();
    assert_eq!(weights.len(), count(&all));
    assert!(weights.is_sorted(), "{weights:?}");
}

#[test]
fn an_anomaly_has_what_was_expected_and_what_was_observed() {
    let text = shown(&[], &adversary("synthetic-track-event"));
    let at = text.find("check     event.trusted").expect(&text);
    let after = &text[at..];
    assert!(after.contains("expected  yes"), "{after}");
    assert!(after.contains("observed  no"), "{after}");
}

#[test]
fn the_summary_and_the_findings_are_sentences() {
    let evidence = adversary("synthetic-track-event");
    let text = shown(&[], &evidence);
    let report: Value = serde_json::from_str(&shown(&["--json"], &evidence)).unwrap();
    let summary = report["summary"].as_str().unwrap();
    // Its line may be broken.
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.starts_with(&format!("tampered {summary} ")), "{text}");
    assert!(text.contains("A track event is not trusted"), "{text}");
}

#[test]
fn a_reason_is_said_in_words() {
    let text = shown(&[], &adversary("delete-global"));
    assert!(text.contains("  reason    constructor-missing: "), "{text}");
}

#[test]
fn a_codec_that_decodes_nothing_is_told_and_one_that_sent_nothing_is_left_open() {
    let mut evidence: Value = serde_json::from_str(LOOPBACK).unwrap();
    evidence["codecs"][0]["framesDecoded"] = json!(0);
    evidence["codecs"][1]["framesDecoded"] = json!(0);
    evidence["codecs"][1]["packets"] = json!(0);
    let text = shown(&[], &evidence.to_string());
    for told in ["video/VP8 DOES NOT WORK", "video/VP9 left open"] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn checks_that_were_not_judged_are_grouped_by_reason() {
    let evidence = adversary("stealth-proxy");
    let text = shown(&[], &evidence);
    let report: Value = serde_json::from_str(&shown(&["--json"], &evidence)).unwrap();
    let skipped = report["checks"]["skipped"].as_object().unwrap();
    let count = |ids: &Value| ids.as_array().unwrap().len();
    assert!(skipped.len() > 1, "{skipped:?}");
    for (why, ids) in skipped {
        assert!(text.contains(&format!("{}  {why} ", count(ids))), "{text}");
    }
    let all: usize = skipped.values().map(count).sum();
    assert!(text.contains(&format!("{all} not judged")), "{text}");
}

#[test]
fn media_and_both_connections_are_shown() {
    let text = shown(&[], LOOPBACK);
    assert!(text.contains("media     complete"), "{text}");
    assert!(text.contains("video/VP8, came to content"), "{text}");
    assert!(text.contains("codecs    video/VP8 works, "), "{text}");
    for line in [
        "first-frame",
        "renegotiated",
        "the connection that carries media",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let dots = text.lines().filter(|line| line.contains('●')).count();
    assert!(dots > 10, "{text}");
}

#[test]
fn a_report_that_does_not_follow_from_its_evidence_is_disputed() {
    let tampered: Value = serde_json::from_str(&adversary("stealth-proxy")).unwrap();
    let forged = json!({ "verdict": "genuine", "evidence": tampered });
    assert!(shown(&[], &forged.to_string()).contains("The report itself says genuine"));
    let honest = json!({ "verdict": "tampered", "evidence": tampered });
    assert!(!shown(&[], &honest.to_string()).contains("The report itself"));
}

#[test]
fn evidence_for_another_nonce_is_refused() {
    let path = file("genuine.json", GENUINE);
    let path = path.to_str().unwrap();
    assert!(
        run(&["report", "--nonce", "recorded", path], "")
            .status
            .success()
    );
    let output = run(&["report", "--nonce", "other", path], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("another nonce"));
}

#[test]
fn a_terminal_obeys_nothing_that_a_page_wrote() {
    let mut evidence: Value = serde_json::from_str(&adversary("stealth-proxy")).unwrap();
    for place in [
        "/version",
        "/source",
        "/nonce",
        "/timeline/0/event",
        "/timeline/1/detail",
    ] {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let parent = evidence.pointer_mut(parent).unwrap();
        parent[name] = json!("\u{1b}]0;title\u{7}\u{1b}[2J\r\u{202e}");
    }
    evidence["tracks"][0]["kind"] = json!("\u{1b}[31mvideo");
    evidence["interfaceObject"]["kind"] = json!({ "threw": "\u{1b}[31mError" });
    let text = shown(&["--all", "--color", "never"], &evidence.to_string());
    assert!(text.contains("\\u{1b}"), "{text}");
    let obeyed = text.chars().find(|it| it.is_control() && *it != '\n');
    assert_eq!(obeyed, None);
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let is_coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let path = file("coloured.json", GENUINE);
        let mut command = command(arguments);
        command.arg("report").arg(path).envs(variable);
        text(&command.output().unwrap().stdout).contains('\u{1b}')
    };
    assert!(!is_coloured(&[], None));
    assert!(is_coloured(&["--color", "always"], None));
    assert!(is_coloured(&[], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!is_coloured(
        &["--color", "never"],
        Some(("CLICOLOR_FORCE", "1"))
    ));
    assert!(!is_coloured(&[], Some(("NO_COLOR", "1"))));
}

#[test]
fn what_is_no_report_is_told_with_its_file() {
    let path = file("page.html", "<html>");
    let output = run(&["report", path.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.contains("page.html") && said.contains("not JSON"),
        "{said}"
    );
}
