//! One row of the package matrix, as the harness tells it.

use anyhow::{Context, Result};
use serde_json::Value;

/// A project, the way it was built or served, and the verdict that its page showed.
pub struct Row {
    name: String,
    visit: String,
    title: String,
    wanted: String,
    actual: String,
    seconds: f64,
}

impl Row {
    /// Reads what the harness answers.
    pub fn read(value: &Value) -> Result<Self> {
        let text = |key: &str| {
            let text = value[key].as_str().map(str::to_owned);
            text.with_context(|| format!("a row has no {key}: {value}"))
        };
        Ok(Self {
            name: text("name")?,
            visit: text("visit")?,
            title: text("title")?,
            wanted: text("wanted")?,
            actual: text("actual")?,
            seconds: value["milliseconds"].as_f64().unwrap_or_default() / 1000.0,
        })
    }

    /// Whether the verdict is the right one.
    pub fn is_good(&self) -> bool {
        self.actual == self.wanted
    }

    /// Where it is, in one line.
    pub fn place(&self) -> String {
        let Self { name, visit, .. } = self;
        match self.title.as_str() {
            "" => format!("{name} {visit}"),
            title => format!("{name} {visit}, {title}"),
        }
    }

    /// Why it is not as wanted.
    pub fn why(&self) -> String {
        format!("{} instead of {}", self.actual, self.wanted)
    }

    /// All of it, in one line.
    pub fn line(&self) -> String {
        let word = if self.is_good() { "ok  " } else { "FAIL" };
        let said = if self.is_good() {
            self.actual.clone()
        } else {
            self.why()
        };
        format!(
            "{word}  {:<44} {:>6.1} s  {said}",
            self.place(),
            self.seconds
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(actual: &str) -> Result<String> {
        let row = Row::read(&json!({
            "name": "vite", "visit": "dev", "title": "chromium 1",
            "wanted": "genuine", "actual": actual, "milliseconds": 1250,
        }))?;
        Ok(row.line())
    }

    #[test]
    fn only_the_wanted_verdict_is_good() -> Result<()> {
        assert!(line("genuine")?.starts_with("ok "));
        let red = line("blocked")?;
        assert!(
            red.starts_with("FAIL") && red.ends_with("blocked instead of genuine"),
            "{red}"
        );
        Ok(())
    }
}
