//! What this repository does beyond cargo; `cargo xtask help` lists it.
//!
//! Each command installs what it lacks and says so; its own progress goes to standard error.

mod arguments;
mod bench;
mod bless;
mod demo;
mod example;
mod fuzz;
mod install;
mod package;
mod pages;
mod process;
mod suite;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use crate::{
    arguments::{Arguments, Task},
    install::browsers::Engine,
    process::Finished,
    suite::outcome::Findings,
    workspace::Workspace,
};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // `{:#}` is the whole chain of causes in one line, without a backtrace.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well; when not, the command has already told why.
fn run() -> Result<bool> {
    let task = Arguments::parse().task;
    let workspace = &Workspace::find()?;
    match task {
        Task::Build => {
            package::build(workspace)?;
            eprint!("{}", suite::size_table(workspace, &["--budgets"])?.text);
            Ok(true)
        }
        Task::Demo(wanted) => demo::run(workspace, &wanted).map(|()| true),
        Task::Bench(wanted) => bench::run(workspace, &wanted).map(|()| true),
        Task::Bless { native } => printed(bless::run(workspace, native)),
        Task::Soak(wanted) => shown(pages::soak(
            workspace,
            wanted.only.map(Engine::name),
            wanted.probes,
            wanted.loopbacks,
        )),
        Task::Matrix { only } => shown(pages::matrix(workspace, only.as_deref())),
        Task::Fuzz(wanted) => printed(fuzz::run(workspace, &wanted)),
        Task::Packages { only } => {
            shown(pages::current(workspace, "packages", 40, only.as_deref()))
        }
        Task::Size => printed(suite::size_table(workspace, &[])),
        Task::Stack { file } => {
            // A path is below the folder of the person, and cargo runs the example elsewhere.
            let file = std::path::absolute(file)?;
            example::run(workspace, ["ontrack-wire", "stack", "dev"], &[file])
        }
        Task::Interop { only } => shown(pages::interop(workspace, only.as_deref())),
        Task::Faults { only } => shown(pages::faults(workspace, only.as_deref())),
        Task::Imitators { only } => shown(pages::imitators(workspace, only.as_deref())),
        Task::Load { options } => {
            example::run(workspace, [pages::SERVER, "load", "server"], &options)
        }
        Task::Fleet { mut options } => {
            options.insert(0, "rehearse".to_owned());
            example::run(workspace, ["ontrack-fleet", "fleet", "server"], &options)
        }
        Task::Test { only } => suite::run(workspace, only.as_deref()),
    }
}

/// Prints what a program said; whether it ended well.
fn printed(finished: Result<Finished>) -> Result<bool> {
    let finished = finished?;
    print!("{}", finished.text);
    Ok(finished.success)
}

/// Whether all that was tested is as it should be; the tests have printed what is not.
fn shown(findings: Result<Findings>) -> Result<bool> {
    findings.map(|findings| findings.is_good())
}
