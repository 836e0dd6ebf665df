//! A link from one document to another file leads somewhere.

use std::collections::BTreeSet;

use crate::documents::{Document, all, read, root};

/// The targets of `[text](target)` that are no addresses.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|target| !target.contains("://"))
}

/// The anchors of a document's titles, as the hosting sites make them.
fn anchors(document: &Document) -> BTreeSet<String> {
    let titles = document.text.lines().filter(|line| line.starts_with('#'));
    titles
        .map(|title| {
            let words = title.trim_start_matches('#').trim().to_lowercase();
            words
                .chars()
                .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

/// A path without its `..`, which may lead out of the folder but not out of the repository.
fn resolved(from: &str, target: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<_> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    let mut broken = Vec::new();
    let mut count = 0;
    for document in all() {
        for target in targets(&document.text) {
            count += 1;
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = match path {
                "" => Some(document.name.clone()),
                path => resolved(&document.name, path),
            };
            let holds = path.is_some_and(|path| {
                root().join(&path).exists()
                    && (anchor.is_empty() || anchors(&read(&path)).contains(anchor))
            });
            if !holds {
                broken.push(format!("{}: {target}", document.name));
            }
        }
    }
    assert!(count > 50, "only {count} links were found");
    assert!(broken.is_empty(), "these lead nowhere: {broken:#?}");
}
