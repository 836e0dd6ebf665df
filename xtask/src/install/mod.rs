//! What the commands need, each installed when it is missing and only then.

pub mod apt;
pub mod browsers;
pub mod cargo_tools;
pub mod engines;
pub mod extensions;
pub mod node;
pub mod older;
pub mod packed;
pub mod python;
pub mod rust;
pub mod webkit;

use std::{path::PathBuf, time::Instant};

use anyhow::Result;

/// Does something slow, telling the waiting person what and how long it took.
fn announced<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("installing {what} …");
    let started = Instant::now();
    let done = work()?;
    eprintln!(
        "installed {what} in {:.0} s",
        started.elapsed().as_secs_f32()
    );
    Ok(done)
}

/// The program `name` on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// The line of an installer's output that says best what went wrong: without a network, the one
/// last about the network, because the others only tell of attempts and of what that led to.
fn complaint(output: &str) -> &str {
    let network = |line: &&str| {
        ["resolv", "getaddrinfo", "timed out", "refused"]
            .iter()
            .any(|word| line.contains(word))
    };
    let error = |line: &&str| {
        ["error", "Error", "E:", "npm error"]
            .iter()
            .any(|word| line.trim_start().starts_with(word))
    };
    output
        .lines()
        .rfind(network)
        .or_else(|| output.lines().find(error))
        .or_else(|| output.lines().rev().find(|line| !line.trim().is_empty()))
        .unwrap_or("it said nothing")
        .trim()
}

#[cfg(test)]
mod tests {
    use super::complaint;

    #[test]
    fn the_network_is_to_blame_before_anything_else() {
        let output = "error: download failed\n\nCaused by:\n  [6] Could not resolve hostname\n";
        assert_eq!(complaint(output), "[6] Could not resolve hostname");
    }

    #[test]
    fn the_first_error_is_the_complaint() {
        let output = "Updating index\nerror: no such package\n  caused by\nE: later\n";
        assert_eq!(complaint(output), "error: no such package");
        assert_eq!(complaint("one\ntwo\n\n"), "two");
    }
}
