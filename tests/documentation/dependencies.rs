//! What the repository depends on has its reason in docs/dependencies.md.

use serde_json::Value;

use crate::documents::read;

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

const MANIFESTS: &[&str] = &[
    "Cargo.toml",
    "crates/judge/Cargo.toml",
    "crates/command/Cargo.toml",
    "crates/fleet/Cargo.toml",
    "crates/policy/Cargo.toml",
    "crates/python/Cargo.toml",
    "crates/verifier/Cargo.toml",
    "xtask/Cargo.toml",
];

#[test]
fn every_dependency_has_its_reason() {
    let told = read("docs/dependencies.md").text;
    let mut names: Vec<String> = MANIFESTS
        .iter()
        .flat_map(|name| crates(&read(name).text))
        .filter(|name| !name.starts_with("ontrack-"))
        .collect();
    for folder in ["tests/pages", "tests/documentation", "pkg-template/build"] {
        let text = read(&format!("{folder}/package.json")).text;
        let manifest: Value = serde_json::from_str(&text).expect("a manifest");
        let packages = manifest["devDependencies"].as_object();
        names.extend(packages.into_iter().flatten().map(|(name, _)| name.clone()));
    }
    assert!(names.len() > 20, "{} dependencies were found", names.len());
    for name in names {
        assert!(
            told.contains(&format!("`{name}`")),
            "docs/dependencies.md does not say why there is {name}"
        );
    }
}
