//! Which functions need more stack than native code: part of the surface.

use std::cell::Cell;

use wasm_bindgen::JsValue;

use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::survey::Survey;
use crate::js::timer::task;
use crate::session::{Over, Session};
use ontrack_judge::SkipReason;
use ontrack_judge::evidence::{List, Observation};

/// The most names that are listed.
const NAME_LIMIT: usize = 24;
/// How many times a measure that drifted is repeated.
const ROUNDS: u32 = 10;
/// How long to wait for a task, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How many times the same functions are measured in a page.
const ENOUGH: u32 = 2;
/// The names of functions that need more stack than native code. They are called on nothing,
/// or construct from nonsense, which a native function refuses before it does anything.
pub(crate) async fn observe(
    session: &Session,
    realm: Option<&Realm>,
    survey: Option<&Survey>,
) -> Result<List, Over> {
    let (Some(realm), Some(survey)) = (realm, survey) else {
        return Ok(Observation::skipped(SkipReason::NoRealm));
    };
    // A function that was found native stays native.
    let has_more = survey.found().get::<JsValue>("discovered");
    let has_more = has_more.is_ok_and(|more| more.is_truthy());
    let times = if has_more { 0 } else { NATIVE.get() };
    if times >= ENOUGH {
        return Ok(Observation::Value(Vec::new()));
    }
    let mut found = Vec::new();
    for (kind, list) in [
        (CallKind::Call, "natives"),
        (CallKind::Construct, "constructors"),
    ] {
        let probe = StackProbe::new(realm, kind);
        match measure(session, probe, survey, list).await? {
            Some(names) => found.extend(names),
            None => return Ok(Observation::skipped(SkipReason::NoMeasure)),
        }
    }
    found.truncate(NAME_LIMIT);
    NATIVE.set(if found.is_empty() { times + 1 } else { 0 });
    Ok(Observation::Value(found))
}

/// Finds the headroom and measures, each in its own task, so that the page can run in
/// between.
async fn measure(
    session: &Session,
    probe: Option<StackProbe>,
    survey: &Survey,
    list: &str,
) -> Result<Option<Vec<String>>, Over> {
    let Some(probe) = probe else {
        return Ok(None);
    };
    let list = survey.functions(list);
    let functions = list.all();
    for _ in 0..ROUNDS {
        if !probe.is_known() {
            session.within(TASK_LIMIT_MS, &task()).await?;
        }
        if let Some(headroom) = probe.headroom()
            && let Some(mut found) =
                session.timely(probe.needing_more_stack(headroom, &functions))?
        {
            if found.is_empty() {
                found = session.timely(probe.taking_fewer_arguments(&list))?;
            }
            return Ok(Some(found));
        }
    }
    Ok(None)
}

thread_local! {
    /// How many times the native functions of the page were found to need no more stack than
    /// native code.
    static NATIVE: Cell<u32> = const { Cell::new(0) };
}
