//! What steps found, and how it is told.

use std::time::Duration;

use anyhow::Error;

/// One thing that failed.
pub struct Failure {
    /// Which test or row; empty for the step as a whole.
    pub what: String,
    /// Why, in one line.
    pub why: String,
}

/// What one step found. A step without tests of its own counts as one.
#[derive(Default)]
pub struct Findings {
    /// How many tests passed.
    pub passed: usize,
    /// Those that failed.
    pub failures: Vec<Failure>,
    /// What the person needs to read when something failed.
    pub log: String,
}

impl Findings {
    /// A step that is one test, and passed.
    pub fn one() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// A step that failed as a whole.
    pub fn failed(why: impl Into<String>, log: String) -> Self {
        Self {
            failures: vec![Failure {
                what: String::new(),
                why: why.into(),
            }],
            log,
            passed: 0,
        }
    }

    /// A step that could not even run.
    pub fn broken(error: Error) -> Self {
        Self::failed(format!("{error:#}"), String::new())
    }

    /// Whether something was tested, and nothing failed.
    pub const fn is_good(&self) -> bool {
        self.passed > 0 && self.failures.is_empty()
    }

    /// Adds a failure.
    pub fn fail(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.failures.push(Failure {
            what: what.into(),
            why: why.into(),
        });
    }
}

/// The sum of all steps.
#[derive(Default)]
pub struct Tally {
    passed: usize,
    failures: Vec<(&'static str, Failure)>,
}

impl Tally {
    /// Tells how a step went and adds it.
    pub fn add(&mut self, step: &'static str, findings: Findings, took: Duration) {
        let Findings {
            passed,
            failures,
            log,
        } = findings;
        if !failures.is_empty() && !log.is_empty() {
            println!("{}", log.trim_end());
        }
        let word = if failures.is_empty() { "ok  " } else { "FAIL" };
        let count = format!("{passed} passed, {} failed", failures.len());
        println!(
            "{word}  {step:<16} {count:<24} {:>6.1} s",
            took.as_secs_f32()
        );
        self.passed += passed;
        self.failures
            .extend(failures.into_iter().map(|failure| (step, failure)));
    }

    /// Lists what failed and ends with the sum; tells whether nothing failed.
    pub fn conclude(self) -> bool {
        if !self.failures.is_empty() {
            println!("\nfailed:");
        }
        let widest = self
            .failures
            .iter()
            .map(|(_, failure)| failure.what.len())
            .max();
        let width = widest.unwrap_or(0).min(48);
        for (step, Failure { what, why }) in &self.failures {
            println!("  {step:<16} {what:<width$}  {why}");
        }
        println!("{} passed, {} failed", self.passed, self.failures.len());
        self.failures.is_empty()
    }
}
