//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};

use crate::{install::browsers::Engine, suite};

/// What this repository does beyond cargo. Each command installs what it lacks and says so.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", disable_version_flag = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub task: Task,
}

/// What the person asked for.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Build the npm package into pkg/
    Build,
    /// Probe in real browsers and show the reports
    Demo(Demo),
    /// Show every adversary and every genuine configuration to the browsers
    Matrix {
        /// A part, one row or one browser; or several of them with commas in between
        #[arg(long)]
        only: Option<String>,
    },
    /// Install the tarball in fresh projects of every kind, each opened in a browser
    Packages {
        /// One kind: a folder of tests/packages
        #[arg(long)]
        only: Option<String>,
    },
    /// Tell what each entry costs to download, beside others and the budget
    Size,
    /// Tell whose recorded datagrams a file holds, as one JSON line
    Stack {
        /// A recording like those of crates/wire/tests/data
        file: PathBuf,
    },
    /// Probe streams of servers that other people wrote
    Interop {
        /// One server or one browser
        #[arg(long)]
        only: Option<String>,
    },
    /// Probe endpoints that misbehave, and send forged reports
    Faults {
        /// One fault, one forgery or one browser; or one part: faults, forgeries
        #[arg(long)]
        only: Option<String>,
    },
    /// Let programs that are no browser claim to be one before the example server
    Imitators {
        /// One of them
        #[arg(long)]
        only: Option<String>,
    },
    /// Tell how many sessions of the example server this machine carries
    Load {
        /// --sessions 50,100,… --arrivals 10,20,… --abuse --seconds N --json
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Write everything that follows from the sources: documents, schemas, recorded evidence
    Bless {
        /// Start no browser
        #[arg(long)]
        native: bool,
    },
    /// Measure what the library costs, beside what one could do instead
    Bench(Bench),
    /// Ask one page for thousands of probes, and tell what they leave behind
    Soak(Soak),
    /// Throw changed inputs at what reads them
    Fuzz(Fuzz),
    /// Make visitors up, judge them twice, name what changed, and tell what it costs
    Fleet {
        /// --rows N --seed N --folder FOLDER
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Run every test
    Test {
        /// One step
        #[arg(long, value_parser = suite::names())]
        only: Option<String>,
    },
}

/// The options of `cargo xtask demo`.
#[derive(Args, Debug, PartialEq)]
pub struct Demo {
    /// Probe in one browser only
    #[arg(long, conflicts_with = "open")]
    pub browser: Option<Engine>,
    /// Where the track comes from
    #[arg(long, default_value = "offline")]
    pub source: DemoSource,
    /// Load tests/adversaries/NAME.js first
    #[arg(long, value_name = "NAME")]
    pub adversary: Option<String>,
    /// Print the reports as one JSON object
    #[arg(long, conflicts_with = "open")]
    pub json: bool,
    /// Open the page in your own browser, serve until Ctrl-C
    #[arg(long)]
    pub open: bool,
    /// Serve at this port instead of any free one
    #[arg(long)]
    pub port: Option<u16>,
}

/// A source that the demo shows.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum DemoSource {
    /// No network.
    Offline,
    /// The stream of the example server, with the judgement of that server.
    Whep,
}

/// The options of `cargo xtask bench`.
#[derive(Args, Debug)]
pub struct Bench {
    /// One measurement; all of them when left out
    pub what: Option<Measurement>,
    /// Measure in one browser only
    #[arg(long)]
    pub browser: Option<Engine>,
    /// How many rounds count
    #[arg(long, default_value_t = 25, value_parser = value_parser!(u32).range(1..=1000))]
    pub rounds: u32,
    /// Print the figures of the pages as one JSON object
    #[arg(long)]
    pub json: bool,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Measurement {
    /// The start in its parts beside a trivial module, and long tasks
    Start,
    /// The first probe of a page, without a driver and with a slow processor
    First,
    /// A probe, beside bare JavaScript and fingerprintjs
    Offline,
    /// The first decoded picture, beside bare JavaScript
    Loopback,
    /// 1, 2, 8 and 32 tracks of a connection, and probes at once
    Growth,
    /// Judging in a page
    Judge,
    /// Judging on a server, beside parsing
    Native,
}

/// The options of `cargo xtask soak`.
#[derive(Args, Debug)]
pub struct Soak {
    /// In one browser only
    #[arg(long)]
    pub only: Option<Engine>,
    // Figures of the tenth are compared with those of the last; with more, a browser is busy for
    // hours.
    /// How many offline probes are asked of a page
    #[arg(long, default_value_t = 2000, value_parser = value_parser!(u32).range(10..=100_000))]
    pub probes: u32,
    /// How many loopbacks
    #[arg(long, default_value_t = 200, value_parser = value_parser!(u32).range(10..=100_000))]
    pub loopbacks: u32,
}

/// The options of `cargo xtask fuzz`.
#[derive(Args, Debug)]
pub struct Fuzz {
    /// How many inputs each target gets
    #[arg(long, default_value_t = 20_000)]
    pub cases: u32,
    /// One target: evidence, answer, link, fragment, nonce or wire
    #[arg(long, default_value = "")]
    pub target: String,
    /// As in an earlier run
    #[arg(long)]
    pub seed: Option<u64>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        let words = ["xtask"].into_iter().chain(line.split_whitespace());
        let arguments = Arguments::try_parse_from(words).map_err(|error| error.to_string());
        Ok(arguments?.task)
    }

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_are_read_in_any_order() {
        let line = "demo --port 8080 --adversary=wrapped --json --browser firefox";
        let Ok(Task::Demo(demo)) = parsed(line) else {
            panic!("{line}");
        };
        let expected = Demo {
            browser: Some(Engine::Firefox),
            source: DemoSource::Offline,
            adversary: Some("wrapped".into()),
            json: true,
            open: false,
            port: Some(8080),
        };
        assert_eq!(demo, expected);
    }

    #[test]
    fn mistakes_are_named() {
        for (line, word) in [
            ("serve", "serve"),
            ("demo --browser opera", "opera"),
            ("demo --open --json", "--open"),
            ("demo --source carrier-pigeon", "carrier-pigeon"),
            ("demo --port many", "many"),
            ("test --only nothing", "nothing"),
            ("build --fast", "--fast"),
            ("soak --probes 3", "--probes"),
            ("bench speed", "speed"),
            ("bench offline --rounds 0", "--rounds"),
        ] {
            let said = parsed(line).err().unwrap_or_default();
            assert!(said.contains(word), "{line}: {said}");
        }
    }
}
