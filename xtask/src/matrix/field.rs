//! The published software of the matrix. It is two hundred megabytes of packages, so only its own
//! rows bring it.

use anyhow::Result;
use serde_json::{Value, json};

use crate::{
    install::{browsers::Engine, extensions, node},
    workspace::Workspace,
};

/// The group of rows that meets it.
const FIELD: &str = "field";

/// Installs what the rows `only`, or all rows, meet of it; the folders of the extensions, as the
/// harness takes them.
pub fn ensure(workspace: &Workspace, only: Option<&str>) -> Result<Value> {
    if !only.is_none_or(|only| only.split(',').any(|word| meets(workspace, word))) {
        return Ok(json!({}));
    }
    node::field_packages(workspace)?;
    extensions::ensure(workspace)
}

/// Whether the word asks for such rows: by their group, by a browser that has them, or by a name.
fn meets(workspace: &Workspace, word: &str) -> bool {
    let is_file = |path: String| workspace.field().join(path).is_file();
    word == FIELD
        || Engine::ALL.iter().any(|engine| engine.name() == word)
        || is_file(format!("packages/{word}.js"))
        || is_file(format!("injected/{word}.mjs"))
        || is_file(format!("extensions/{word}.js"))
}
