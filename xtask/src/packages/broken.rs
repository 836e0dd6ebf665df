//! Packages that are broken on purpose, to show that the matrix sees it.

use std::fs;

use anyhow::{Result, ensure};

use super::Tarball;
use crate::{
    package::files,
    workspace::{Workspace, read},
};

/// A way to break the package.
#[derive(Clone, Copy)]
pub enum Breakage {
    /// A character of the inlined module is another: everything builds, and nothing starts.
    Module,
    /// A file that another one imports is not there.
    File,
}

impl Breakage {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Module, Self::File];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Module => "a damaged module",
            Self::File => "a missing file",
        }
    }

    /// The package broken in this way.
    pub fn tarball(self, workspace: &Workspace) -> Result<Tarball> {
        let place = workspace.target.join("packages/broken");
        let folder = place.join("package");
        files::fresh(&place)?;
        files::copy_folder(&workspace.package(), &folder)?;
        match self {
            Self::Module => {
                let entry = folder.join("offline.js");
                let text = read(&entry)?;
                let damaged = damage(&text);
                ensure!(damaged != text, "offline.js has no module inside");
                fs::write(entry, damaged)?;
            }
            Self::File => fs::remove_file(folder.join("checks.js"))?,
        }
        Tarball::of(&folder, &place.join("tarball"))
    }
}

/// Every module begins with `\0asm`, which is this as printable text.
fn damage(text: &str) -> String {
    text.replacen(" {/{B{;", " {/{B{<", 1)
}

#[cfg(test)]
mod tests {
    use super::damage;

    #[test]
    fn the_head_of_the_module_is_damaged() {
        assert_eq!(damage("x=\" {/{B{;!\""), "x=\" {/{B{<!\"");
        assert_eq!(damage("nothing"), "nothing");
    }
}
