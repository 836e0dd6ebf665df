//! One run against one target.

use std::{
    any::Any,
    collections::HashSet,
    fs,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use fastrand::Rng;

use crate::{change::change, corpus, targets::Target};

/// Whoever takes so long for one input can be kept busy with few.
const SLOW: Duration = Duration::from_millis(500);
/// The most inputs that are kept for their outcome.
const KEPT: usize = 4000;
/// After so many there is nothing more to learn.
const MOST_CRASHES: usize = 10;

/// What a run found.
pub struct Found {
    /// How many inputs were run.
    pub executions: u64,
    /// How many in a second.
    pub per_second: f64,
    /// How many outcomes there were.
    pub outcomes: usize,
    /// The inputs that broke something.
    pub crashes: Vec<Crash>,
}

/// An input that broke something.
pub struct Crash {
    /// Where it was left.
    pub file: PathBuf,
    /// What the target said.
    pub why: String,
}

/// Hunts for a while, or until there are enough crashes.
pub fn run(target: &Target, time: Duration, seed: u64) -> Result<Found> {
    let mut rng = Rng::with_seed(seed);
    let recorded = (target.corpus)().with_context(|| format!("the corpus of {}", target.name))?;
    let mut pool = recorded.clone();
    let mut outcomes = HashSet::new();
    let mut crashes = Vec::new();
    let quiet = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let start = Instant::now();
    let mut executions = 0;
    while start.elapsed() < time && crashes.len() < MOST_CRASHES {
        // What was recorded goes first, as it is.
        let input = match recorded.get(executions as usize) {
            Some(input) => input.clone(),
            None => match rng.choice(&pool) {
                Some(input) => change(&mut rng.fork(), input, &recorded, target.words),
                None => break,
            },
        };
        executions += 1;
        match once(target, &input) {
            Ok(outcome) => {
                if outcomes.insert(outcome) && pool.len() < KEPT {
                    pool.push(input);
                }
            }
            Err(why) => crashes.push(keep(target, &input, why)?),
        }
    }
    panic::set_hook(quiet);
    Ok(Found {
        executions,
        per_second: executions as f64 / start.elapsed().as_secs_f64(),
        outcomes: outcomes.len(),
        crashes,
    })
}

fn once(target: &Target, input: &[u8]) -> Result<u64, String> {
    let start = Instant::now();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let took = start.elapsed();
    match outcome {
        Err(payload) => Err(said(payload.as_ref())),
        Ok(_) if took > SLOW => Err(format!("took {} ms", took.as_millis())),
        Ok(outcome) => Ok(outcome),
    }
}

fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    let first = text.unwrap_or("it panicked").lines().next();
    first.unwrap_or_default().to_owned()
}

fn keep(target: &Target, input: &[u8], why: String) -> Result<Crash> {
    let folder = corpus::root().join("target/fuzz");
    fs::create_dir_all(&folder)?;
    let name = input.iter().fold(0_u64, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u64::from(*byte))
    });
    let file = folder.join(format!("{}-{name:016x}", target.name));
    fs::write(&file, input).with_context(|| file.display().to_string())?;
    Ok(Crash { file, why })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets;

    #[test]
    fn every_target_holds_for_what_was_recorded_and_some_changes() -> Result<()> {
        for target in targets::ALL {
            let found = run(target, Duration::from_millis(300), 1)?;
            assert!(found.executions > 0, "{}", target.name);
            assert_eq!(found.crashes.len(), 0, "{}", target.name);
        }
        Ok(())
    }

    #[test]
    fn a_target_that_breaks_is_told() -> Result<()> {
        let broken = Target {
            name: "broken",
            corpus: || Ok(vec![b"good".to_vec()]),
            words: &[],
            run: |input| {
                assert_eq!(input, b"good", "the recorded input alone is good");
                0
            },
        };
        let found = run(&broken, Duration::from_secs(5), 1)?;
        assert_eq!(found.crashes.len(), MOST_CRASHES);
        for crash in &found.crashes {
            assert!(crash.why.contains("good"), "{}", crash.why);
            fs::remove_file(&crash.file).ok();
        }
        Ok(())
    }
}
