//! Engines of other years: headless shells, each by the number of its Chromium, and QtWebEngine.

use std::{path::PathBuf, process::Command, thread};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use super::{apt, node, packed, python};
use crate::{
    process::answer,
    workspace::{Workspace, read},
};

/// An engine and how to start it.
pub struct Engine {
    /// Its name in the matrix.
    pub name: String,
    /// What it is, for whoever starts it.
    pub kind: &'static str,
    /// Which Chromium it is.
    pub chromium: u32,
    /// Its program, or the Python that has it; the error says why there is none.
    pub binary: Result<PathBuf>,
}

/// The one QtWebEngine, and the Chromium inside.
const QT: (&str, u32) = ("qtwebengine-6.8", 122);

/// What it links beyond what browsers of Debian bring.
const QT_LIBRARIES: [&str; 5] = [
    "libegl1",
    "libgl1",
    "libxkbfile1",
    "libxshmfence1",
    "libxtst6",
];

/// The names of all, without asking whether they can be had.
pub fn names(workspace: &Workspace) -> Result<Vec<String>> {
    let shells = shells(workspace)?.into_iter().map(|(name, _)| name);
    Ok(shells.chain([QT.0.to_owned()]).collect())
}

/// All of them. Most of the time goes by in waiting for two registries, so both are asked at once.
pub fn ensure(workspace: &Workspace) -> Result<Vec<Engine>> {
    let names = shells(workspace)?;
    let (programs, qt) = thread::scope(|scope| {
        let qt = scope.spawn(|| qtwebengine(workspace));
        (unpacked(workspace, &names), qt.join())
    });
    let mut engines: Vec<_> = (names.into_iter().zip(programs))
        .map(|((name, chromium), binary)| Engine {
            name,
            kind: "shell",
            chromium,
            binary,
        })
        .collect();
    engines.push(Engine {
        name: QT.0.into(),
        kind: "qtwebengine",
        chromium: QT.1,
        binary: qt.unwrap_or_else(|_| Err(anyhow!("installing it broke down"))),
    });
    Ok(engines)
}

/// The shells that the list of packages names, oldest first.
fn shells(workspace: &Workspace) -> Result<Vec<(String, u32)>> {
    let manifest: Value = serde_json::from_str(&read(
        &workspace.root.join(node::ENGINES).join("package.json"),
    )?)?;
    let packages = manifest["devDependencies"]
        .as_object()
        .context("tests/engines/package.json lists no engine")?;
    let mut shells = packages
        .keys()
        .map(|name| {
            let number = name.strip_prefix("chromium-");
            let number = number.with_context(|| format!("{name} is no Chromium"))?;
            Ok((name.clone(), number.parse()?))
        })
        .collect::<Result<Vec<_>>>()?;
    shells.sort_by_key(|(_, number)| *number);
    Ok(shells)
}

/// Their programs, in the same order.
fn unpacked(workspace: &Workspace, shells: &[(String, u32)]) -> Vec<Result<PathBuf>> {
    let folder = match node::install(workspace, node::ENGINES) {
        Ok(folder) => folder,
        Err(error) => {
            let told = format!("{error:#}");
            return shells.iter().map(|_| Err(anyhow!(told.clone()))).collect();
        }
    };
    thread::scope(|scope| {
        let packages = shells.iter().map(|(name, _)| folder.join(name));
        let running: Vec<_> = packages
            .map(|package| scope.spawn(move || packed::shell_of(workspace, &package)))
            .collect();
        let finished = running.into_iter().map(|thread| {
            let broken = |_| Err(anyhow!("unpacking it broke down"));
            thread.join().unwrap_or_else(broken)
        });
        finished.collect()
    })
}

fn qtwebengine(workspace: &Workspace) -> Result<PathBuf> {
    if !cfg!(target_os = "linux") {
        bail!("it is tried on Linux only");
    }
    let requirements = workspace.root.join(node::ENGINES).join("requirements.txt");
    let python = python::environment(workspace, "qtwebengine", &requirements)?;
    let starts = || {
        let mut import = Command::new(&python);
        answer(import.args(["-c", "import PyQt6.QtWebEngineWidgets"])).is_some()
    };
    if !starts() {
        apt::install(&QT_LIBRARIES)?;
    }
    if !starts() {
        bail!("it lacks a library of the system");
    }
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_shell_comes_first() -> Result<()> {
        let shells = shells(&Workspace::find()?)?;
        let numbers: Vec<_> = shells.iter().map(|(_, number)| *number).collect();
        assert!(numbers.is_sorted() && numbers.len() > 6, "{numbers:?}");
        Ok(())
    }
}
