//! Debian's and Ubuntu's packages.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Result, bail};

use super::{announced, complaint, on_path};
use crate::process::{Finished, answer, keep};

const DEADLINE: Duration = Duration::from_secs(15 * 60);

/// Installs `packages`, or says in one line what the person has to install.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !Path::new("/etc/debian_version").exists() || on_path("apt-get").is_none() {
        bail!("something is missing; install what Debian calls {list}, then run this again");
    }
    let Some(prefix) = privilege() else {
        bail!("something is missing; run `sudo apt-get install {list}`, then run this again");
    };
    announced(&list, || {
        // Stale package lists name files that the mirror no longer has.
        let update = apt_get(prefix, &["update", "-q"])?;
        let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
        arguments.extend(packages);
        let install = apt_get(prefix, &arguments)?;
        if install.success {
            return Ok(());
        }
        // Without a network `update` only warns, and `install` then blames the package.
        let offline = update.text.contains("Failed to fetch");
        let blame = if offline { &update } else { &install };
        bail!("apt-get install failed: {}", complaint(&blame.text))
    })
}

/// What to put before a command that needs root: nothing for root, or sudo if it asks nothing.
fn privilege() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    let sudo = answer(Command::new("sudo").args(["-n", "true"])).is_some();
    sudo.then_some(&["sudo", "-n"])
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> Result<Finished> {
    // `env` and not the parent's environment: sudo passes none on.
    let environment = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"];
    let line = [prefix, &environment, &["apt-get"], arguments].concat();
    let mut words = line.into_iter();
    let mut command = Command::new(words.next().unwrap_or_default());
    keep(command.args(words), DEADLINE)
}
