//! What was found, for people and for spreadsheets.

use std::fmt;
use std::io::{self, Write};

use super::changes::{Beside, Change};
use super::happenings::Happening;
use super::rates::Rates;
use super::statistics::Rate;
use super::{Found, Who};

/// So many changes of a happening are told; the others are in the JSON.
const TOLD: usize = 8;

impl fmt::Display for Found {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{} visitors, {} rates compared",
            self.visitors, self.comparisons
        )?;
        if self.without_time > 0 {
            writeln!(
                formatter,
                "{} rows have no time and were not looked at",
                self.without_time
            )?;
        }
        if self.outlying > 0 {
            writeln!(
                formatter,
                "{} rows have a time more than two years from that of most, and were not looked at",
                self.outlying
            )?;
        }
        if self.happenings.is_empty() {
            writeln!(formatter, "nothing changed")?;
        }
        for happening in &self.happenings {
            write!(formatter, "\n{happening}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Happening {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            first, last, like, ..
        } = self;
        writeln!(formatter, "{first} to {last}: {}", like.words())?;
        let who: Vec<_> = self.who.iter().map(ToString::to_string).collect();
        writeln!(formatter, "  {}", who.join(", "))?;
        for because in &self.because {
            writeln!(formatter, "  {because}")?;
        }
        for change in self.changes.iter().take(TOLD) {
            writeln!(formatter, "    {change}")?;
        }
        if let Some(more) = self
            .changes
            .len()
            .checked_sub(TOLD)
            .filter(|more| *more > 0)
        {
            writeln!(formatter, "    and {more} more")?;
        }
        Ok(())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| share * 100.0;
        let beside = match self.beside {
            Beside::DaysBefore => "before",
            Beside::OtherVersions => "for other versions",
        };
        write!(
            formatter,
            "{}: {} {:.2} % ({:.2} to {:.2} %), {beside} {:.2} %",
            self.who,
            self.sign,
            percent(self.during.share()),
            percent(self.interval.0),
            percent(self.interval.1),
            percent(self.before.share())
        )
    }
}

/// Every rate of every day, with its interval of Wilson.
pub(super) fn table(rates: &Rates, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "engine,version,day,visitors,sign,count,rate,low,high")?;
    for series in &rates.series {
        let (engine, version) = match &series.who {
            Who::Browser(browser) => (&*browser.engine, browser.version),
            Who::All => ("all", None),
        };
        let version = version
            .map(|version| version.to_string())
            .unwrap_or_default();
        for (number, day) in rates.days.iter().enumerate() {
            for sign in series.signs() {
                let rate: Rate = series.rate(sign, number);
                let Some(name) = rates.signs.get(sign).filter(|_| rate.count > 0) else {
                    continue;
                };
                let (low, high) = rate.interval(1.0);
                writeln!(
                    out,
                    "{engine},{version},{day},{},{name},{},{:.6},{low:.6},{high:.6}",
                    rate.of,
                    rate.count,
                    rate.share()
                )?;
            }
        }
    }
    out.flush()
}
