//! What the package costs to start, and for how long a probe holds up the page.

use serde_json::Value;

use super::{heading, number, quartiles};

const SOURCES: [&str; 2] = ["offline", "loopback"];

/// What a start consists of.
const PARTS: [&str; 4] = ["load", "decode", "compile", "instantiate"];

/// The tables of one browser.
pub fn text(figures: &Value) -> String {
    let title = figures["title"].as_str().unwrap_or_default();
    let mut text = format!("{title}, {} fresh pages, in ms\n", figures["rounds"]);
    text += &heading();
    for (name, key) in [("package", "package"), ("trivial module", "trivial")] {
        text += &quartiles(
            &format!("{name}, until it answers"),
            &figures[format!("{key}Ms")],
        );
        for part in PARTS {
            let times = &figures[format!("{key}PartsMs")][part];
            text += &quartiles(&format!("  {part}"), times);
        }
    }
    text += &quartiles("fingerprintjs", &figures["fingerprintjsMs"]);
    let ratio = number(&figures["ratioToTrivial"]);
    text += &format!("  the package is {ratio:.2} × the trivial module\n");
    for source in SOURCES {
        text += &format!(
            "  held up by {source:<17} {:>8} {:>8}\n",
            "longest", "total"
        );
        for (name, key) in [
            ("first probe", "first"),
            ("later probe", "later"),
            ("first, by longtask", "firstCounted"),
            ("later, by longtask", "laterCounted"),
        ] {
            let seen = &figures["blocks"][source][key];
            if seen["longestMs"].is_null() {
                text += &format!("  {name:<28} the browser does not count them\n");
                continue;
            }
            let [longest, total] = ["longestMs", "totalMs"].map(|part| number(&seen[part]));
            text += &format!("  {name:<28} {longest:>8.1} {total:>8.1}\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::text;

    #[test]
    fn the_parts_of_a_start_stand_below_the_whole() {
        let shown = text(&json!({
            "packageMs": { "median": 20.0 },
            "packagePartsMs": { "compile": { "median": 7.0 } },
            "ratioToTrivial": 2.5,
        }));
        let place = |word: &str| shown.find(word);
        assert!(place("package, until") < place("compile"), "{shown}");
        assert!(shown.contains("7.0"), "{shown}");
        assert!(shown.contains("2.50 × the trivial module"), "{shown}");
    }

    #[test]
    fn what_a_browser_does_not_count_is_no_figure() {
        let seen = json!({ "first": { "longestMs": 31.0, "totalMs": 0.0 } });
        let shown = text(&json!({ "blocks": { "offline": seen } }));
        assert!(shown.contains("31.0      0.0"), "{shown}");
        assert!(
            shown.contains("first, by longtask           the browser does not"),
            "{shown}"
        );
    }
}
