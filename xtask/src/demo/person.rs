//! The page in the person's own browser.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{arguments::Demo, workspace::Workspace};

/// Serves the page and opens it, until the person ends it with Ctrl-C.
pub fn open(workspace: &Workspace, wanted: &Demo) -> Result<()> {
    let mut server = Command::new("node")
        .arg(workspace.harness().join("serve.mjs"))
        .arg(wanted.port.unwrap_or(0).to_string())
        .arg(workspace.matrix().join("bundles"))
        // Held open as long as we live: the server ends with us, however that happens.
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run node")?;
    let mut line = String::new();
    if let Some(output) = server.stdout.take() {
        BufReader::new(output).read_line(&mut line)?;
    }
    let said: Value = serde_json::from_str(&line).unwrap_or_default();
    let Some(address) = said["address"].as_str() else {
        bail!(
            "{}",
            said["error"].as_str().unwrap_or("the server did not start")
        );
    };

    let mut page = format!("{address}/examples/playground/index.html?run=1");
    if let Some(name) = &wanted.adversary {
        page.push_str(&format!("&adversary={name}"));
    }
    eprintln!("serving {page} until Ctrl-C");
    if !show(&page) {
        eprintln!("no browser could be opened from here; open that address yourself");
    }
    // `wait` would close the pipe.
    let held = server.stdin.take();
    server.wait()?;
    drop(held);
    Ok(())
}

/// Each system has its own way to open an address.
fn show(page: &str) -> bool {
    let (program, before): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        // `start` takes its first quoted argument for a title; `&` would end its command.
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let status = Command::new(program)
        .args(before)
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
