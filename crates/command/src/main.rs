//! Judges what a page observed, for servers in any language and for people.
//!
//! ```text
//! FILE, JSON lines or POST /judge → evidence → judge → report
//! ```
//!
//! | command | what it is for |
//! |---|---|
//! | `lines` | a program that keeps a judge as its child process |
//! | `serve` | programs that speak HTTP |
//! | `report` | a person who reads one report |
//! | `batch`, `drift`, `page` | what many visitors have; with the feature `fleet` |

mod arguments;
mod brief;
#[cfg(feature = "fleet")]
mod fleet;
mod input;
mod limits;
mod lines;
mod refusal;
mod report;
mod serve;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    arguments.color.write_global();
    arguments.command.run().unwrap_or_else(|error| {
        // `{:#}` is the whole chain of causes in one line.
        anstream::eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
