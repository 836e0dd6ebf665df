//! Sizes as a table for people.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

/// What something costs to download, in bytes.
pub struct Size {
    /// What it is.
    pub name: String,
    raw: u64,
    gzip: u64,
    /// As most visitors get it.
    pub brotli: u64,
}

impl Size {
    /// Reads what the harness answers.
    pub fn read(value: &Value) -> Result<Self> {
        let bytes = |key: &str| {
            let bytes = value[key].as_u64();
            bytes.with_context(|| format!("a size has no {key}: {value}"))
        };
        Ok(Self {
            name: value["name"].as_str().unwrap_or_default().to_owned(),
            raw: bytes("raw")?,
            gzip: bytes("gzip")?,
            brotli: bytes("brotli")?,
        })
    }
}

/// A line for each.
pub fn text(sizes: &[Size]) -> String {
    let widest = sizes.iter().map(|size| size.name.len()).max();
    let width = widest.unwrap_or(0);
    let mut text = format!(
        "{:<width$}  {:>9}  {:>9}  {:>9}\n",
        "bytes", "raw", "gzip", "brotli"
    );
    for Size {
        name,
        raw,
        gzip,
        brotli,
    } in sizes
    {
        let _ = writeln!(text, "{name:<width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
    text
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_aligned() -> Result<()> {
        let sizes = [
            Size::read(&json!({ "name": "a", "raw": 1, "gzip": 2, "brotli": 3 }))?,
            Size::read(&json!({ "name": "longer", "raw": 100, "gzip": 20, "brotli": 3 }))?,
        ];
        let text = text(&sizes);
        let lengths: Vec<_> = text.lines().map(str::len).collect();
        assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{text}");
        Ok(())
    }
}
