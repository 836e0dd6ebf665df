//! Remembers from which inputs a result was made, so that it is made again only for new ones.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The inputs of one result. The hash guards against waste, not against malice.
pub struct Stamp {
    file: PathBuf,
    hasher: DefaultHasher,
}

impl Stamp {
    /// A stamp that is kept in `file`.
    pub fn new(file: PathBuf) -> Self {
        Self {
            file,
            hasher: DefaultHasher::new(),
        }
    }

    /// Counts a setting among the inputs.
    pub fn setting(&mut self, value: impl Hash) {
        value.hash(&mut self.hasher);
    }

    /// Counts a file's content among the inputs.
    pub fn file(&mut self, path: &Path) -> Result<()> {
        let content = fs::read(path).with_context(|| path.display().to_string())?;
        path.hash(&mut self.hasher);
        content.hash(&mut self.hasher);
        Ok(())
    }

    /// Whether the last result was made from exactly these inputs.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.text())
    }

    /// Remembers that the result was made.
    pub fn keep(&self) -> Result<()> {
        fs::write(&self.file, self.text()).with_context(|| self.file.display().to_string())
    }

    fn text(&self) -> String {
        format!("{:016x}\n", self.hasher.finish())
    }
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    #[test]
    fn only_the_same_inputs_are_current() -> Result<()> {
        let file = env::temp_dir().join(format!("ontrack-probe-stamp-{}", process::id()));
        let stamp = |setting: &str| {
            let mut stamp = Stamp::new(file.clone());
            stamp.setting(setting);
            stamp
        };
        assert!(!stamp("one").is_current());
        stamp("one").keep()?;
        assert!(stamp("one").is_current());
        assert!(!stamp("two").is_current());
        fs::remove_file(&file)?;
        Ok(())
    }
}
