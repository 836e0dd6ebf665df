//! Judges rows again, or for the first time: all processors, and never more than some hundred rows
//! of each at a time in memory.

mod counts;
mod part;
mod plan;
mod refused;
mod stream;

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

pub use self::counts::Counts;
use self::plan::Plan;
use crate::FleetError;
use crate::files::{self, Format};
use crate::privacy::Privacy;
use crate::progress::Progress;

/// Judges many pieces of evidence, and puts today's verdict beside the one before
#[derive(Args, Clone, Debug)]
pub struct Batch {
    /// Files or folders with rows, reports or evidence, as .jsonl, .jsonl.zst or .parquet; `-` reads
    /// lines from standard input
    #[arg(required = true, value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    /// A folder for the output. After an interruption the same command goes on there. `-` writes to
    /// standard output a line for each line of standard input, in the same order
    #[arg(long)]
    pub out: PathBuf,
    /// As what to write; when left out, as the first file is
    #[arg(long)]
    pub format: Option<Format>,
    /// How many processors to use; all when left out
    #[arg(long, value_name = "NUMBER")]
    pub threads: Option<usize>,
    /// About how many bytes of lines a part has, which is what is done again after an interruption
    #[arg(long, default_value_t = 256 << 20, value_name = "BYTES")]
    pub part_bytes: u64,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "its text would take the place of this command's"
    )]
    pub privacy: Privacy,
}

impl Batch {
    /// Does it, and tells on standard error what became of the rows.
    ///
    /// # Errors
    ///
    /// Something cannot be read or written. Rows that cannot be judged are no error.
    pub fn run(&self) -> Result<Counts, FleetError> {
        let streams = [
            self.inputs.as_slice() == [Path::new("-")],
            self.out == Path::new("-"),
        ];
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads.unwrap_or(0))
            .build()
            .map_err(|error| FleetError::Asked(error.to_string()))?;
        match streams {
            [true, true] => pool.install(|| {
                let input = BufReader::with_capacity(1 << 20, io::stdin());
                stream::run(input, io::stdout().lock(), &self.privacy)
            }),
            [false, false] => pool.install(|| self.folders()),
            _ => Err(FleetError::Asked(
                "`-` stands for both or for none: `batch - --out -`".to_owned(),
            )),
        }
    }

    /// A second run would take the output for input.
    fn is_out_of_input(&self) -> Result<(), FleetError> {
        let absolute = |path: &Path| std::path::absolute(path).map_err(FleetError::file(path));
        let out = absolute(&self.out)?;
        for input in &self.inputs {
            if out.starts_with(absolute(input)?) {
                return Err(FleetError::Asked(format!(
                    "{} is in {}, which is read; name a folder beside it",
                    self.out.display(),
                    input.display()
                )));
            }
        }
        Ok(())
    }

    fn folders(&self) -> Result<Counts, FleetError> {
        self.is_out_of_input()?;
        let inputs = files::find(&self.inputs)?;
        let plan = Plan::new(&inputs, self)?;
        plan.settle(&self.out)?;
        let bytes = plan.parts.iter().map(|part| part.bytes).sum();
        let progress = Progress::new(bytes);
        let counts = (0..plan.parts.len())
            .into_par_iter()
            .with_max_len(1)
            .map(|number| part::judge(&plan, number, &self.out, &progress))
            .try_reduce(Counts::default, |mut all, counts| {
                all.add_all(&counts);
                Ok(all)
            });
        progress.finish();
        let counts = counts?;
        eprintln!("{counts}{}", progress.words());
        if counts.refused > 0 {
            eprintln!(
                "the refused rows are in {}",
                self.out.join("_refused").display()
            );
        }
        Ok(counts)
    }
}
