//! Talking to the Node programs of `tools`: options in as JSON, JSON lines out.

use std::{process::Command, time::Duration};

use anyhow::{Result, anyhow, bail};
use serde_json::Value;

use crate::{
    process::{Stream, follow},
    workspace::Workspace,
};

/// Runs `program` and hands over each line it answers, as text and as JSON; its progress goes to
/// standard error. The first error it tells of is the error of the run.
pub fn run(
    workspace: &Workspace,
    program: &str,
    options: &Value,
    deadline: Duration,
    mut each: impl FnMut(&str, Value),
) -> Result<()> {
    let mut error = None;
    let mut command = Command::new("node");
    command
        .arg(workspace.programs().join(program))
        .arg(options.to_string());
    let status = follow(&mut command, deadline, |stream, line| {
        match (stream, serde_json::from_str::<Value>(line)) {
            (Stream::Output, Ok(value)) => match value["error"].as_str() {
                Some(text) => {
                    error.get_or_insert_with(|| text.to_owned());
                }
                None => each(line, value),
            },
            // Node itself writes here when the program does not even start.
            _ => eprintln!("{line}"),
        }
    })?;
    match error {
        Some(text) => Err(anyhow!(text)),
        None if !status.success() => bail!("{program} failed ({status})"),
        None => Ok(()),
    }
}
