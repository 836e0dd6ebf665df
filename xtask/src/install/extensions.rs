//! Browser extensions of Debian's packages: unpacked below the target folder and never installed,
//! because every browser of the machine would have them then.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{announced, older, on_path};
use crate::{
    process::answer,
    workspace::{Workspace, read},
};

/// Those that the files of `tests/field/extensions` are about, by the name of the package: each
/// with its folder, or why there is none.
pub fn ensure(workspace: &Workspace) -> Result<Value> {
    let mut found = Map::new();
    for entry in fs::read_dir(workspace.field().join("extensions"))? {
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
    for program in ["apt-cache", "apt-get", "dpkg"] {
        if on_path(program).is_none() {
            bail!("there is no {program} here; the extensions come from Debian's packages");
        }
    }
    let list = answer(Command::new("apt-cache").args(["madison", package])).unwrap_or_default();
    let version = newest(&list)
        .with_context(|| format!("apt-cache knows no {package}; run `apt-get update` first"))?;
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

/// The lines are `package | version | source`, newest first.
fn newest(list: &str) -> Option<&str> {
    let version = list.lines().next()?.split('|').nth(1)?.trim();
    (!version.is_empty()).then_some(version)
}

#[cfg(test)]
mod tests {
    use super::{newest, package};

    #[test]
    fn the_newest_version_is_the_first() {
        let list = " extension | 1.67.0-1 | http://mirror stable/main amd64 Packages\n\
                    \textension | 1.40.0-1 | http://mirror oldstable/main amd64 Packages\n";
        assert_eq!(newest(list), Some("1.67.0-1"));
        assert_eq!(newest(""), None);
    }

    #[test]
    fn a_head_names_its_package() {
        assert_eq!(
            package("/**\n * @debian webext-one 1.0\n */"),
            Some("webext-one")
        );
        assert_eq!(package("/** nothing */"), None);
    }
}
