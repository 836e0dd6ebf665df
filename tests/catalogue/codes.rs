//! Every code stands in the types, the documents and the playground as its enum has it.
//! `BLESS=1 cargo test --test catalogue` writes them anew.

use std::fmt::Write;
use std::{env, fs};

use ontrack_probe::checks::MediaStage;
use ontrack_probe::{MediaReason, Outcome, Reason, SkipReason, Verdict, Weight};

/// A code and its meaning.
type Code = (&'static str, &'static str);

macro_rules! codes_of {
    ($name:ident) => {
        $name::ALL
            .iter()
            .map(|code| (code.name(), code.meaning()))
            .collect::<Vec<Code>>()
    };
}

/// Holds what stands between two texts of a file to be what the enums say.
pub(crate) fn hold(file: &str, start: &str, end: &str, right: &str) {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect(file);
    let (before, rest) = text.split_once(start).expect(start);
    let (kept, after) = rest.split_once(end).expect(end);
    if env::var_os("BLESS").is_some() {
        let whole = [before, start, right, end, after].concat();
        return fs::write(path, whole).expect(file);
    }
    assert!(
        kept == right,
        "{file} behind {start:?} is out of date: run BLESS=1 cargo test --test catalogue"
    );
}

#[test]
fn the_types_of_the_package_name_every_code() {
    let of_media = "  | MediaReason";
    let others = "  | (string & {})";
    let reasons = |is_of_blocked| {
        let all = Reason::ALL.iter();
        all.filter(|reason| reason.is_absence() == is_of_blocked)
            .map(|code| (code.name(), code.meaning()))
            .collect::<Vec<Code>>()
    };
    for (name, codes, more) in [
        ("Verdict", codes_of!(Verdict), None),
        ("BlockedReason", reasons(true), Some(others)),
        ("InconclusiveReason", reasons(false), Some(of_media)),
        ("SkipReason", codes_of!(SkipReason), Some(others)),
        ("Rung", codes_of!(MediaStage), None),
        ("MediaReason", codes_of!(MediaReason), Some(others)),
        ("Outcome", codes_of!(Outcome), None),
        ("Weight", codes_of!(Weight), None),
    ] {
        let mut lines: Vec<_> = codes
            .iter()
            .map(|(code, meaning)| format!("  /** {meaning} */\n  | \"{code}\""))
            .collect();
        lines.extend(more.map(str::to_owned));
        let start = format!("export type {name} =\n");
        hold(
            "pkg-template/report.d.ts",
            &start,
            ";\n\n",
            &lines.join("\n"),
        );
    }
}

/// A table between two comments of a document.
pub(crate) fn hold_table(file: &str, of: &str, head: &str, codes: &[Code]) {
    let mut table = format!("{head}\n|---|---|\n");
    for (code, meaning) in codes {
        let _ = writeln!(table, "| `{code}` | {meaning} |");
    }
    let start = format!("<!-- {of}, written from its enum -->\n\n");
    hold(file, &start, "\n<!-- to here -->", &table);
}

#[test]
fn the_documents_have_tables_of_the_codes() {
    let report = "docs/reading-a-report.md";
    hold_table(
        report,
        "Outcome",
        "| outcome | meaning |",
        &codes_of!(Outcome),
    );
    hold_table(
        report,
        "SkipReason",
        "| reason | meaning |",
        &codes_of!(SkipReason),
    );
    hold_table(
        "docs/sources.md",
        "MediaReason",
        "| `media.reason` | meaning |",
        &codes_of!(MediaReason),
    );
}

#[test]
fn the_document_of_reports_says_what_to_do_about_every_reason() {
    let path = format!("{}/docs/reading-a-report.md", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the document");
    for (code, _) in codes_of!(Reason) {
        assert!(text.contains(&format!("| `{code}` |")), "{code}");
    }
}

#[test]
fn the_playground_has_words_for_every_reason() {
    let path = "/examples/playground/words/reasons.js";
    let text = fs::read_to_string([env!("CARGO_MANIFEST_DIR"), path].concat()).expect(path);
    for (code, _) in [codes_of!(Reason), codes_of!(MediaReason)].concat() {
        assert!(text.contains(&format!("  \"{code}\": \"")), "{code}");
    }
}
