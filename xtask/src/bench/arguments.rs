//! The command line of `cargo xtask bench`.

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use super::{Bench, all::All, in_page::MOST_ROUNDS, judge::Judge, subject::Subject};
use crate::arguments::engine;

/// The lines of the usage text.
pub const USAGE: &str = "\
cargo xtask bench [WHAT]  what the library costs, beside what one could do instead; all of it
                          when WHAT is left out
        start             the start in its parts beside a trivial module, and long tasks
        offline           a probe, beside bare JavaScript and fingerprintjs
        loopback          the first decoded picture, beside bare JavaScript
        growth            1, 2, 8 and 32 tracks of a connection, and probes at once
        judge             what judging costs a server, beside parsing, and the page
    --browser NAME          chromium or firefox; both when left out
    --rounds N              measure so many rounds, 25 when left out; not for judge
    --native                only for judge: measure no browser
    --json                  print the figures as one JSON object
";

/// How many rounds count unless the person says otherwise.
const ROUNDS: u32 = 25;

/// Reads what follows `bench`; nothing when the person asked for help.
pub fn parse(parser: &mut Parser) -> Result<Option<Bench>> {
    let name = match parser.try_raw_args() {
        Some(mut rest) => rest.next_if(|next| !next.to_string_lossy().starts_with('-')),
        None => None,
    };
    match name {
        None => all(parser),
        Some(name) => match name.string()?.as_str() {
            "judge" => judge(parser),
            name => {
                let subject = subject(name)?;
                let options = options(parser)?;
                Ok(options.map(|all| Bench::InPage(all.of(subject))))
            }
        },
    }
}

fn all(parser: &mut Parser) -> Result<Option<Bench>> {
    Ok(options(parser)?.map(Bench::All))
}

fn names() -> String {
    Subject::ALL.map(Subject::name).join(", ")
}

fn subject(name: &str) -> Result<Subject> {
    Subject::ALL
        .into_iter()
        .find(|subject| subject.name() == name)
        .with_context(|| {
            format!(
                "there is no bench `{name}`; there are {} and judge",
                names()
            )
        })
}

fn options(parser: &mut Parser) -> Result<Option<All>> {
    let mut wanted = All {
        json: false,
        browser: None,
        rounds: ROUNDS,
    };
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
    Ok(Some(wanted))
}

fn judge(parser: &mut Parser) -> Result<Option<Bench>> {
    let mut wanted = Judge::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(None),
            Arg::Long("json") => wanted.json = true,
            Arg::Long("native") => wanted.native = true,
            Arg::Long("browser") => wanted.browser = Some(engine(&parser.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if wanted.native && wanted.browser.is_some() {
        bail!("--native measures no browser; leave out --browser");
    }
    Ok(Some(Bench::Judge(wanted)))
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
        let expected = || All {
            json: true,
            browser: Some(Engine::Chromium),
            rounds: 2,
        };
        let line = "--rounds 2 --json --browser=chromium";
        assert_eq!(parsed(line)?, Some(Bench::All(expected())));
        let one = Bench::InPage(expected().of(Subject::Loopback));
        assert_eq!(parsed(&format!("loopback {line}"))?, Some(one));
        assert_eq!(parsed("offline --help")?, None);
        Ok(())
    }

    #[test]
    fn mistakes_are_named() {
        for (line, word) in [
            ("speed", "speed"),
            ("--native", "--native"),
            ("offline --rounds 0", "--rounds"),
            ("offline --rounds many", "many"),
            ("offline --browser opera", "opera"),
            ("judge --native --browser firefox", "--native"),
        ] {
            let said = parsed(line).map_or_else(|error| format!("{error:#}"), |_| String::new());
            assert!(said.contains(word), "{line}: {said}");
        }
    }

    #[test]
    fn every_bench_is_in_the_usage_text() {
        for subject in Subject::ALL {
            assert!(USAGE.contains(subject.name()), "{subject:?}");
        }
    }
}
