//! `cargo xtask build | demo | matrix | bench | test`: what this repository does beyond cargo.
//!
//! Each command installs what it lacks and says so; its own progress goes to standard error.

mod arguments;
mod bench;
mod demo;
mod harness;
mod install;
mod matrix;
mod package;
mod process;
mod suite;
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
            package::print_sizes(&workspace)?;
            Ok(true)
        }
        Task::Demo(wanted) => demo::run(&Workspace::find()?, &wanted).map(|()| true),
        Task::Bench(wanted) => bench::run(&Workspace::find()?, &wanted).map(|()| true),
        Task::Matrix(wanted) => matrix::run(&Workspace::find()?, &wanted),
        Task::Test(only) => suite::run(&Workspace::find()?, only.as_deref()),
    }
}
