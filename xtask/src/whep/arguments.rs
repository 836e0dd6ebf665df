//! The options of `cargo xtask interop` and `cargo xtask faults`.

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

use super::rows::Rows;

/// What the help says of them.
pub const USAGE: &str = "\
cargo xtask interop       probe streams of servers that other people wrote
cargo xtask faults        probe endpoints that misbehave, and send forged reports
    --only NAME             one server, one fault, one forgery or one browser;
                            or one part: faults, forgeries
    --json                  print the rows as one JSON array
";

/// Reads them; nothing when help is wanted.
pub fn parse(parser: &mut Parser) -> Result<Option<Rows>> {
    let mut rows = Rows::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(None),
            Arg::Long("json") => rows.json = true,
            Arg::Long("only") => rows.only = Some(parser.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(rows))
}
