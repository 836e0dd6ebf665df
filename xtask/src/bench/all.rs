//! `cargo xtask bench`: every measurement there is.

use std::io::{self, Write};

use anyhow::Result;
use serde_json::{Map, Value};

use super::{
    in_page::{self, InPage},
    judge::{self, Judge},
    judge_table,
    subject::Subject,
};
use crate::{install::browsers::Engine, workspace::Workspace};

/// How it is measured.
#[derive(Debug, PartialEq)]
pub struct All {
    /// Print the figures as one JSON object.
    pub json: bool,
    /// Measure in this browser only.
    pub browser: Option<Engine>,
    /// How many rounds count.
    pub rounds: u32,
}

/// Measures one after the other and prints each as it comes. What breaks does not keep the others
/// from being measured.
pub fn run(workspace: &Workspace, wanted: &All) -> Result<()> {
    let mut told = Map::new();
    let mut end = Ok(());
    for subject in Subject::ALL {
        let (measured, result) = in_page::measure(workspace, &wanted.of(subject));
        if !wanted.json {
            let mut output = io::stdout().lock();
            writeln!(output, "{}:", subject.name())?;
            for figures in measured.values() {
                writeln!(output, "{}", subject.table(figures))?;
            }
        }
        told.insert(subject.name().into(), measured.into());
        end = end.and(result);
    }
    let judge = Judge {
        browser: wanted.browser,
        ..Judge::default()
    };
    let (measured, result) = judge::measure(workspace, &judge);
    let mut output = io::stdout().lock();
    if wanted.json {
        told.insert("judge".into(), measured.into());
        writeln!(output, "{}", Value::from(told))?;
    } else {
        write!(output, "judge:\n{}", judge_table::text(&measured))?;
    }
    end.and(result)
}

impl All {
    /// One of them alone, measured in this way.
    pub const fn of(&self, subject: Subject) -> InPage {
        InPage {
            subject,
            json: self.json,
            browser: self.browser,
            rounds: self.rounds,
        }
    }
}
