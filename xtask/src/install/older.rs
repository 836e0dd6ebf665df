//! Older versions of the browsers, which Debian keeps beside the current ones: unpacked below the
//! target folder, never installed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::{announced, browsers::Engine, complaint, on_path};
use crate::{
    process::{answer, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// An older browser.
pub struct Older {
    /// Its program.
    pub binary: PathBuf,
    /// Its driver, where Debian's packages have one.
    pub driver: Option<PathBuf>,
}

/// The older version of `engine`; the error says why there is none.
pub fn ensure(workspace: &Workspace, engine: Engine) -> Result<Older> {
    let (packages, binary, driver): (&[&str], _, _) = match engine {
        Engine::Chromium => (
            &["chromium", "chromium-common", "chromium-driver"],
            "usr/lib/chromium/chromium",
            Some("usr/bin/chromedriver"),
        ),
        Engine::Firefox => (&["firefox-esr"], "usr/lib/firefox-esr/firefox-esr", None),
    };
    let versions = versions(packages[0])?;
    let version = pick(&versions)
        .with_context(|| format!("apt-cache knows one version only: {}", versions.join(" ")))?;
    let folder = workspace
        .browsers()
        .join(format!("{}-{version}", engine.name()));
    if !folder.is_dir() {
        announced(&format!("{} {version}", packages[0]), || {
            let wanted: Vec<_> = packages
                .iter()
                .map(|package| format!("{package}={version}"))
                .collect();
            unpack(&wanted, &folder)
        })?;
    }
    Ok(Older {
        binary: present(&folder, binary)?,
        driver: driver.map(|path| present(&folder, path)).transpose()?,
    })
}

fn present(folder: &Path, path: &str) -> Result<PathBuf> {
    let path = folder.join(path);
    if !path.is_file() {
        bail!("there is no {}", path.display());
    }
    Ok(path)
}

/// What the package lists know of Debian's `package`, newest first.
pub(super) fn versions(package: &str) -> Result<Vec<String>> {
    for program in ["apt-cache", "apt-get", "dpkg"] {
        if on_path(program).is_none() {
            bail!("there is no {program} here; {package} comes from Debian's packages");
        }
    }
    let list = answer(Command::new("apt-cache").args(["madison", package])).unwrap_or_default();
    let versions = listed(&list);
    if versions.is_empty() {
        bail!("apt-cache knows no {package}; run `apt-get update` and try again");
    }
    Ok(versions)
}

/// The lines are `package | version | source`.
fn listed(list: &str) -> Vec<String> {
    let versions = list.lines().filter_map(|line| line.split('|').nth(1));
    versions.map(|version| version.trim().to_owned()).collect()
}

/// The oldest, where it is not the newest as well.
fn pick(versions: &[String]) -> Option<&str> {
    let (newest, oldest) = (versions.first()?, versions.last()?);
    (newest != oldest).then_some(oldest)
}

/// Downloads packages, each named with its version, and unpacks them together. Into a folder beside
/// the right one first: what exists is complete.
pub(super) fn unpack(wanted: &[String], folder: &Path) -> Result<()> {
    let mut parts = folder.as_os_str().to_owned();
    parts.push(".parts");
    let parts = PathBuf::from(parts);
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    fs::create_dir_all(&parts)?;
    let mut download = Command::new("apt-get");
    download
        .args(["download", "-q"])
        .args(wanted)
        .env("LC_ALL", "C")
        .current_dir(&parts);
    finished(&mut download, "apt-get download")?;
    let whole = parts.join("whole");
    for entry in fs::read_dir(&parts)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            finished(
                Command::new("dpkg").arg("-x").arg(&path).arg(&whole),
                "dpkg -x",
            )?;
        }
    }
    fs::rename(&whole, folder)?;
    Ok(fs::remove_dir_all(&parts)?)
}

fn finished(command: &mut Command, what: &str) -> Result<()> {
    let finished = keep(command, DEADLINE)?;
    if !finished.success {
        bail!("{what} failed: {}", complaint(&finished.text));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{listed, pick};

    #[test]
    fn the_oldest_of_several_is_picked() {
        let list = " browser | 156.0-1 | http://mirror security/main amd64 Packages\n\
                    \tbrowser | 150.0-1 | http://mirror stable/main amd64 Packages\n";
        let versions = listed(list);
        assert_eq!(versions, ["156.0-1", "150.0-1"]);
        assert_eq!(pick(&versions), Some("150.0-1"));
    }

    #[test]
    fn one_version_alone_is_no_older_one() {
        let list = "browser | 156.0-1 | here\nbrowser | 156.0-1 | there\n";
        assert_eq!(pick(&listed(list)), None);
        assert!(listed("").is_empty());
    }
}
