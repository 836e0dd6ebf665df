//! The verdict, what it means, and the facts beside it.

use std::io::{self, Write};

use anstyle::Style;
use ontrack_probe::{Report, Verdict, checks::Engine};

use super::{
    page::{BLUE, GREEN, PLAIN, Page, RED, YELLOW},
    saved::Saved,
};

pub(super) fn show(
    page: &mut Page<impl Write>,
    report: &Report<'_>,
    saved: &Saved,
) -> io::Result<()> {
    let verdict = report.verdict.name();
    page.line(&[(style(report.verdict).bold(), verdict)])?;
    page.entry((PLAIN, "  "), (PLAIN, &report.summary))?;
    if let Some(claimed) = saved.verdict.as_deref().filter(|name| *name != verdict) {
        let dispute = format!(
            "The report itself says {claimed}. That does not follow from its evidence, by this \
             version of the rules."
        );
        page.entry((PLAIN, "  "), (RED, &dispute))?;
    }
    page.line(&[])?;
    if let Some(reason) = report.reason {
        page.row(
            "reason",
            &format!("{}: {}", reason.name(), reason.meaning()),
        )?;
    }
    let outcome = report.outcome;
    page.row(
        "outcome",
        &format!("{}: {}", outcome.name(), outcome.meaning()),
    )?;
    page.row("source", &report.source)?;
    page.row("engine", &engine(&report.engine))?;
    page.row("nonce", &report.evidence.nonce)?;
    page.row(
        "took",
        &format!(
            "{:.1} ms, by version {}",
            report.duration_ms, report.version
        ),
    )
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Genuine => GREEN,
        Verdict::Inconclusive | Verdict::Blocked => BLUE,
        Verdict::Instrumented => YELLOW,
        Verdict::Tampered | Verdict::Emulated => RED,
    }
}

fn engine(engine: &Engine) -> String {
    let consistent = match engine.consistent {
        Some(true) => "consistent",
        Some(false) => "NOT consistent",
        None => "not to be compared",
    };
    let (behaves, claims) = (engine.behaves, engine.claims);
    format!("behaves like {behaves}, claims {claims}: {consistent}")
}
