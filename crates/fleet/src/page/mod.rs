//! One page that shows what was counted and what changed. It holds everything that it needs, and
//! requests nothing.

mod data;
mod examples;

use std::fs;
use std::path::PathBuf;

use clap::Args;

use self::data::{Data, browser_of};
use self::examples::Wanted;
use crate::counts::{self, Sign};
use crate::drift::{self, Found, Rates, Settings};
use crate::{FleetError, files};

const TEMPLATE: &str = include_str!("template.html");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("page.js");
/// uPlot, as its package has it; see its licence beside it.
const CHART_SCRIPT: &str = include_str!("uplot/uPlot.iife.min.js");
const CHART_STYLE: &str = include_str!("uplot/uPlot.min.css");

/// Writes one page with charts: verdicts over time, failed checks by version, what changed
#[derive(Args, Clone, Debug)]
pub struct Page {
    /// Files or folders of rows that `batch` wrote
    #[arg(required = true, value_name = "IN")]
    pub inputs: Vec<PathBuf>,
    /// The file to write
    #[arg(long, default_value = "visitors.html", value_name = "FILE")]
    pub out: PathBuf,
    /// The address of a playground, where examples of evidence are opened; when left out, they can be
    /// saved
    #[arg(long, value_name = "ADDRESS")]
    pub playground: Option<String>,
    /// Leave out examples, which are evidence of single visitors
    #[arg(long)]
    pub without_examples: bool,
    #[command(flatten)]
    #[allow(
        missing_docs,
        reason = "its text would take the place of this command's"
    )]
    pub settings: Settings,
}

impl Page {
    /// Writes it; what it tells.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written, or holds no judged rows.
    pub fn run(&self) -> Result<Found, FleetError> {
        let playground = self.playground.as_deref().map(address).transpose()?;
        let inputs = files::find(&self.inputs)?;
        let (rates, found) = drift::find(counts::read(&inputs)?, self.settings);
        let mut data = Data::new(&rates, &found, playground);
        if !self.without_examples {
            let mut wanted = wanted(&rates, &found, &data);
            examples::find(&inputs, &mut wanted)?;
            put(&mut data, wanted);
        }
        let failed = |error: serde_json::Error| FleetError::file(&self.out)(error.into());
        let text = html(&data).map_err(failed)?;
        fs::write(&self.out, text).map_err(FleetError::file(&self.out))?;
        Ok(found)
    }
}

/// A link of another kind than to a page could run as a script.
fn address(text: &str) -> Result<String, FleetError> {
    let is_page = ["https://", "http://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    is_page.then(|| text.to_owned()).ok_or_else(|| {
        FleetError::Asked(format!(
            "{text} is no address; it begins with https:// or http://"
        ))
    })
}

/// What is looked for, in the order of the happenings and then of the unfamiliar versions.
fn wanted(rates: &Rates, found: &Found, data: &Data) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for happening in &found.happenings {
        let shown = happening.changes.iter();
        let shown = shown.filter(|change| change.is_rise() && !change.sign.needs_others());
        let largest = shown.max_by(|one, other| one.excess().total_cmp(&other.excess()));
        let sign = largest.map_or(Sign::Repeated, |change| change.sign.clone());
        wanted.push(Wanted {
            browsers: happening
                .who
                .iter()
                .filter_map(browser_of)
                .cloned()
                .collect(),
            sign,
            days: happening.first..=happening.last,
            found: Vec::new(),
        });
    }
    let days = rates.days.first().copied().zip(rates.days.last().copied());
    let (first, last) = days.unwrap_or_default();
    for unfamiliar in &data.unfamiliar {
        wanted.push(Wanted {
            browsers: vec![unfamiliar.browser.clone()],
            sign: Sign::Reason(ontrack_judge::Reason::UnfamiliarBehaviour.name().into()),
            days: first..=last,
            found: Vec::new(),
        });
    }
    wanted
}

fn put(data: &mut Data, wanted: Vec<Wanted>) {
    let happenings = data.happenings.iter_mut().map(|it| &mut it.examples);
    let unfamiliar = data.unfamiliar.iter_mut().map(|it| &mut it.examples);
    for (places, wanted) in happenings.chain(unfamiliar).zip(wanted) {
        for evidence in wanted.found {
            places.push(data.examples.len());
            data.examples.push(evidence);
        }
    }
}

fn html(data: &Data) -> Result<String, serde_json::Error> {
    // The end of a script element cannot stand in JSON that has no `<`.
    let data = serde_json::to_string(data)?.replace('<', "\\u003c");
    let parts = [
        ("{{chart.css}}", CHART_STYLE),
        ("{{style.css}}", STYLE),
        ("{{data}}", &data),
        ("{{chart.js}}", CHART_SCRIPT),
        ("{{page.js}}", SCRIPT),
    ];
    // One after the other from the left, so that nothing is put into what was put in.
    let mut text = String::new();
    let mut rest = TEMPLATE;
    for (mark, part) in parts {
        if let Some((before, after)) = rest.split_once(mark) {
            text.push_str(before);
            text.push_str(part);
            rest = after;
        }
    }
    text.push_str(rest);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_charts_are_drawn_by_what_npm_has() {
        // Of dist/ in `npm pack uplot@1.6.32`, by sha256sum.
        for (file, expected) in [
            (
                CHART_SCRIPT,
                "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
            ),
            (
                CHART_STYLE,
                "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
            ),
        ] {
            let hash: Vec<_> = Sha256::digest(file)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(hash.concat(), expected);
        }
    }
}
