//! The package, the types and the documents have the policies of `crates/policy/src/lib.rs`, and
//! both languages decide alike. `BLESS=1 cargo test --test catalogue` writes them anew.

use std::fmt::Write;
use std::{env, fs};

use ontrack_policy::{Cases, Decision, Policy, decide};
use ontrack_probe::report::Media;
use ontrack_probe::verdict::MediaOutcome;
use ontrack_probe::{Evidence, MediaReason, Outcome, Reason, Verdict, judge};
use serde_json::json;

use crate::codes::{hold, hold_table};

/// Holds a whole file to be this text.
fn hold_file(file: &str, right: &str) {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, right).expect(file);
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == right,
        "{file} is out of date: run BLESS=1 cargo test --test catalogue"
    );
}

fn key(code: &str) -> String {
    let is_plain = code.chars().all(char::is_alphabetic);
    if is_plain {
        code.to_owned()
    } else {
        format!("\"{code}\"")
    }
}

fn cases_in_javascript(Cases { codes, otherwise }: &Cases) -> String {
    if codes.is_empty() {
        return format!("\"{otherwise}\"");
    }
    let exact: String = codes
        .iter()
        .map(|(code, decision)| format!("{}: \"{decision}\", ", key(code)))
        .collect();
    format!("{{ {exact}otherwise: \"{otherwise}\" }}")
}

#[test]
fn the_package_has_every_policy() {
    let mut text = String::from(
        "// Written from crates/policy/src/lib.rs by `BLESS=1 cargo test --test catalogue`.\n\n\
         export const policies = {\n",
    );
    for (name, policy) in Policy::ALL {
        let _ = writeln!(text, "  {name}: {{");
        for verdict in Verdict::ALL {
            let cases = cases_in_javascript(policy.cases(*verdict));
            let _ = writeln!(text, "    {verdict}: {cases},");
        }
        let _ = writeln!(text, "    unverified: \"{}\",\n  }},", policy.unverified);
    }
    text.push_str("};\n");
    hold_file("pkg-template/verifier/policies.js", &text);
}

#[test]
fn the_types_name_every_decision_and_every_policy() {
    let types = "pkg-template/verifier.d.ts";
    let codes = Decision::ALL
        .iter()
        .map(|code| format!("  /** {} */\n  | \"{code}\"", code.meaning()))
        .collect::<Vec<_>>();
    hold(
        types,
        "export type Decision =\n",
        ";\n\n",
        &codes.join("\n"),
    );
    let names: Vec<_> = Policy::ALL
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    hold(
        types,
        "export type PolicyName = ",
        ";\n",
        &names.join(" | "),
    );
}

/// An outcome of media may be called as a verdict is.
fn in_table(code: &str) -> String {
    match MediaOutcome::from_name(code) {
        Some(outcome) => format!("media `{outcome}`"),
        None => format!("`{code}`"),
    }
}

fn cell(policy: &Policy, verdict: Verdict) -> String {
    let cases = policy.cases(verdict);
    if cases.codes.is_empty() {
        return format!("`{}`", cases.otherwise);
    }
    if verdict != Verdict::Genuine && *cases == policy.genuine {
        return "as `genuine`".to_owned();
    }
    let mut parts = Vec::new();
    for decided in Decision::ALL {
        let codes = cases.codes.iter().filter(|(_, it)| it == decided);
        let codes: Vec<_> = codes.map(|(code, _)| in_table(code)).collect();
        if !codes.is_empty() {
            parts.push(format!("{}: `{decided}`", codes.join(", ")));
        }
    }
    parts.push(format!("otherwise `{}`", cases.otherwise));
    parts.join("; ")
}

#[test]
fn the_document_of_policies_has_the_table() {
    let document = "docs/choosing-a-policy.md";
    let names: Vec<_> = Policy::ALL
        .iter()
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    let mut table = format!("| | {} |\n", names.join(" | "));
    table.push_str(&"|---".repeat(names.len() + 1));
    table.push_str("|\n");
    let mut row = |head: &str, cell: &dyn Fn(&Policy) -> String| {
        let cells: Vec<_> = Policy::ALL.iter().map(|(_, policy)| cell(policy)).collect();
        let _ = writeln!(table, "| {head} | {} |", cells.join(" | "));
    };
    for verdict in Verdict::ALL {
        row(&format!("`{verdict}`"), &|policy| cell(policy, *verdict));
    }
    row("no report that counts", &|policy| {
        format!("`{}`", policy.unverified)
    });
    let start = "<!-- Policy, written from crates/policy/src/lib.rs -->\n\n";
    hold(document, start, "\n<!-- to here -->", &table);
    let decisions: Vec<_> = Decision::ALL
        .iter()
        .map(|code| (code.name(), code.meaning()))
        .collect();
    hold_table(document, "Decision", "| decision | meaning |", &decisions);
}

/// Reports that differ in everything that a policy reads, and what each policy says of them. A test
/// of the package reads them too.
#[test]
fn both_languages_decide_alike() {
    let reasons = ["", "ice-timeout", "page-hidden", "timeout"];
    let media = [
        None,
        Some((MediaOutcome::Complete, None)),
        Some((MediaOutcome::Inconclusive, Some(MediaReason::IceTimeout))),
        Some((MediaOutcome::Partial, Some(MediaReason::PageHidden))),
        Some((MediaOutcome::Partial, Some(MediaReason::NotDecoded))),
    ];
    let evidence = Evidence::default();
    let mut report = judge(&evidence);
    let mut lines = Vec::new();
    for verdict in Verdict::ALL {
        for reason in reasons.map(Reason::from_name) {
            for (outcome, why) in media.map(Option::unzip) {
                for success in [Outcome::Success, Outcome::Timeout] {
                    report.verdict = *verdict;
                    report.reason = reason;
                    report.outcome = success;
                    report.media = outcome.map(|outcome| Media {
                        outcome,
                        reason: why.flatten(),
                        channel: None,
                        sound: None,
                        steps: None,
                        codecs: Vec::new(),
                    });
                    let told = report.media.as_ref();
                    let told = told.map(|it| json!({ "outcome": it.outcome, "reason": it.reason }));
                    let said: Vec<_> = Policy::ALL
                        .iter()
                        .map(|(_, policy)| decide(&report, policy))
                        .collect();
                    lines.push(json!([verdict, reason, success, told, said]).to_string());
                }
            }
        }
    }
    let names: Vec<_> = Policy::ALL.iter().map(|(name, _)| name).collect();
    let text = format!(
        "{{\n\"policies\": {},\n\"rows\": [\n{}\n]\n}}\n",
        json!(names),
        lines.join(",\n")
    );
    hold_file("tests/verifier/decisions.json", &text);
}
