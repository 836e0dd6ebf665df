//! What the repository depends on.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    install::node,
    process::{Finished, answer, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(180);

/// Licences, sources and advisories, where the tools and the network are there to ask.
pub fn supply(workspace: &Workspace) -> Result<Findings> {
    let mut findings = Findings::default();
    deny(workspace, &mut findings)?;
    node::packages(workspace)?;
    audit(workspace, &mut findings)?;
    Ok(findings)
}

fn deny(workspace: &Workspace, findings: &mut Findings) -> Result<()> {
    if answer(Command::new("cargo").args(["deny", "--version"])).is_none() {
        eprintln!("  cargo-deny is not installed, so licences and advisories were not looked at");
        return Ok(());
    }
    let mut command = Command::new("cargo");
    command
        .args(["deny", "--workspace", "check"])
        .current_dir(&workspace.root);
    settle(findings, "cargo deny", keep(&mut command, DEADLINE)?);
    Ok(())
}

/// Only what runs on a developer's machine: the package itself depends on nothing.
fn audit(workspace: &Workspace, findings: &mut Findings) -> Result<()> {
    let mut command = Command::new("npm");
    command
        .args(["audit", "--audit-level=high"])
        .current_dir(workspace.pages());
    let finished = keep(&mut command, DEADLINE)?;
    if finished.success || finished.text.contains("vulnerabilit") {
        settle(findings, "npm audit", finished);
    } else {
        eprintln!("  npm audit got no answer, so advisories were not looked at");
    }
    Ok(())
}

fn settle(findings: &mut Findings, what: &str, Finished { success, text }: Finished) {
    if success {
        findings.passed += 1;
    } else {
        findings.fail(what, text.lines().next().unwrap_or("it failed"));
        findings.log.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use anyhow::{Context, Result, ensure};
    use serde_json::Value;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    fn text(name: &str) -> Result<String> {
        fs::read_to_string(Path::new(ROOT).join(name)).context(name.to_owned())
    }

    /// The crates that a Cargo.toml names.
    fn crates(manifest: &str) -> Vec<String> {
        let mut is_inside = false;
        let mut found = Vec::new();
        for line in manifest.lines() {
            if line.starts_with('[') {
                is_inside = line.ends_with("dependencies]");
            } else if let (true, Some((name, _))) = (is_inside, line.split_once(" = ")) {
                found.push(name.to_owned());
            }
        }
        found
    }

    #[test]
    fn every_dependency_has_its_reason() -> Result<()> {
        let told = text("docs/dependencies.md")?;
        let mut names: Vec<String> = ["Cargo.toml", "xtask/Cargo.toml"]
            .into_iter()
            .map(|name| Ok(crates(&text(name)?)))
            .collect::<Result<Vec<_>>>()?
            .concat();
        names.retain(|name| !name.starts_with("ontrack-"));
        for folder in ["tests/pages", "tests/documentation", "pkg-template/build"] {
            let manifest: Value = serde_json::from_str(&text(&format!("{folder}/package.json"))?)?;
            let packages = manifest["devDependencies"].as_object();
            names.extend(packages.into_iter().flatten().map(|(name, _)| name.clone()));
        }
        ensure!(names.len() > 20, "{} dependencies were found", names.len());
        for name in names {
            ensure!(
                told.contains(&format!("`{name}`")),
                "docs/dependencies.md does not say why there is {name}"
            );
        }
        Ok(())
    }
}
