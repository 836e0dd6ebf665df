//! A module as the body of a function, so that what it does at its top happens on a call.

/// The module's text with a `return` in place of its exports: `export { a as b, c };` says the
/// same as `return { b: a, c };`. Nothing where it does not end in its exports.
pub fn body(module: &str) -> Option<String> {
    let (statements, exports) = module.trim_end().rsplit_once("export")?;
    let names = exports
        .trim_start()
        .strip_prefix('{')?
        .strip_suffix("};")?
        .split(',')
        .map(str::trim);
    let members: Vec<_> = names
        .filter(|name| !name.is_empty())
        .map(|name| match name.split_once(" as ") {
            Some((ours, theirs)) => format!("{theirs}:{ours}"),
            None => name.to_owned(),
        })
        .collect();
    Some(format!("{statements}return{{{}}};", members.join(",")))
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn exports_are_returned() {
        assert_eq!(
            body("let a = 1;\nexport {\n  a as b,\n  c\n};\n").as_deref(),
            Some("let a = 1;\nreturn{b:a,c};")
        );
        assert_eq!(
            body("var a=1;export{a as b,c as d};").as_deref(),
            Some("var a=1;return{b:a,d:c};")
        );
    }

    #[test]
    fn what_does_not_end_in_exports_has_no_body() {
        assert_eq!(body("let a = 1;\n"), None);
        assert_eq!(body("export const a = 1;\n"), None);
    }
}
