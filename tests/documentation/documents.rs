//! The documents of the repository.

use std::fs;
use std::path::{Path, PathBuf};

/// A document that people wrote, or that a program writes.
pub(crate) struct Document {
    /// Its path below the root, with `/`.
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(name: &str) -> Document {
    let text = fs::read_to_string(root().join(name)).expect(name);
    Document {
        name: name.to_owned(),
        text,
    }
}

/// Every Markdown file at the root, in `docs/`, and beside the package and the examples.
pub(crate) fn all() -> Vec<Document> {
    let folders = ["", "docs/", "examples/", "pkg-template/"];
    let documents: Vec<_> = folders
        .into_iter()
        .flat_map(|folder| {
            let entries = fs::read_dir(root().join(folder)).expect(folder);
            entries.filter_map(move |entry| {
                let name = entry.expect(folder).file_name().into_string().ok()?;
                let is_document = Path::new(&name).extension().is_some_and(|end| end == "md");
                is_document.then(|| read(&[folder, &name].concat()))
            })
        })
        .collect();
    assert!(documents.len() > 20, "the documents were not found");
    documents
}
