//! A file, or standard input.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// A file, or standard input where there is none or it is `-`.
#[derive(Debug)]
pub(crate) struct Input(Option<PathBuf>);

impl Input {
    pub(crate) fn new(file: Option<PathBuf>) -> Self {
        Self(file.filter(|file| file != Path::new("-")))
    }

    /// Its name for people.
    pub(crate) fn name(&self) -> String {
        match &self.0 {
            Some(file) => file.display().to_string(),
            None => "standard input".into(),
        }
    }

    pub(crate) fn open(&self) -> Result<Box<dyn Read>> {
        Ok(match &self.0 {
            Some(file) => {
                let opened = File::open(file);
                Box::new(opened.with_context(|| format!("cannot read {}", self.name()))?)
            }
            None => Box::new(io::stdin()),
        })
    }

    /// How many bytes it holds, where it is a file and not a program that writes on.
    pub(crate) fn length(&self) -> Option<u64> {
        let file = self.0.as_deref().unwrap_or(Path::new("/dev/stdin"));
        let about = fs::metadata(file).ok()?;
        about.is_file().then_some(about.len())
    }
}
