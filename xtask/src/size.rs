//! `cargo xtask size`: what the package costs a visitor to download. `tools/size.mjs` measures it.

use std::time::Duration;

use anyhow::Result;

use crate::{
    install::node,
    package, pages,
    process::{Finished, keep},
    workspace::Workspace,
};

const DEADLINE: Duration = Duration::from_secs(120);

/// The table, and whether all is kept: with `--budgets` the budgets of our own entries, else goals
/// and others beside them too.
pub fn table(workspace: &Workspace, options: &[&str]) -> Result<Finished> {
    package::build(workspace)?;
    node::install(workspace, node::PAGES)?;
    let mut program = pages::program(workspace, "size.mjs");
    keep(program.args(options), DEADLINE)
}
