//! Everything once: visitors are made up, judged, judged again, what was planted is named, and the
//! page is written. Tells what each step costs.

use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{fs, io};

use chrono::NaiveDate;
use clap::Args;
use ontrack_fleet::FleetError;
use ontrack_fleet::batch::{Batch, Counts};
use ontrack_fleet::drift::{Found, Like, Settings};
use ontrack_fleet::files::{self, Format};
use ontrack_fleet::generate::{Fleet, Generate, Happenings};
use ontrack_fleet::judged::judged;
use ontrack_fleet::page::Page;
use ontrack_fleet::privacy::Privacy;
use ontrack_judge::Evidence;

use crate::memory::{Memory, watched};

/// Makes up a fleet, judges it twice, names what was planted, writes the page, and tells the figures
#[derive(Args, Clone, Debug)]
pub(crate) struct Rehearse {
    /// How many visitors
    #[arg(long, default_value_t = 100_000)]
    rows: u64,
    /// What happens, and every visitor, follows from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where everything is written; what is there is deleted first
    #[arg(long, default_value = "target/fleet")]
    folder: PathBuf,
    /// A folder like tests/evidence of the repository of ontrack-probe
    #[arg(long, default_value = "tests/evidence")]
    evidence: PathBuf,
}

/// From so many visitors on everything that is planted can be named: fewer have too rarely the rarest of
/// the new versions.
const ENOUGH: u64 = 80_000;

/// How many pieces of evidence are judged alone, to compare with.
const ALONE: u64 = 20_000;

impl Rehearse {
    pub(crate) fn run(&self) -> Result<bool, FleetError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                let path = self.folder.clone();
                return Err(FleetError::File {
                    path,
                    source: error,
                });
            }
            _ => {}
        }
        let at = |name: &str| self.folder.join(name);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        println!(
            "{} visitors, seed {}, {cores} processors",
            self.rows, self.seed
        );

        let generate = self.generate();
        let planted = self.step("made up", || generate.run())?;
        let alone = self.alone(&planted)?;
        println!("one processor alone reads and judges {alone:.0} rows/s");
        let first = self.step("judged", || batch(at("visitors"), at("judged")).run())?;
        let again = self.step("judged again", || batch(at("judged"), at("again")).run())?;
        self.told(&first, &again)?;
        let page = Page {
            inputs: vec![at("again")],
            out: at("visitors.html"),
            playground: None,
            without_examples: false,
            settings: Settings::default(),
        };
        let found = self.step("counted, compared, page written", || page.run())?;
        print!("{found}");
        let bytes = fs::metadata(&page.out).map_or(0, |about| about.len());
        println!("\nthe page is {} ({} kB)", page.out.display(), bytes / 1000);
        let is_named = is_named(&found, planted.happenings(), generate.from);
        let is_enough = self.rows >= ENOUGH;
        if !is_named && !is_enough {
            println!("fewer than {ENOUGH} visitors may be too few to show all that was planted");
        } else if !is_named {
            eprintln!(
                "what was planted is not what was named: {:#?}",
                planted.happenings()
            );
        }
        let is_judged = first.rows == self.rows && again.rows == self.rows && again.changed() == 0;
        Ok((is_named || !is_enough) && is_judged && first.refused + again.refused == 0)
    }

    fn generate(&self) -> Generate {
        Generate {
            out: self.folder.join("visitors"),
            rows: self.rows,
            days: 28,
            from: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default(),
            seed: self.seed,
            calm: false,
            evidence: self.evidence.clone(),
        }
    }

    /// Does a step, and tells what it cost.
    fn step<T>(
        &self,
        name: &str,
        work: impl FnOnce() -> Result<T, FleetError>,
    ) -> Result<T, FleetError> {
        let begun = Instant::now();
        let (done, memory) = watched(work);
        let done = done?;
        let took = begun.elapsed();
        let rate = self.rows as f64 / took.as_secs_f64();
        let Memory([first, second, third, last]) = memory;
        println!(
            "{name}: {:.1} s, {rate:.0} rows/s; memory in each quarter {first}, {second}, {third}, {last} MiB, at most {}{}",
            took.as_secs_f64(),
            memory.most(),
            if memory.is_flat() { "" } else { ", NOT FLAT" },
        );
        Ok(done)
    }

    /// How many rows one processor reads and judges in a second, and does nothing else.
    fn alone(&self, fleet: &Fleet) -> Result<f64, FleetError> {
        let numbers = 0..self.rows.min(ALONE);
        let texts: Vec<_> = numbers
            .filter_map(|number| serde_json::to_string(&fleet.evidence(number)?.0).ok())
            .collect();
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let begun = Instant::now();
            let failed: usize = texts
                .iter()
                .filter_map(|text| Evidence::from_json(text).ok())
                .map(|evidence| judged(&evidence).failed.len())
                .sum();
            std::hint::black_box(failed);
            best = best.min(begun.elapsed());
        }
        Ok(texts.len() as f64 / best.as_secs_f64())
    }

    fn told(&self, first: &Counts, again: &Counts) -> Result<(), FleetError> {
        let of = |folder: &str| -> Result<u64, FleetError> {
            let files = files::find(&[self.folder.join(folder)])?;
            Ok(files.iter().map(|file| file.bytes).sum())
        };
        println!(
            "a row has {:.0} bytes as compressed lines, {:.0} bytes in Parquet with the evidence",
            of("visitors")? as f64 / self.rows as f64,
            first.bytes as f64 / self.rows as f64,
        );
        println!(
            "judged again: {} verdicts changed, {} rows refused",
            again.changed(),
            again.refused
        );
        Ok(())
    }
}

fn batch(input: PathBuf, out: PathBuf) -> Batch {
    Batch {
        inputs: vec![input],
        out,
        format: Some(Format::Parquet),
        threads: None,
        part_bytes: 256 << 20,
        privacy: Privacy::default(),
    }
}

/// Whether everything that was planted is named with its day, and nothing else.
fn is_named(found: &Found, planted: &Happenings, from: NaiveDate) -> bool {
    let mut expected: Vec<_> = [
        planted.update.as_ref().map(|it| (Like::Browser, it.day)),
        planted.page.as_ref().map(|it| (Like::Page, it.day)),
        planted.attack.as_ref().map(|it| (Like::Attack, it.day)),
    ]
    .into_iter()
    .flatten()
    .collect();
    expected.sort_unstable();
    let mut named: Vec<_> = found
        .happenings
        .iter()
        .map(|it| (it.like, it.first))
        .collect();
    named.sort_unstable();
    let is_near = |(like, first): &(Like, NaiveDate), (expected, day): &(Like, u32)| {
        like == expected && ((*first - from).num_days() - i64::from(*day)).abs() <= 1
    };
    named.len() == expected.len()
        && named
            .iter()
            .zip(&expected)
            .all(|(named, expected)| is_near(named, expected))
}
