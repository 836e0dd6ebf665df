//! The tests of pages. What they visit is installed here and written into one file; `node --test`
//! runs them, prints them and asserts.

mod places;

use std::{fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

pub use self::places::describe;
use crate::{
    example,
    install::{
        browsers::{self, Engine},
        node, python,
    },
    package,
    process::{Stream, follow, grouped, show},
    suite::outcome::Findings,
    workspace::Workspace,
};

/// The example server.
pub const SERVER: &str = "whep-server";

/// Every adversary gets its verdict, and no genuine configuration is accused: all rows, or those of
/// these names, parts and browsers.
pub fn matrix(workspace: &Workspace, only: Option<&str>) -> Result<Findings> {
    node::install(workspace, node::PAGES)?;
    let places = places::of_matrix(workspace, only)?;
    package::build(workspace)?;
    Pages::new("matrix", 45).only(only).run(workspace, &places)
}

/// With its checks blinded, the matrix turns red.
pub fn blinded(workspace: &Workspace) -> Result<Findings> {
    if !workspace.target.join("matrix/reports.jsonl").is_file() {
        bail!("there are no reports yet; run `cargo xtask matrix` first");
    }
    package::build(workspace)?;
    Pages::new("blinded", 10).run(workspace, &json!({}))
}

/// The tests of this name, or a part of them, which visit pages in the current browsers.
pub fn current(
    workspace: &Workspace,
    name: &'static str,
    minutes: u64,
    only: Option<&str>,
) -> Result<Findings> {
    let pages = Pages::new(name, minutes).only(only);
    pages.in_current_browsers(workspace, json!({}))
}

/// No report holds what it must not, an offline probe sends nothing, and loopback nothing off the
/// machine.
pub fn privacy(workspace: &Workspace) -> Result<Findings> {
    let places = json!({ "server": server(workspace)? });
    Pages::new("privacy", 5).in_current_browsers(workspace, places)
}

/// What this many probes in one page leave behind is nothing: offline probes and loopbacks.
pub fn soak(
    workspace: &Workspace,
    only: Option<&str>,
    probes: u32,
    loopbacks: u32,
) -> Result<Findings> {
    let seconds = 300 + u64::from(probes.saturating_add(loopbacks.saturating_mul(20))) / 2;
    Pages::new("soak", seconds / 60)
        .only(only)
        .with("SOAK_PROBES", probes.to_string())
        .with("SOAK_LOOPBACKS", loopbacks.to_string())
        .in_current_browsers(workspace, json!({}))
}

/// Servers that other people wrote are probed.
pub fn interop(workspace: &Workspace, only: Option<&str>) -> Result<Findings> {
    let folder = workspace.root.join("tests/interop");
    node::install(workspace, "tests/interop/werift")?;
    let requirements = folder.join("aiortc/requirements.txt");
    let python = python::environment(workspace, "aiortc", &requirements)?;
    let peers = json!([
        { "name": "aiortc", "command": python, "arguments": [folder.join("aiortc/server.py")] },
        { "name": "werift", "command": "node", "arguments": [folder.join("werift/server.mjs")] },
    ]);
    let pages = Pages::new("interop", 15).only(only);
    pages.in_current_browsers(workspace, json!({ "peers": peers }))
}

/// Endpoints that misbehave are probed, and reports that somebody forged are seen through.
pub fn faults(workspace: &Workspace, only: Option<&str>) -> Result<Findings> {
    let places = json!({ "server": server(workspace)? });
    let pages = Pages::new("faults", 15).only(only);
    pages.in_current_browsers(workspace, places)
}

/// Programs that are no browser claim to be one, and are seen through; browsers are not.
pub fn imitators(workspace: &Workspace, only: Option<&str>) -> Result<Findings> {
    node::install(workspace, node::PAGES)?;
    package::build(workspace)?;
    let mut places = places::of_matrix(workspace, Some("engines"))?;
    node::install(workspace, "tests/imitators")?;
    let requirements = workspace.root.join("tests/interop/aiortc/requirements.txt");
    let built = workspace.target.join("imitators");
    let manifest = "tests/imitators/webrtc-rs/Cargo.toml";
    let mut stack = Command::new("cargo");
    stack.args(["build", "--quiet", "--manifest-path", manifest]);
    stack.arg("--target-dir").arg(&built);
    show(stack.current_dir(&workspace.root))?;
    places["server"] = json!(server(workspace)?);
    places["forge"] = json!(example::build(workspace, ["--example", "forge"])?);
    places["python"] = json!(python::environment(workspace, "aiortc", &requirements)?);
    places["webrtcRs"] = json!(built.join("debug/imitator-webrtc-rs"));
    Pages::new("imitators", 15)
        .only(only)
        .run(workspace, &places)
}

/// What the tests and programs of Node use is tested without a browser.
pub fn library(workspace: &Workspace) -> Result<Findings> {
    node::install(workspace, node::PAGES)?;
    node::install(workspace, node::PACKAGE_BUILDER)?;
    Pages::new("library", 2).run(workspace, &json!({}))
}

/// The package's entries export what they should, do nothing at import, and suit the tools that
/// know npm.
pub fn entries(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    Pages::new("entries", 5).run(workspace, &json!({}))
}

/// Builds the example server; the path of its program.
pub fn server(workspace: &Workspace) -> Result<PathBuf> {
    example::build(workspace, ["--bin", SERVER])
}

/// Installs these browsers, builds the package, and describes the browsers.
pub fn browsers_and_package(workspace: &Workspace, engines: &[Engine]) -> Result<Value> {
    node::install(workspace, node::PAGES)?;
    let found = browsers::ensure(workspace, engines)?;
    package::build(workspace)?;
    Ok(found.iter().map(places::describe).collect())
}

/// A Node program that is no test.
pub fn program(workspace: &Workspace, name: &str) -> Command {
    let mut command = Command::new("node");
    command
        .arg(workspace.programs().join(name))
        .env("TARGET_FOLDER", &workspace.target);
    command
}

/// Writes down where the things are that tests and programs of Node visit.
pub fn write_places(workspace: &Workspace, places: &Value) -> Result<()> {
    let path = workspace.target.join("browsers.json");
    fs::write(&path, places.to_string()).with_context(|| path.display().to_string())
}

/// Runs a program of Node that answers on standard output and ends by itself.
pub fn run_program(command: &mut Command) -> Result<()> {
    let status = command.status().context("cannot run node")?;
    ensure!(status.success(), "it failed ({status})");
    Ok(())
}

/// One file of tests, or a folder of them.
struct Pages {
    name: &'static str,
    minutes: u64,
    environment: Vec<(&'static str, String)>,
}

impl Pages {
    const fn new(name: &'static str, minutes: u64) -> Self {
        Self {
            name,
            minutes,
            environment: Vec::new(),
        }
    }

    fn with(mut self, variable: &'static str, value: String) -> Self {
        self.environment.push((variable, value));
        self
    }

    fn only(self, only: Option<&str>) -> Self {
        match only {
            Some(only) => self.with("ONLY", only.to_owned()),
            None => self,
        }
    }

    /// Runs it where the current browsers and these further places are.
    fn in_current_browsers(self, workspace: &Workspace, mut places: Value) -> Result<Findings> {
        places["browsers"] = browsers_and_package(workspace, &Engine::ALL)?;
        self.run(workspace, &places)
    }

    /// Runs it and shows what it prints.
    fn run(self, workspace: &Workspace, places: &Value) -> Result<Findings> {
        write_places(workspace, places)?;
        let mut command = Command::new("node");
        command
            .args(["--test", "--test-reporter=./library/reporter.mjs"])
            .args(self.files(workspace)?)
            .env("TARGET_FOLDER", &workspace.target)
            .envs(self.environment)
            .current_dir(workspace.pages());
        let mut findings = Findings::default();
        let deadline = Duration::from_secs(60 * self.minutes);
        let status = follow(grouped(&mut command), deadline, |_: Stream, line| {
            eprintln!("  {line}");
            count(&mut findings, line);
        })?;
        if findings.failures.is_empty() && (!status.success() || findings.passed == 0) {
            findings.fail("", format!("{} failed, or holds no test", self.name));
        }
        Ok(findings)
    }

    fn files(&self, workspace: &Workspace) -> Result<Vec<PathBuf>> {
        let pages = workspace.pages();
        if self.name != "library" {
            return Ok(vec![pages.join(format!("{}.test.mjs", self.name))]);
        }
        let folders = ["library", "field", "soak", "calls", "verifier"].map(|it| pages.join(it));
        let programs = workspace.programs();
        let mut files = Vec::new();
        for folder in folders.into_iter().chain([
            programs.join("bench"),
            programs,
            workspace.root.join(node::PACKAGE_BUILDER),
        ]) {
            for entry in fs::read_dir(folder)? {
                files.push(entry?.path());
            }
        }
        files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
        Ok(files)
    }
}

/// Reads the lines of a test that failed and of the sum.
fn count(findings: &mut Findings, line: &str) {
    if let Some(failure) = line.strip_prefix("FAIL ") {
        findings.fail("", failure.trim());
    } else if line.contains(" passed, ") && line.ends_with(" min") {
        let passed = line.split(' ').next().and_then(|count| count.parse().ok());
        findings.passed += passed.unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, count};

    #[test]
    fn failures_and_the_sum_are_read() {
        let mut findings = Findings::default();
        for line in [
            "ok      0.1 s  a: one in chromium is genuine",
            "FAIL    0.1 s  a: one in firefox is genuine: verdict blocked",
            "a 1/2",
            "1 passed, 1 failed, 0 not offered, 0.1 min",
        ] {
            count(&mut findings, line);
        }
        assert_eq!((findings.passed, findings.failures.len()), (1, 1));
    }
}
