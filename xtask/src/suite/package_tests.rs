//! The npm package as its users meet it.

use std::{process::Command, time::Duration};

use anyhow::{Context, Result};
use serde_json::Value;

use super::outcome::Findings;
use crate::{
    install::node,
    package::{self, manifest::Manifest},
    process::{answer, keep},
    size,
    workspace::{LIBRARY, Workspace},
};

const DEADLINE: Duration = Duration::from_secs(120);
/// What the library uses is compiled first.
const DOCUMENTATION_DEADLINE: Duration = Duration::from_secs(300);

/// It can be built.
pub fn build(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    size::show_own(workspace)?;
    Ok(Findings::one())
}

/// It costs a visitor no more than it may.
pub fn size(workspace: &Workspace) -> Result<Findings> {
    let mut findings = Findings::default();
    for line in size::broken(workspace)? {
        findings.fail("", line);
    }
    if findings.failures.is_empty() {
        findings.passed = 1;
    }
    Ok(findings)
}

/// Strict consumers compile against its types: in a page, and on a server without a browser's.
pub fn types(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let mut findings = Findings::default();
    for consumer in ["tsconfig.json", "tsconfig.server.json"] {
        let mut command = Command::new(workspace.npm_program("tsc"));
        command
            .arg("--project")
            .arg(workspace.root.join("tests/types").join(consumer));
        let finished = keep(&mut command, DEADLINE)?;
        if finished.success {
            findings.passed += 1;
        } else {
            findings.fail(consumer, "does not compile");
            findings.log.push_str(&finished.text);
        }
    }
    Ok(findings)
}

/// Every item of its types and of the library is documented, and every link leads somewhere.
pub fn documentation(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    node::documentation(workspace)?;
    let folder = workspace.documentation();
    let mut typedoc = Command::new(folder.join("node_modules/.bin/typedoc"));
    typedoc
        .arg("--out")
        .arg(workspace.target.join("documentation"))
        .current_dir(&folder);
    let mut rustdoc = Command::new("cargo");
    rustdoc
        .args(["doc", "--quiet", "--no-deps", "--package", LIBRARY])
        .env("RUSTDOCFLAGS", "--deny warnings")
        .current_dir(&workspace.root);
    let mut findings = Findings::default();
    for (name, mut command) in [("typedoc", typedoc), ("rustdoc", rustdoc)] {
        let finished = keep(&mut command, DOCUMENTATION_DEADLINE)?;
        if finished.success {
            findings.passed += 1;
        } else {
            findings.fail(name, "has warnings");
            findings.log.push_str(&finished.text);
        }
    }
    Ok(findings)
}

/// npm would publish every file that package.json promises.
pub fn tarball(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let folder = workspace.package();
    let mut command = Command::new("npm");
    command
        .args(["pack", "--dry-run", "--json"])
        .current_dir(&folder);
    let text = answer(&mut command).context("npm pack failed")?;
    let packed: Value = serde_json::from_str(&text).context("npm pack prints no JSON")?;
    let published = published(&packed);
    let mut findings = Findings::default();
    let always = ["README.md", "LICENSE-MIT", "LICENSE-APACHE"].map(str::to_owned);
    for file in Manifest::read(&folder)?
        .promised()
        .into_iter()
        .chain(always)
    {
        if published.contains(&file.as_str()) {
            findings.passed += 1;
        } else {
            findings.fail(file, "is promised, but npm would not publish it");
        }
    }
    Ok(findings)
}

/// The paths in npm's answer: a list of packages, or in newer versions a map of them.
fn published(packed: &Value) -> Vec<&str> {
    let package = match packed {
        Value::Object(packages) => packages.values().next(),
        other => other.get(0),
    };
    let files = package.and_then(|package| package["files"].as_array());
    files
        .into_iter()
        .flatten()
        .filter_map(|file| file["path"].as_str())
        .collect()
}
