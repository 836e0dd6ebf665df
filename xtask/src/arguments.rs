//! The command line.

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::{
    bench::{self, Bench},
    fuzz::Fuzz,
    install::browsers::Engine,
    load, stack, suite,
};

/// What the person asked for.
#[derive(Debug, PartialEq)]
pub enum Task {
    /// Print this text.
    Help(String),
    /// Build the npm package.
    Build,
    /// Probe in real browsers and show the reports.
    Demo(Demo),
    /// Show every adversary and every genuine configuration with its verdict.
    Matrix(Option<String>),
    /// Install the package in projects of every kind, or of the one named.
    Packages(Option<String>),
    /// Tell what each entry costs to download.
    Size,
    /// Tell whose recorded datagrams these are.
    Stack(PathBuf),
    /// Ask servers that other people wrote.
    Interop(Option<String>),
    /// Ask endpoints that misbehave.
    Faults(Option<String>),
    /// Load the example server, with these options.
    Load(Vec<String>),
    /// Measure what the library costs.
    Bench(Bench),
    /// Ask one page for thousands of probes.
    Soak(Soak),
    /// Throw changed inputs at what reads them.
    Fuzz(Fuzz),
    /// Run all tests, or the one named step.
    Test(Option<String>),
}

/// The options of `cargo xtask soak`.
#[derive(Debug, PartialEq)]
pub struct Soak {
    /// In this browser only.
    pub only: Option<String>,
    /// How many offline probes are asked of a page.
    pub probes: u32,
    /// How many loopbacks.
    pub loopbacks: u32,
}

/// The options of `cargo xtask demo`.
#[derive(Debug, Default, PartialEq)]
pub struct Demo {
    /// Print the reports as one JSON object.
    pub json: bool,
    /// Probe in this browser only.
    pub browser: Option<Engine>,
    /// Probe the stream of the example server.
    pub whep: bool,
    /// Load this adversary before the library.
    pub adversary: Option<String>,
    /// Open the page in the person's own browser.
    pub open: bool,
    /// Serve at this port instead of any free one.
    pub port: Option<u16>,
}

fn usage() -> String {
    format!(
        "\
cargo xtask build         build the npm package into pkg/
cargo xtask demo          probe in real browsers and show the reports
    --browser NAME          chromium or firefox; both when left out
    --source NAME           offline, or whep: the stream of the example server,
                            with the judgement of that server
    --adversary NAME        load tests/adversaries/NAME.js first
    --json                  print the reports as one JSON object
    --open                  open the page in your own browser, serve until Ctrl-C
    --port N                serve at this port
cargo xtask matrix        every adversary and genuine configuration with its verdict
    --only NAME             adversaries, genuine, media, one row or one browser; or
                            several of them with commas in between
cargo xtask interop       probe streams of servers that other people wrote
cargo xtask faults        probe endpoints that misbehave, and send forged reports
    --only NAME             one server, one fault, one forgery or one browser;
                            or one part: faults, forgeries
cargo xtask soak          thousands of probes asked of one page, and what they leave behind
    --only BROWSER          chromium or firefox; both when left out
    --probes N              so many offline probes, 2000 when left out
    --loopbacks N           so many loopbacks, 200 when left out
cargo xtask fuzz          throw changed inputs at what reads them
    --seconds N             for so long, 30 when left out
    --target NAME           evidence, answer, link, fragment or nonce
    --seed N                as in an earlier run
cargo xtask packages      the tarball in fresh projects of every kind, each in a browser
    --only ROW              one kind: a folder of tests/packages
cargo xtask size          what each entry costs to download, beside others and the budget
{stack}{load}{bench}cargo xtask test          run every test
    --only STEP             run one step: {}
",
        suite::names().join(", "),
        stack = stack::USAGE,
        load = load::USAGE,
        bench = bench::arguments::USAGE,
    )
}

/// Reads the arguments after the program's name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task> {
    let mut parser = Parser::from_args(arguments);
    let Some(first) = parser.next()? else {
        return Ok(Task::Help(usage()));
    };
    let task = match first {
        Arg::Value(name) => match name.string()?.as_str() {
            "help" => Task::Help(usage()),
            "build" => alone(&mut parser, Task::Build)?,
            "size" => alone(&mut parser, Task::Size)?,
            "stack" => Task::Stack(parser.value()?.into()),
            "demo" => demo(&mut parser)?,
            "matrix" => rows(&mut parser, Task::Matrix)?,
            "packages" => rows(&mut parser, Task::Packages)?,
            "interop" => rows(&mut parser, Task::Interop)?,
            "faults" => rows(&mut parser, Task::Faults)?,
            "load" => load(&mut parser)?,
            "bench" => match bench::arguments::parse(&mut parser)? {
                Some(wanted) => Task::Bench(wanted),
                None => Task::Help(usage()),
            },
            "soak" => soak(&mut parser)?,
            "fuzz" => fuzz(&mut parser)?,
            "test" => test(&mut parser)?,
            other => bail!(
                "there is no command `{other}`; there are build, demo, matrix, packages, interop, faults, load, size, stack, bench, soak, fuzz and test"
            ),
        },
        Arg::Short('h') | Arg::Long("help") => Task::Help(usage()),
        other => return Err(other.unexpected().into()),
    };
    Ok(task)
}

/// A command without options.
fn alone(parser: &mut Parser, task: Task) -> Result<Task> {
    match parser.next()? {
        None => Ok(task),
        Some(Arg::Long("help")) => Ok(Task::Help(usage())),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn demo(parser: &mut Parser) -> Result<Task> {
    let mut demo = Demo::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Long("json") => demo.json = true,
            Arg::Long("open") => demo.open = true,
            Arg::Long("port") => demo.port = Some(parser.value()?.parse()?),
            Arg::Long("source") => demo.whep = is_whep(&parser.value()?.string()?)?,
            Arg::Long("adversary") => demo.adversary = Some(parser.value()?.string()?),
            Arg::Long("browser") => demo.browser = Some(engine(&parser.value()?.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if demo.open && (demo.json || demo.browser.is_some()) {
        bail!("--open shows the page in your own browser; leave out --json and --browser");
    }
    if demo.whep && demo.adversary.is_some() {
        bail!("--adversary is for the source offline");
    }
    Ok(Task::Demo(demo))
}

fn is_whep(source: &str) -> Result<bool> {
    match source {
        "offline" => Ok(false),
        "whep" => Ok(true),
        other => bail!("there is no demo of the source `{other}`; there are offline and whep"),
    }
}

/// The browser of that name.
pub fn engine(name: &str) -> Result<Engine> {
    match Engine::ALL.into_iter().find(|engine| engine.name() == name) {
        Some(engine) => Ok(engine),
        None => bail!("there is no browser `{name}` here; there are chromium and firefox"),
    }
}

fn rows(parser: &mut Parser, task: fn(Option<String>) -> Task) -> Result<Task> {
    let mut only = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Long("only") => only = Some(parser.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(task(only))
}

fn soak(parser: &mut Parser) -> Result<Task> {
    let mut soak = Soak {
        only: None,
        probes: 2000,
        loopbacks: 200,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Long("only") => soak.only = Some(parser.value()?.string()?),
            Arg::Long("probes") => soak.probes = parser.value()?.parse()?,
            Arg::Long("loopbacks") => soak.loopbacks = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    // Figures of the tenth are compared with those of the last; with more, a browser is busy for hours.
    for (name, number) in [("probes", soak.probes), ("loopbacks", soak.loopbacks)] {
        if !(10..=100_000).contains(&number) {
            bail!("--{name} takes 10 to 100000");
        }
    }
    Ok(Task::Soak(soak))
}

fn load(parser: &mut Parser) -> Result<Task> {
    let mut options = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Value(option) => options.push(option.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Load(options))
}

fn fuzz(parser: &mut Parser) -> Result<Task> {
    let mut fuzz = Fuzz::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Long("seconds") => fuzz.seconds = Some(parser.value()?.parse()?),
            Arg::Long("target") => fuzz.target = Some(parser.value()?.string()?),
            Arg::Long("seed") => fuzz.seed = Some(parser.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Fuzz(fuzz))
}

fn test(parser: &mut Parser) -> Result<Task> {
    let mut only = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Task::Help(usage())),
            Arg::Long("only") => only = Some(parser.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let names = suite::names();
    match only {
        Some(step) if !names.contains(&step.as_str()) => {
            bail!("there is no step `{step}`; there are {}", names.join(", "))
        }
        only => Ok(Task::Test(only)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn demo_options_are_read_in_any_order() -> Result<()> {
        let expected = Demo {
            json: true,
            browser: Some(Engine::Firefox),
            whep: false,
            adversary: Some("wrapped".into()),
            open: false,
            port: Some(8080),
        };
        let line = "demo --port 8080 --adversary=wrapped --json --browser firefox";
        assert_eq!(parsed(line)?, Task::Demo(expected));
        Ok(())
    }

    #[test]
    fn mistakes_are_named() {
        for (line, word) in [
            ("serve", "serve"),
            ("demo --browser opera", "opera"),
            ("demo --open --json", "--open"),
            ("demo --source carrier-pigeon", "carrier-pigeon"),
            ("demo --source whep --adversary any", "--adversary"),
            ("demo --port many", "many"),
            ("test --only nothing", "nothing"),
            ("build --fast", "--fast"),
            ("soak --probes 3", "--probes"),
        ] {
            let said = parsed(line).map_or_else(|error| format!("{error:#}"), |_| String::new());
            assert!(said.contains(word), "{line}: {said}");
        }
    }
}
