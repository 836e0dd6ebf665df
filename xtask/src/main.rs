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
mod matrix;
mod package;
mod packages;
mod process;
mod size;
mod soak;
mod stack;
mod suite;
mod whep;
mod workspace;

use std::{env, process::ExitCode};

use anyhow::Result;

use crate::{arguments::Task, workspace::Workspace};

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
            size::show_own(&workspace)?;
            Ok(true)
        }
        Task::Demo(wanted) if wanted.whep => {
            whep::demo::run(&Workspace::find()?, &wanted).map(|()| true)
        }
        Task::Demo(wanted) => demo::run(&Workspace::find()?, &wanted).map(|()| true),
        Task::Bench(wanted) => bench::run(&Workspace::find()?, &wanted).map(|()| true),
        Task::Soak(wanted) => soak::run(&Workspace::find()?, &wanted),
        Task::Matrix(wanted) => matrix::run(&Workspace::find()?, &wanted),
        Task::Fuzz(wanted) => fuzz::run(&Workspace::find()?, &wanted),
        Task::Packages(only) => packages::run(&Workspace::find()?, only.as_deref()),
        Task::Stack(file) => stack::run(&file).map(|()| true),
        Task::Size => size::run(&Workspace::find()?),
        Task::Interop(wanted) => whep::rows::interop(&Workspace::find()?, &wanted),
        Task::Faults(wanted) => whep::rows::faults(&Workspace::find()?, &wanted),
        Task::Load(options) => whep::load::run(&Workspace::find()?, &options),
        Task::Test(only) => suite::run(&Workspace::find()?, only.as_deref()),
    }
}
