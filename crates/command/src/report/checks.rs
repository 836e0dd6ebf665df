//! What became of the checks.

use std::io::{self, Write};

use ontrack_probe::Report;

use super::{
    page::{PLAIN, Page, QUIET},
    words,
};

pub(super) fn show(
    page: &mut Page<impl Write>,
    report: &Report<'_>,
    is_all: bool,
) -> io::Result<()> {
    let checks = &report.checks;
    let (passed, failed) = (checks.passed.len(), checks.failed.len());
    page.heading("Checks")?;
    let skipped = words::skipped(report);
    let count: usize = skipped.iter().map(|group| group.checks.len()).sum();
    let counts = format!("{passed} passed, {failed} failed, {count} not judged");
    page.entry((PLAIN, "  "), (PLAIN, &counts))?;
    for group in skipped {
        let start = format!("  {:>4}  {:<22}", group.checks.len(), group.why);
        page.entry((PLAIN, &start), (QUIET, group.meaning))?;
        if is_all {
            let names = group.checks.join(", ");
            page.entry((PLAIN, "        "), (QUIET, &names))?;
        }
    }
    Ok(())
}
