//! A line out for each line in, as Spark's `pipe` and ClickHouse's executable functions need it.

use std::io::{self, BufRead, Write};
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::Counts;
use crate::files::LONGEST_LINE;
use crate::privacy::Privacy;
use crate::row::Row;
use crate::unjudged::{RowError, Unjudged};
use crate::{FleetError, lines};

/// In the place of a row that cannot be judged.
#[derive(Serialize)]
struct Refusal {
    code: &'static str,
    error: String,
}

/// Judges what comes in until it ends. Whatever is there is judged at once, on all processors, and
/// written before more is waited for.
pub(super) fn run(
    mut input: impl BufRead,
    mut output: impl Write,
    privacy: &Privacy,
) -> Result<Counts, FleetError> {
    let failed = |error: io::Error| FleetError::file(Path::new("-"))(error);
    let mut counts = Counts::default();
    let mut pending = Vec::new();
    loop {
        let there = input.fill_buf().map_err(failed)?;
        let is_over = there.is_empty();
        let used = there.len();
        pending.extend_from_slice(there);
        input.consume(used);
        if is_over && !pending.is_empty() && !pending.ends_with(b"\n") {
            pending.push(b'\n');
        }
        let end = pending
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let (whole, _) = pending.split_at(end);
        let judged = judge(whole, privacy);
        for (text, row) in &judged {
            match row {
                Some(row) => counts.add(row),
                None => counts.refused += 1,
            }
            output.write_all(text).map_err(failed)?;
        }
        output.flush().map_err(failed)?;
        pending.drain(..end);
        if pending.len() > LONGEST_LINE {
            return Err(FleetError::Asked(
                "a line is too long to be a row".to_owned(),
            ));
        }
        if is_over {
            return Ok(counts);
        }
    }
}

/// The lines with what is written for each.
fn judge(text: &[u8], privacy: &Privacy) -> Vec<(Vec<u8>, Option<Row>)> {
    let lines: Vec<_> = text
        .strip_suffix(b"\n")
        .map_or_else(Vec::new, |text| text.split(|byte| *byte == b'\n').collect());
    let judged = lines.into_par_iter().map(|line| {
        let judged = lines::unjudged(line)
            .and_then(|unjudged: Unjudged| unjudged.judge(privacy).map_err(|(_, error)| error));
        let mut out = Vec::new();
        match judged {
            Ok(row) if lines::write(&row, &mut out).is_ok() => (out, Some(row)),
            Ok(_) => (refusal(&RowError::NoEvidence), None),
            Err(error) => (refusal(&error), None),
        }
    });
    judged.collect()
}

fn refusal(error: &RowError) -> Vec<u8> {
    let refusal = Refusal {
        code: error.code(),
        error: error.to_string(),
    };
    let mut line = serde_json::to_vec(&refusal).unwrap_or_default();
    line.push(b'\n');
    line
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn there_is_a_line_for_each_line_in_their_order() {
        let evidence = |nonce: &str| format!(r#"{{"schemaVersion":1,"nonce":"{nonce}"}}"#);
        let text = [&evidence("a"), "{", "", &evidence("b")].join("\n");
        let mut output = Vec::new();
        let counts = run(text.as_bytes(), &mut output, &Privacy::default()).expect("counts");
        assert_eq!((counts.rows, counts.refused), (2, 2));
        let output = String::from_utf8(output).expect("text");
        let lines: Vec<Value> = output
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let codes: Vec<_> = lines.iter().map(|line| line.get("code")).collect();
        let refused = Value::from("not-json");
        assert_eq!(codes, [None, Some(&refused), Some(&refused), None]);
        assert_eq!(
            lines
                .last()
                .and_then(|line| line.pointer("/evidence/nonce")),
            Some(&"b".into())
        );
    }

    #[test]
    fn what_is_there_is_judged_before_more_is_waited_for() {
        /// Gives one line, and then the end only when the first was answered.
        struct Asked<'a>(&'a std::cell::Cell<usize>, bool);
        impl io::Read for Asked<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if self.1 {
                    assert_eq!(self.0.get(), 1, "the first line was not answered");
                    return Ok(0);
                }
                self.1 = true;
                io::Read::read(&mut &b"{\n"[..], buffer)
            }
        }
        struct Answered<'a>(&'a std::cell::Cell<usize>);
        impl Write for Answered<'_> {
            fn write(&mut self, text: &[u8]) -> io::Result<usize> {
                self.0.set(self.0.get() + 1);
                Ok(text.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let answers = std::cell::Cell::new(0);
        let input = io::BufReader::new(Asked(&answers, false));
        let counts = run(input, Answered(&answers), &Privacy::default()).expect("counts");
        assert_eq!(counts.refused, 1);
    }
}
