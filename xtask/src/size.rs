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

/// The table beside others, and whether budgets and goals are kept.
pub fn all(workspace: &Workspace) -> Result<Finished> {
    measured(workspace, &[])
}

/// The table of our own, and whether the budgets are kept.
pub fn budgets(workspace: &Workspace) -> Result<Finished> {
    measured(workspace, &["--budgets"])
}

fn measured(workspace: &Workspace, options: &[&str]) -> Result<Finished> {
    package::build(workspace)?;
    node::install(workspace, node::PAGES)?;
    keep(
        pages::program(workspace, "size.mjs").args(options),
        DEADLINE,
    )
}
