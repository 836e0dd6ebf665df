//! The command line of `cargo xtask bench`.

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use super::{
    Bench,
    offline::{MOST_ROUNDS, Offline},
};
use crate::arguments::engine;

/// The lines of the usage text.
pub const USAGE: &str = "\
cargo xtask bench offline what an offline probe costs, beside bare JavaScript and fingerprintjs
    --browser NAME          chromium or firefox; both when left out
    --rounds N              measure so many rounds, 25 when left out
    --json                  print the figures as one JSON object
";

/// Reads what follows `bench`; nothing when the person asked for help.
pub fn parse(parser: &mut Parser) -> Result<Option<Bench>> {
    match parser.next()? {
        None => bail!("what shall be measured? There is offline"),
        Some(Arg::Long("help")) => Ok(None),
        Some(Arg::Value(name)) => match name.string()?.as_str() {
            "offline" => offline(parser),
            other => bail!("there is no bench `{other}`; there is offline"),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}

fn offline(parser: &mut Parser) -> Result<Option<Bench>> {
    let mut wanted = Offline::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(None),
            Arg::Long("json") => wanted.json = true,
            Arg::Long("browser") => wanted.browser = Some(engine(&parser.value()?.string()?)?),
            Arg::Long("rounds") => wanted.rounds = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    if !(1..=MOST_ROUNDS).contains(&wanted.rounds) {
        bail!("--rounds takes 1 to {MOST_ROUNDS}");
    }
    Ok(Some(Bench::Offline(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::install::browsers::Engine;

    fn parsed(line: &str) -> Result<Option<Bench>> {
        parse(&mut Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn options_are_read_in_any_order() -> Result<()> {
        let expected = Offline {
            json: true,
            browser: Some(Engine::Chromium),
            rounds: 2,
        };
        let line = "offline --rounds 2 --json --browser=chromium";
        assert_eq!(parsed(line)?, Some(Bench::Offline(expected)));
        assert_eq!(parsed("offline --help")?, None);
        Ok(())
    }

    #[test]
    fn mistakes_are_named() {
        for (line, word) in [
            ("", "offline"),
            ("speed", "speed"),
            ("offline --rounds 0", "--rounds"),
            ("offline --rounds many", "many"),
            ("offline --browser opera", "opera"),
        ] {
            let said = parsed(line).map_or_else(|error| format!("{error:#}"), |_| String::new());
            assert!(said.contains(word), "{line}: {said}");
        }
    }
}
