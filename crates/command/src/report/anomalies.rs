//! Why: the checks that failed, the heaviest first.

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::BTreeSet,
    io::{self, Write},
};

use anstyle::Style;
use ontrack_probe::{Anomaly, Benign, Report, Weight};

use super::page::{BOLD, PLAIN, Page, QUIET, RED, YELLOW};

/// So many tell enough.
const FIRST: usize = 8;
/// A longer text hides the others.
const LONGEST: usize = 200;

pub(super) fn show(
    page: &mut Page<impl Write>,
    report: &Report<'_>,
    is_all: bool,
) -> io::Result<()> {
    if report.anomalies.is_empty() {
        return Ok(());
    }
    let mut anomalies: Vec<_> = report.anomalies.iter().collect();
    anomalies.sort_by_key(|anomaly| Reverse(anomaly.weight));
    let shown = if is_all { anomalies.len() } else { FIRST };
    page.heading("Why")?;
    for anomaly in anomalies.iter().take(shown) {
        self::anomaly(page, anomaly, is_all)?;
    }
    let more = anomalies.len().saturating_sub(shown);
    if more > 0 {
        page.line(&[(QUIET, &format!("  and {more} more: --all lists them"))])?;
    }
    harmless(page, &anomalies)
}

fn anomaly(page: &mut Page<impl Write>, anomaly: &Anomaly, is_all: bool) -> io::Result<()> {
    let weight = format!("  {:<8}", anomaly.weight.name());
    let weight = (style(anomaly.weight), &*weight);
    page.entry(weight, (BOLD, anomaly.check.about.finding))?;
    let longest = if is_all { usize::MAX } else { LONGEST };
    for (name, text) in [
        ("check", anomaly.check.id),
        ("expected", &anomaly.expected),
        ("observed", &anomaly.observed),
    ] {
        let name = format!("          {name:<10}");
        page.entry((QUIET, &name), (PLAIN, &cut(text, longest)))?;
    }
    Ok(())
}

/// What real people may have that causes such anomalies.
fn harmless(page: &mut Page<impl Write>, anomalies: &[&Anomaly]) -> io::Result<()> {
    let causes = anomalies
        .iter()
        .flat_map(|anomaly| anomaly.benign_causes.iter());
    let causes: BTreeSet<Benign> = causes.copied().collect();
    if causes.is_empty() {
        return Ok(());
    }
    page.line(&[(PLAIN, "  Harmless causes of some of these:")])?;
    for cause in causes {
        page.entry((PLAIN, "    "), (QUIET, cause.name()))?;
    }
    Ok(())
}

fn style(weight: Weight) -> Style {
    match weight {
        Weight::Hard => RED,
        Weight::Medium => YELLOW,
        Weight::Soft => QUIET,
    }
}

/// The text, or its beginning.
fn cut(text: &str, longest: usize) -> Cow<'_, str> {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}
