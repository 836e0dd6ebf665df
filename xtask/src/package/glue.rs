//! wasm-bindgen's glue as our own loader needs it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{bundler, files, function, wasm::Bound};
use crate::workspace::{Workspace, read};

/// What wasm-bindgen exports for starting the module. It fetches, warns and remembers, all of
/// which the loader does in its own way.
const THEIRS: &str = "export { initSync, __wbg_init as default };";

/// The two steps of a start, which the loader takes itself.
const OURS: &str = "export { __wbg_get_imports as imports, __wbg_finalize_init as finish };";

/// What the glue may name of a page's globals. The judge names few of them.
const GLOBALS: [&str; 13] = [
    "AbortSignal",
    "Array",
    "JSON",
    "MessageChannel",
    "Number",
    "Object",
    "Promise",
    "Reflect",
    "Set",
    "WebAssembly",
    "clearTimeout",
    "performance",
    "setTimeout",
];

/// Kept from the start of the module on: a page may take them away later, or break their methods,
/// and most of what the glue calls must not throw. They are defined and not assigned: a page may
/// have frozen what they would be assigned over. Microtasks are the language's own, which no page
/// replaces.
const KEPT: &str = "\
if (!Array || !JSON || !Object || !Promise || !Set) throw 'broken';
const { FinalizationRegistry, TextDecoder, TextEncoder } = (() => {
  const { apply, defineProperty } = Reflect;
  const kept = (name, methods) => {
    const Type = globalThis[name];
    return Type && class extends Type {
      constructor(...list) {
        super(...list);
        for (const key of methods) {
          const method = this[key];
          const value = (...list) => {
            try {
              return apply(method, this, list);
            } catch {}
          };
          defineProperty(this, key, { __proto__: null, value });
        }
      }
    };
  };
  return {
    FinalizationRegistry: kept('FinalizationRegistry', ['register', 'unregister']),
    TextDecoder: kept('TextDecoder', ['decode']),
    TextEncoder: kept('TextEncoder', ['encode', 'encodeInto']),
  };
})();
const queueMicrotask = (run) => {
  (async () => {
    await null;
    run();
  })();
};";

/// Where the module asks whether there are microtasks.
const ASKED: &str = "arg0.queueMicrotask;";

/// The short names of a module, as wasm-opt tells them.
#[derive(Deserialize)]
struct Names {
    /// Module, name and short name of each. The modules all become `a`.
    imports: Vec<(String, String, String)>,
    /// Name and short name of each.
    exports: Vec<(String, String)>,
}

/// Writes `glue.js` into `folder`: a module whose one function evaluates the glue, by the names
/// that the module has. Until somebody calls it, nothing happens.
pub fn write(workspace: &Workspace, bound: &Bound, folder: &Path) -> Result<()> {
    let other_shape = || format!("{} is of another shape", bound.glue.display());
    let names = serde_json::from_str(&read(&bound.names)?)
        .with_context(|| bound.names.display().to_string())?;
    let glue = exporting_steps(&read(&bound.glue)?)
        .and_then(|glue| with_names(glue, &names))
        .with_context(other_shape)?;
    if let Some(snippets) = &bound.snippets {
        files::copy_folder(snippets, &folder.join("snippets"))?;
    }
    let (bound_file, flat) = (folder.join("bound.js"), folder.join("flat.js"));
    fs::write(&bound_file, glue)?;
    // One module out of several, without what nobody calls.
    bundler::flatten(workspace, &bound_file, &flat)?;
    let body = function::body(&read(&flat)?).with_context(other_shape)?;
    let body = format!("{KEPT}\n{body}");
    let globals = named(&body).join(", ");
    let module =
        format!("export const glue = () => {{\nconst {{ {globals} }} = globalThis;\n{body}\n}};\n");
    Ok(fs::write(folder.join("glue.js"), module)?)
}

fn exporting_steps(glue: &str) -> Option<String> {
    let glue = glue.replace(ASKED, "queueMicrotask;");
    glue.contains(THEIRS).then(|| glue.replace(THEIRS, OURS))
}

/// Imports are keys of one object, exports are members of `wasm`; whatever is not found as such
/// would be missing when the module starts.
fn with_names(mut glue: String, names: &Names) -> Option<String> {
    for (module, name, short) in &names.imports {
        glue = glue.replace(&format!("\"{module}\":"), "a:");
        let key = format!(" {name}: ");
        if !glue.contains(&key) {
            return None;
        }
        glue = glue.replacen(&key, &format!(" {short}: "), 1);
    }
    for (name, short) in &names.exports {
        glue = members(&glue, name, short);
    }
    Some(glue)
}

/// Those of the globals that a script names.
fn named(script: &str) -> Vec<&'static str> {
    let words: Vec<_> = script
        .split(|next: char| !(next.is_alphanumeric() || next == '_' || next == '$'))
        .collect();
    GLOBALS
        .into_iter()
        .filter(|name| words.contains(name))
        .collect()
}

/// `wasm.name` as `wasm.short`, but not the beginning of a longer name.
fn members(glue: &str, name: &str, short: &str) -> String {
    let member = format!("wasm.{name}");
    let mut parts = glue.split(&member);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        text.push_str(if goes_on { &member } else { "wasm." });
        text.push_str(if goes_on { "" } else { short });
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            imports: vec![("./glue_bg.js".into(), "__wbg_get_5c".into(), "b".into())],
            exports: vec![
                ("judge".into(), "c".into()),
                ("judge_all".into(), "d".into()),
            ],
        }
    }

    #[test]
    fn a_glue_of_another_shape_is_no_glue() {
        assert_eq!(exporting_steps("export default init;"), None);
        assert_eq!(exporting_steps(THEIRS).as_deref(), Some(OURS));
        assert_eq!(with_names("wasm.judge()".into(), &names()), None);
    }

    #[test]
    fn a_global_is_kept_where_it_is_named() {
        assert_eq!(
            named("Reflect.get(JSON_, setTimeout)"),
            ["Reflect", "setTimeout"]
        );
    }

    #[test]
    fn names_are_replaced_as_a_whole() {
        let glue = "{ \"./glue_bg.js\": { __wbg_get_5c: f } }; wasm.judge_all(wasm.judge(judge))";
        assert_eq!(
            with_names(glue.into(), &names()).as_deref(),
            Some("{ a: { b: f } }; wasm.d(wasm.c(judge))")
        );
    }
}
