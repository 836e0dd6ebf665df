//! Browser extensions of Debian's packages: unpacked below the target folder and never installed,
//! because every browser of the machine would have them then.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::{announced, older};
use crate::workspace::{Workspace, read};

/// Those that the files of `tests/field/extensions` are about, by the name of the package: each
/// with its folder, or why there is none.
pub fn ensure(workspace: &Workspace) -> Result<Value> {
    let mut found = Map::new();
    for entry in fs::read_dir(workspace.root.join("tests/field/extensions"))? {
        let path = entry?.path();
        let head = read(&path)?;
        let package = package(&head)
            .with_context(|| format!("{} names no package of Debian's", path.display()))?;
        let place = match folder(workspace, package) {
            Ok(folder) => json!({ "folder": folder }),
            Err(error) => json!({ "missing": format!("not offered: {error:#}") }),
        };
        found.insert(package.to_owned(), place);
    }
    Ok(found.into())
}

/// What the head of such a file says.
fn package(head: &str) -> Option<&str> {
    let after = head.split("@debian").nth(1)?;
    after.split_whitespace().next()
}

/// The folder with the manifest for Firefox.
fn folder(workspace: &Workspace, package: &str) -> Result<PathBuf> {
    let versions = older::versions(package)?;
    let version = versions.first().context("there is no version")?;
    let whole = workspace
        .browsers()
        .join(format!("{package}-{version}").replace([':', '~'], "-"));
    if !whole.is_dir() {
        announced(&format!("{package} {version}"), || {
            older::unpack(&[format!("{package}={version}")], &whole)
        })?;
    }
    // Debian lists the extensions of Firefox there, as folders or as relative links.
    let listed = whole.join("usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}");
    let mut entries =
        fs::read_dir(&listed).with_context(|| format!("{package} has none for Firefox"))?;
    let entry = entries.next().context("the package lists no extension")??;
    Ok(fs::canonicalize(entry.path())?)
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_head_names_its_package() {
        assert_eq!(
            package("/**\n * @debian webext-one 1.0\n */"),
            Some("webext-one")
        );
        assert_eq!(package("/** nothing */"), None);
    }
}
