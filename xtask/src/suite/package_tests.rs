//! The npm package as its users meet it.

use std::{process::Command, time::Duration};

use anyhow::Result;

use super::outcome::Findings;
use crate::{
    install::node,
    package, pages,
    process::{Finished, keep},
    workspace::{LIBRARY, Workspace},
};

const DEADLINE: Duration = Duration::from_secs(120);
/// What the library uses is compiled first.
const DOCUMENTATION_DEADLINE: Duration = Duration::from_secs(300);

/// It can be built.
pub fn build(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    Ok(Findings::one())
}

/// It costs a visitor no more than it may.
pub fn size(workspace: &Workspace) -> Result<Findings> {
    let table = size_table(workspace, &["--budgets"])?;
    Ok(if table.success {
        Findings::one()
    } else {
        Findings::failed("a budget is not kept", table.text)
    })
}

/// What the package costs a visitor, and whether all is kept: with `--budgets` the budgets of our
/// own entries, else goals and others beside them too.
pub fn size_table(workspace: &Workspace, options: &[&str]) -> Result<Finished> {
    package::build(workspace)?;
    node::install(workspace, node::PAGES)?;
    keep(
        pages::program(workspace, "size.mjs").args(options),
        DEADLINE,
    )
}

/// Strict consumers compile against its types: in a page, on a server without a browser's, required.
pub fn types(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let modules = node::install(workspace, node::PAGES)?;
    let mut findings = Findings::default();
    for consumer in ["page", "server", "required"] {
        let mut command = Command::new(modules.join(".bin/tsc"));
        let project = format!("tests/types/tsconfig.{consumer}.json");
        command.arg("--project").arg(workspace.root.join(project));
        let finished = keep(&mut command, DEADLINE)?;
        if finished.success {
            findings.passed += 1;
        } else {
            findings.fail(consumer, "does not compile");
            findings.log.push_str(&finished.text);
        }
    }
    Ok(findings)
}

/// Every item of its types and of the library is documented, and every link leads somewhere.
pub fn documentation(workspace: &Workspace) -> Result<Findings> {
    package::build(workspace)?;
    let modules = node::install(workspace, "tests/documentation")?;
    let mut typedoc = Command::new(modules.join(".bin/typedoc"));
    typedoc
        .arg("--out")
        .arg(workspace.target.join("documentation"))
        .current_dir(workspace.root.join("tests/documentation"));
    let mut rustdoc = workspace.cargo(&["doc", "--quiet", "--no-deps", "--package", LIBRARY]);
    rustdoc.env("RUSTDOCFLAGS", "--deny warnings");
    let mut findings = Findings::default();
    for (name, mut command) in [("typedoc", typedoc), ("rustdoc", rustdoc)] {
        let finished = keep(&mut command, DOCUMENTATION_DEADLINE)?;
        if finished.success {
            findings.passed += 1;
        } else {
            findings.fail(name, "has warnings");
            findings.log.push_str(&finished.text);
        }
    }
    Ok(findings)
}
