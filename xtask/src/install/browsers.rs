//! Real browsers and their drivers.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::{apt, cargo_tools, on_path};
use crate::workspace::Workspace;

/// A browser we can drive.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox, preferably ESR.
    Firefox,
}

/// A browser and its driver on this machine.
pub struct Browser {
    /// Which one it is.
    pub engine: Engine,
    /// Its program.
    pub binary: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

impl Engine {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// The name on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// Where the browser may be; an environment variable goes first, for a chosen version.
    fn binary(self) -> Option<PathBuf> {
        match self {
            Self::Chromium => first(
                "CHROMIUM",
                &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome-stable",
                    "google-chrome",
                ],
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ),
            Self::Firefox => first(
                "FIREFOX",
                &["firefox-esr", "firefox"],
                "/Applications/Firefox.app/Contents/MacOS/firefox",
            ),
        }
    }

    /// Debian's packages of it that are not here.
    fn missing(self) -> Vec<&'static str> {
        let places = match self {
            Self::Chromium => vec![
                ("chromium", self.binary()),
                ("chromium-driver", chromedriver()),
            ],
            Self::Firefox => vec![("firefox-esr", self.binary())],
        };
        let missing = places.into_iter().filter(|(_, place)| place.is_none());
        missing.map(|(package, _)| package).collect()
    }

    fn driver(self, workspace: &Workspace) -> Result<PathBuf> {
        match self {
            Self::Chromium => chromedriver().context("there is no chromedriver"),
            Self::Firefox => match env::var_os("GECKODRIVER") {
                Some(chosen) => Ok(chosen.into()),
                None => cargo_tools::geckodriver(workspace),
            },
        }
    }
}

fn chromedriver() -> Option<PathBuf> {
    first(
        "CHROMEDRIVER",
        &["chromedriver"],
        "/usr/lib/chromium-browser/chromedriver",
    )
}

fn first(variable: &str, names: &[&str], elsewhere: &str) -> Option<PathBuf> {
    if let Some(chosen) = env::var_os(variable) {
        return Some(chosen.into());
    }
    let elsewhere = Path::new(elsewhere);
    names
        .iter()
        .find_map(|name| on_path(name))
        .or_else(|| elsewhere.is_file().then(|| elsewhere.to_owned()))
}

/// Finds or installs the browsers asked for.
pub fn ensure(workspace: &Workspace, engines: &[Engine]) -> Result<Vec<Browser>> {
    let missing: Vec<_> = engines.iter().flat_map(|engine| engine.missing()).collect();
    if !missing.is_empty() {
        apt::install(&missing)?;
    }
    engines
        .iter()
        .map(|&engine| {
            let name = engine.name();
            let binary = engine
                .binary()
                .with_context(|| format!("there is no {name}"))?;
            let driver = engine.driver(workspace)?;
            for path in [&binary, &driver] {
                if !path.is_file() {
                    bail!("{name}: there is no {}", path.display());
                }
            }
            Ok(Browser {
                engine,
                binary,
                driver,
            })
        })
        .collect()
}
