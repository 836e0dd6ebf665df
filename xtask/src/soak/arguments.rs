//! The command line of `cargo xtask soak`.

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use super::Soak;
use crate::arguments::engine;

/// The lines of the usage text.
pub const USAGE: &str = "\
cargo xtask soak          thousands of probes asked of one page, and what they leave behind
    --browser NAME          chromium or firefox; both when left out
    --probes N              so many offline probes, 2000 when left out
    --loopbacks N           so many loopbacks, 200 when left out
    --json                  print the figures as one JSON object
";

/// Figures of the tenth are compared with those of the last.
const LEAST: u32 = 10;
/// With these a browser is busy for hours.
const MOST: u32 = 100_000;

/// Reads what follows `soak`; nothing when the person asked for help.
pub fn parse(parser: &mut Parser) -> Result<Option<Soak>> {
    let mut wanted = Soak::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(None),
            Arg::Long("json") => wanted.json = true,
            Arg::Long("browser") => wanted.browser = Some(engine(&parser.value()?.string()?)?),
            Arg::Long("probes") => wanted.probes = parser.value()?.parse()?,
            Arg::Long("loopbacks") => wanted.loopbacks = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    for (name, number) in [("probes", wanted.probes), ("loopbacks", wanted.loopbacks)] {
        if !(LEAST..=MOST).contains(&number) {
            bail!("--{name} takes {LEAST} to {MOST}");
        }
    }
    Ok(Some(wanted))
}
