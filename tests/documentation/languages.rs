//! The functions in docs/other-languages.md are those of the examples.

use crate::documents::read;

#[test]
fn every_function_shown_is_part_of_the_example_beside_it() {
    let document = read("docs/other-languages.md").text;
    let mut shown = 0;
    let parts: Vec<_> = document.split("\n```").collect();
    // Between two fences there is code, then prose.
    for pair in parts.windows(2).step_by(2) {
        let [prose, code] = pair else { continue };
        let paragraph = prose.trim_end().rsplit("\n\n").next().unwrap_or_default();
        let Some((_, rest)) = paragraph.split_once("](../examples/") else {
            continue;
        };
        let (name, _) = rest.split_once(')').expect("a link");
        let example = read(&format!("examples/{name}")).text;
        let (_language, code) = code.split_once('\n').expect("lines");
        assert!(example.contains(code), "{name} does not hold:\n{code}");
        shown += 1;
    }
    assert!(shown > 4, "only {shown} functions were found");
}
