//! Python packages, in an environment of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use super::{announced, apt, complaint};
use crate::{
    process::{answer, keep},
    workspace::{Workspace, read},
};

const DEADLINE: Duration = Duration::from_secs(10 * 60);

/// The Python of the environment `name`, which has the packages of `requirements`.
pub fn environment(workspace: &Workspace, name: &str, requirements: &Path) -> Result<PathBuf> {
    let wanted = read(requirements)?;
    let folder = workspace.target.join("python").join(name);
    let (python, stamp) = (folder.join("bin/python"), folder.join("installed-from"));
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    // Debian has the module in a package of its own.
    if answer(Command::new("python3").args(["-m", "ensurepip", "--version"])).is_none() {
        apt::install(&["python3-venv"])?;
    }
    announced(&format!("the Python packages of {name}"), || {
        let mut make = Command::new("python3");
        run(make.args(["-m", "venv"]).arg(&folder))?;
        let mut install = Command::new(&python);
        install.args("-m pip install -q --disable-pip-version-check -r".split(' '));
        run(install.arg(requirements))?;
        Ok(fs::write(&stamp, &wanted)?)
    })?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<()> {
    let finished = keep(command, DEADLINE)?;
    if !finished.success {
        bail!("python failed: {}", complaint(&finished.text));
    }
    Ok(())
}
