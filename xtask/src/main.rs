//! `cargo xtask build | demo | matrix | packages | interop | faults | load | size | bench | soak | fuzz | test`:
//! what this repository does beyond cargo.
//!
//! Each command installs what it lacks and says so; its own progress goes to standard error.

mod arguments;
mod bench;
mod demo;
mod fuzz;
mod harness;
mod install;
mod load;
mod package;
mod pages;
mod process;
mod size;
mod stack;
mod suite;
mod workspace;

use std::{env, process::ExitCode};

use anyhow::Result;

use crate::{arguments::Task, suite::outcome::Findings, workspace::Workspace};

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
    match arguments::parse(env::args_os().skip(1))? {
        Task::Help(text) => {
            print!("{text}");
            Ok(true)
        }
        Task::Build => {
            let workspace = Workspace::find()?;
            package::build(&workspace)?;
            eprint!("{}", size::budgets(&workspace)?.text);
            Ok(true)
        }
        Task::Demo(wanted) => demo::run(&Workspace::find()?, &wanted),
        Task::Bench(wanted) => bench::run(&Workspace::find()?, &wanted).map(|()| true),
        Task::Soak(wanted) => shown(pages::soak(
            &Workspace::find()?,
            wanted.only.as_deref(),
            wanted.probes,
            wanted.loopbacks,
        )),
        Task::Matrix(only) => shown(pages::matrix(&Workspace::find()?, only.as_deref())),
        Task::Fuzz(wanted) => fuzz::run(&Workspace::find()?, &wanted),
        Task::Packages(only) => shown(pages::packages(&Workspace::find()?, only.as_deref())),
        Task::Stack(file) => stack::run(&file).map(|()| true),
        Task::Size => {
            let table = size::all(&Workspace::find()?)?;
            print!("{}", table.text);
            Ok(table.success)
        }
        Task::Interop(only) => shown(pages::interop(&Workspace::find()?, only.as_deref())),
        Task::Faults(only) => shown(pages::faults(&Workspace::find()?, only.as_deref())),
        Task::Load(options) => load::run(&Workspace::find()?, &options),
        Task::Test(only) => suite::run(&Workspace::find()?, only.as_deref()),
    }
}

/// Whether all that was tested is as it should be; the tests have printed what is not.
fn shown(findings: Result<Findings>) -> Result<bool> {
    findings.map(|findings| findings.is_good())
}
