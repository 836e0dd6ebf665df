//! The matrix as one table for people: a line for each name, a column for each browser and way in.

use std::fmt::Write;

use super::row::{Row, State};

/// The groups of rows, in the order of the table, each with the title of its names.
const PARTS: [(&str, &str); 11] = [
    ("adversaries", "adversary"),
    ("genuine", "genuine configuration"),
    ("engines", "engine"),
    ("slow", "slow page"),
    ("hardened", "hardened page"),
    ("silence", "host page that listens"),
    ("field", "published software"),
    ("media", "with media"),
    ("peers", "server"),
    ("faults", "fault"),
    ("forgeries", "forged report"),
];

/// The whole table, and below it what is wrong and what could not be had.
pub fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    for (part, title) in PARTS {
        let rows: Vec<_> = rows.iter().filter(|row| row.part == part).collect();
        if !rows.is_empty() {
            block(&mut text, title, &rows);
        }
    }
    if (rows.iter()).any(Row::counts_anomalies) {
        text.push_str("1+2 is one anomaly above soft and two soft ones\n");
    }
    for (state, title) in [
        (State::NotOffered, "NOT OFFERED"),
        (State::Bad, "NOT AS WANTED"),
    ] {
        let rows: Vec<_> = rows.iter().filter(|row| row.state == state).collect();
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n{title}");
        for row in rows {
            let _ = writeln!(text, "  {}: {}", row.place(), row.why);
        }
    }
    text.push('\n');
    for (part, _) in PARTS {
        let rows: Vec<_> = rows.iter().filter(|row| row.part == part).collect();
        if !rows.is_empty() {
            let _ = writeln!(text, "{part}: {}", counts(&rows));
        }
    }
    let rows: Vec<_> = rows.iter().collect();
    let _ = writeln!(text, "{}", counts(&rows));
    text
}

fn counts(rows: &[&Row]) -> String {
    let count = |state| rows.iter().filter(|row| row.state == state).count();
    format!(
        "{} as wanted, {} not, {} not offered",
        count(State::Good),
        count(State::Bad),
        count(State::NotOffered)
    )
}

/// What a column holds: the browser, and how the adversary got into it.
fn column(row: &Row) -> [String; 2] {
    [
        row.browser.clone(),
        row.injection.clone().unwrap_or_default(),
    ]
}

fn block(text: &mut String, title: &str, rows: &[&Row]) {
    let mut columns: Vec<[String; 2]> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for row in rows {
        if !columns.contains(&column(row)) {
            columns.push(column(row));
        }
        if !names.contains(&row.name.as_str()) {
            names.push(&row.name);
        }
    }
    columns.sort();
    names.sort_unstable();

    let mut lines = vec![
        vec![title.to_owned(), "wanted".into()],
        vec![String::new(); 2],
    ];
    for [browser, injection] in &columns {
        lines[0].push(browser.clone());
        lines[1].push(injection.clone());
    }
    for name in names {
        let of_name: Vec<_> = rows.iter().filter(|row| row.name == name).collect();
        let mut line = vec![name.to_owned(), of_name[0].wanted.clone()];
        line.extend(columns.iter().map(|wanted| {
            let row = of_name.iter().find(|row| column(row) == *wanted);
            row.map_or("·".into(), |row| row.cell())
        }));
        lines.push(line);
    }
    lines.retain(|line| line.iter().any(|cell| !cell.is_empty()));
    aligned(text, &lines);
    text.push('\n');
}

fn aligned(text: &mut String, lines: &[Vec<String>]) {
    let width = |index: usize| {
        let cells = lines.iter().filter_map(|line| line.get(index));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..lines.first().map_or(0, Vec::len)).map(width).collect();
    for line in lines {
        let cells = line.iter().zip(&widths);
        let cells: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Result;
    use serde_json::json;

    use super::*;

    fn row(name: &str, browser: &str, state: &str, actual: &str) -> Result<Row> {
        Row::read(&json!({
            "part": "adversaries", "name": name, "title": browser, "injection": "first-script",
            "wanted": "tampered", "actual": actual, "state": state,
            "why": if state == "ok" { None } else { Some("because") },
        }))
    }

    #[test]
    fn a_row_that_is_not_as_wanted_is_told_twice() -> Result<()> {
        let rows = [
            row("hidden", "one 1", "ok", "tampered")?,
            row("hidden", "two 2", "FAIL", "genuine")?,
            row("open", "two 2", "not offered", "")?,
        ];
        let text = text(&rows);
        assert!(
            text.contains("ok tampered") && text.contains("FAIL genuine"),
            "{text}"
        );
        assert!(
            text.contains("hidden in two 2, first-script: because"),
            "{text}"
        );
        assert!(
            text.contains("open in two 2, first-script: because"),
            "{text}"
        );
        assert!(
            text.ends_with("adversaries: 1 as wanted, 1 not, 1 not offered\n1 as wanted, 1 not, 1 not offered\n"),
            "{text}"
        );
        Ok(())
    }

    #[test]
    fn a_missing_combination_is_no_result() -> Result<()> {
        let rows = [row("a", "one", "ok", "x")?, row("b", "two", "ok", "y")?];
        assert_eq!(text(&rows).matches('·').count(), 2);
        Ok(())
    }
}
