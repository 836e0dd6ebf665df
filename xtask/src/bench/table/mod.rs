//! The figures of one browser for people, with the goals they are to reach.

pub mod growth;
pub mod loopback;
pub mod offline;
pub mod start;

use std::fmt::Write;

use serde_json::Value;

/// The line above the quartiles.
fn heading() -> String {
    format!("  {:<28} {:>8} {:>8} {:>8}\n", "", "median", "q1", "q3")
}

/// A line of `{ median, q1, q3 }`.
fn quartiles(name: &str, figures: &Value) -> String {
    let [median, q1, q3] = ["median", "q1", "q3"].map(|part| number(&figures[part]));
    format!("  {name:<28} {median:>8.1} {q1:>8.1} {q3:>8.1}\n")
}

/// A line of one figure.
fn single(name: &str, figure: &Value) -> String {
    format!("  {name:<28} {:>8.1}\n", number(figure))
}

/// A ratio with the most it may be, and whether that is reached.
fn goal(text: &mut String, ratio: &Value, of: &str, most: f64) {
    let ratio = number(ratio);
    let reached = if ratio <= most {
        "reached"
    } else {
        "NOT reached"
    };
    // Writing into a String does not fail.
    let _ = writeln!(
        text,
        "  goal: {ratio:.2} × {of} (at most {most}): {reached}"
    );
}

/// What is missing is no number, and reaches no goal.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
