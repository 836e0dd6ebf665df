//! WebKitGTK: an engine whose Debian build has no `RTCPeerConnection`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{apt, on_path};

/// WebKitGTK's small browser, its driver and a display, as the harness takes them.
pub fn ensure() -> Result<Value> {
    let find = || {
        Some((
            mini_browser()?,
            on_path("WebKitWebDriver")?,
            on_path("Xvfb")?,
        ))
    };
    if find().is_none() {
        apt::install(&["webkit2gtk-driver", "xvfb"])?;
    }
    let (binary, driver, display) = find().context("there is no WebKitGTK with MiniBrowser")?;
    Ok(json!({ "binary": binary, "driver": driver, "display": display }))
}

/// MiniBrowser lies beside the library, under the machine's and the interface's name.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let mut found: Vec<_> = below(Path::new("/usr/lib"))
        .iter()
        .flat_map(|folder| below(folder))
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("webkit2gtk-") || name.starts_with("webkitgtk-")
        })
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}
