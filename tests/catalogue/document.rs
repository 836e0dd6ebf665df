//! docs/checks.md is what the catalogue says. `BLESS=1 cargo test` writes it anew.

use std::fmt::Write;
use std::{env, fs};

use ontrack_probe::SkipReason;
use ontrack_probe::checks::{self, Check};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md");

fn document() -> String {
    let mut text = String::from(
        "# The checks\n\n\
         Written from the catalogue in `crates/judge/src/checks/`; a test keeps it true.\n\n\
         A check passes, fails with an expected and an observed value, or is skipped with a reason. *Hard*: no\n\
         genuine counter-example is known. *Medium*: no stock browser measured fails it, but versions\n\
         and engines may differ. *Soft*: context, which alone never changes a verdict.\n",
    );
    let count = checks::catalogue().count();
    let _ = writeln!(
        text,
        "\nThere are {count} checks in {} families.",
        checks::FAMILIES.len()
    );
    for family in checks::FAMILIES {
        let Some(first) = family.first() else {
            continue;
        };
        let _ = writeln!(text, "\n## {}", first.family.name());
        for check in *family {
            section(&mut text, check);
        }
    }
    text
}

fn section(text: &mut String, check: &Check) {
    let _ = writeln!(text, "\n### {}\n\n{}.\n", check.id, check.about.title);
    let _ = writeln!(text, "- Weight: {}", check.weight.name());
    let _ = writeln!(text, "- Where it fails: {}.", check.about.finding);
    let _ = writeln!(text, "- Why: {}", check.about.why);
    let spec = check.about.spec;
    if spec.starts_with("https://") {
        let _ = writeln!(text, "- Specification: <{spec}>");
    } else {
        let _ = writeln!(text, "- Basis: {spec}");
    }
    let _ = writeln!(text, "- Holds on: {}", check.measured.words());
    if !check.benign.is_empty() {
        let causes: Vec<_> = check.benign.iter().map(|cause| cause.name()).collect();
        let _ = writeln!(text, "- Benign causes: {}", causes.join("; "));
    }
}

#[test]
fn the_document_of_the_checks_is_what_the_catalogue_says() {
    let document = document();
    if env::var_os("BLESS").is_some() {
        fs::write(PATH, &document).expect("docs/checks.md can be written");
    }
    let kept = fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        kept == document,
        "docs/checks.md is out of date: run BLESS=1 cargo test --test catalogue"
    );
}

#[test]
fn there_are_a_hundred_checks_or_more() {
    assert!(checks::catalogue().count() >= 100);
}

fn page(name: &str) -> (String, String) {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect(name);
    (path, text)
}

#[test]
fn only_the_document_of_the_checks_counts_them() {
    for name in ["README.md", "docs/reading-a-report.md"] {
        let text = page(name).1;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!words.contains(" checks in "), "{name} counts the checks");
    }
}

#[test]
fn the_playground_knows_every_word_of_a_skipped_check() {
    let text = page("examples/playground/words/verdicts.js").1;
    for word in SkipReason::ALL.iter().map(|reason| reason.name()) {
        assert!(
            text.contains(&format!("  \"{word}\": ")) || text.contains(&format!("  {word}: ")),
            "{word}"
        );
    }
}

/// A word that is written beside the list would be explained nowhere.
#[test]
fn no_word_of_a_skipped_check_is_written_outside_the_list() {
    let mut folders = vec![format!("{}/src", env!("CARGO_MANIFEST_DIR"))];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path.to_string_lossy().into_owned());
                continue;
            }
            let text = fs::read_to_string(&path).expect("text");
            let words = text.split_whitespace().collect::<String>();
            assert!(!words.contains("skipped(\""), "{}", path.display());
            assert!(
                !words.contains("Skipped(Cow::Borrowed(\""),
                "{}",
                path.display()
            );
        }
    }
}
