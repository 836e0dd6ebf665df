//! A count of checks in prose is wrong after the next check. Only docs/checks.md, which is
//! written from the catalogue, counts them.

use crate::documents::{Document, all};

/// The first number of checks in a text, such as "over 200 checks".
fn counted(document: &Document) -> Option<String> {
    let words: Vec<_> = document.text.split_whitespace().collect();
    let found = words.windows(2).find(|pair| {
        let is_number = pair[0].chars().all(|digit| digit.is_ascii_digit());
        pair[1].starts_with("checks") && (is_number || pair[0].ends_with("hundred"))
    })?;
    Some(format!("{}: {}", document.name, found.join(" ")))
}

#[test]
fn no_document_but_that_of_the_checks_counts_them() {
    let counting: Vec<_> = all()
        .iter()
        .filter(|document| document.name != "docs/checks.md")
        .filter_map(counted)
        .collect();
    assert!(counting.is_empty(), "these count the checks: {counting:#?}");
}
