//! What became of the rows.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::row::Row;

/// What became of some rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many were judged.
    pub rows: u64,
    /// How many were kept aside.
    pub refused: u64,
    /// How many bytes were written.
    pub bytes: u64,
    /// How many have which verdict, by the verdict before.
    pub verdicts: BTreeMap<String, BTreeMap<String, u64>>,
}

/// In the place of the verdict of a row that nobody judged before.
const NOBODY: &str = "(not judged)";

impl Counts {
    /// Counts a row.
    pub fn add(&mut self, row: &Row) {
        self.rows += 1;
        let before = row.previous.verdict.as_deref().unwrap_or(NOBODY);
        // Nearly always both are there already, and nothing is copied.
        match self.verdicts.get_mut(before) {
            Some(now) => count(now, &row.judged.verdict, 1),
            None => {
                let now = BTreeMap::from([(row.judged.verdict.clone().into_owned(), 1)]);
                self.verdicts.insert(before.to_owned(), now);
            }
        }
    }

    /// Adds those of other rows.
    pub fn add_all(&mut self, others: &Self) {
        self.rows += others.rows;
        self.refused += others.refused;
        self.bytes += others.bytes;
        for (before, verdicts) in &others.verdicts {
            let own = self.verdicts.entry(before.clone()).or_default();
            for (now, number) in verdicts {
                count(own, now, *number);
            }
        }
    }

    /// How many have another verdict than before.
    pub fn changed(&self) -> u64 {
        let judged = self.verdicts.iter().filter(|(before, _)| *before != NOBODY);
        let pairs = judged.flat_map(|(before, now)| now.iter().map(move |now| (before, now)));
        let changed = pairs.filter(|(before, (now, _))| before != now);
        changed.map(|(_, (_, count))| count).sum()
    }
}

fn count(counts: &mut BTreeMap<String, u64>, word: &str, number: u64) {
    match counts.get_mut(word) {
        Some(count) => *count += number,
        None => {
            counts.insert(word.to_owned(), number);
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{} rows judged, {} refused",
            self.rows, self.refused
        )?;
        for (before, now) in &self.verdicts {
            for (now, number) in now {
                writeln!(formatter, "{number:>12}  {before} → {now}")?;
            }
        }
        Ok(())
    }
}
