//! How the cost grows with tracks and with probes at once.

use std::fmt::Write;

use serde_json::Value;

use super::number;

const SOURCES: [&str; 2] = ["offline", "loopback"];
const COUNTS: [&str; 4] = ["1", "2", "8", "32"];

/// The tables of one browser.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let mut text = format!("{title}, medians in ms\n");
    text += &line("tracks of a connection", COUNTS.map(str::to_owned));
    for (name, key) in [
        ("all bring packets", "bareArrivedMs"),
        ("all bring packets, watched", "watchedArrivedMs"),
        ("its statistics alone", "statisticsMs"),
        ("a report of the watch", "reportMs"),
    ] {
        text += &line(
            name,
            COUNTS.map(|count| median(&figures["tracks"][count][key])),
        );
    }
    let block = |count| told(&figures["tracks"][count]["longestBlockMs"]);
    text += &line("longest block of a report", COUNTS.map(block));
    text += &line("probes at once", COUNTS.map(str::to_owned));
    for source in SOURCES {
        let times = &figures["togetherMs"][source];
        text += &line(source, COUNTS.map(|count| median(&times[count])));
        let each = |count: &str| {
            let whole = number(&times[count]["median"]);
            told(&(whole / count.parse().unwrap_or(f64::NAN)).into())
        };
        text += &line(&format!("  {source}, for each"), COUNTS.map(each));
    }
    let times = &figures["togetherMs"]["loopback"];
    let complete = |count| {
        let through = times[count]["media"]["complete"].as_u64().unwrap_or(0);
        format!("{through}/{}", times[count]["probes"])
    };
    text += &line("  media came through", COUNTS.map(complete));
    text
}

fn median(times: &Value) -> String {
    told(&times["median"])
}

fn told(figure: &Value) -> String {
    format!("{:.1}", number(figure))
}

fn line(name: &str, cells: [String; 4]) -> String {
    let mut line = format!("  {name:<28}");
    for cell in cells {
        // Writing into a String does not fail.
        let _ = write!(line, " {cell:>8}");
    }
    line + "\n"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::text;

    #[test]
    fn several_at_once_are_told_for_each_too() {
        let times = json!({ "1": { "median": 20.0 }, "8": { "median": 48.0 } });
        let shown = text(&json!({ "togetherMs": { "offline": times } }));
        assert!(shown.contains("48.0") && shown.contains("6.0"), "{shown}");
    }

    #[test]
    fn tracks_are_told_by_their_number() {
        let tracks = json!({ "32": { "reportMs": { "median": 31.5 } } });
        let shown = text(&json!({ "tracks": tracks }));
        assert!(shown.contains("31.5"), "{shown}");
        assert!(
            shown.contains("NaN"),
            "what is missing is no number: {shown}"
        );
    }
}
