//! Which functions need more stack than native code: part of the surface.

use std::cell::Cell;

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::ground::Ground;
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::survey::{FunctionList, Survey};
use crate::js::timer::task;
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};
use ontrack_judge::SkipReason;
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{List, Observation};

/// The most names that are listed.
const NAME_LIMIT: usize = 24;
/// How many tasks a measure that drifts may take. In every other one it is calibrated.
const ROUNDS: u32 = 20;
/// How long to wait for a task, in ms.
const TASK_LIMIT_MS: f64 = 1000.0;
/// How many times the same functions are measured in a page.
const ENOUGH: u32 = 2;
/// Adds the names of functions that need more stack than native code: of the interfaces, of the
/// ways to a frame, and of the fresh realm. They are called on nothing, or construct from nonsense,
/// which a native function refuses before it does anything.
pub(crate) async fn observe(
    session: &Session,
    realm: &Realm,
    survey: &Survey,
    ground: &Ground,
    seen: &mut Surface,
) -> Result<(), Over> {
    while IS_MEASURING.get() {
        session.within(TASK_LIMIT_MS, &task()).await?;
    }
    let _measuring = Measuring::begin();
    // A function that was found native stays native.
    let others = ground.functions();
    let (times, known) = NATIVE.take();
    let has_more = survey.found().get::<JsValue>("discovered");
    let has_more = has_more.is_ok_and(|more| more.is_truthy()) || known != others;
    let times = if has_more { 0 } else { times };
    if times >= ENOUGH {
        NATIVE.set((times, known));
        let nothing = || Observation::Value(Vec::new());
        (seen.deep, seen.ways, seen.ground) = (nothing(), nothing(), nothing());
        return Ok(());
    }
    let calls = StackProbe::new(realm, CallKind::Call);
    let constructions = StackProbe::new(realm, CallKind::Construct);
    let natives = survey.functions("natives");
    seen.deep = measure(session, calls.as_ref(), &natives, true).await?;
    seen.ways = measure(session, calls.as_ref(), &ground.ways, true).await?;
    seen.ground = measure(session, calls.as_ref(), &ground.judging, false).await?;
    let constructors = survey.functions("constructors");
    let constructors = measure(session, constructions.as_ref(), &constructors, true).await?;
    match (&mut seen.deep, constructors) {
        (Observation::Value(deep), Observation::Value(more)) => deep.extend(more),
        (deep, _) => *deep = Observation::skipped(SkipReason::NoMeasure),
    }
    let is_native = [&seen.deep, &seen.ways, &seen.ground]
        .into_iter()
        .all(|found| found.value().is_some_and(Vec::is_empty));
    NATIVE.set((if is_native { times + 1 } else { 0 }, others));
    Ok(())
}

/// Calibrates in tasks of their own, so that the page can run between, and measures again where it
/// drifted. In the first probe of a page the measure has a task of its own as well.
async fn measure(
    session: &Session,
    probe: Option<&StackProbe>,
    list: &FunctionList,
    finer: bool,
) -> Result<List, Over> {
    if let Some(probe) = probe {
        for round in 0..ROUNDS {
            if session.is_cold || round > 0 || !probe.is_known() {
                session.within(TASK_LIMIT_MS, &task()).await?;
            }
            if !probe.is_known() {
                probe.calibrate();
            } else if let Some(mut found) = session.timely(probe.not_native(list, finer))? {
                found.truncate(NAME_LIMIT);
                return Ok(Observation::Value(found));
            }
        }
    }
    Ok(Observation::skipped(SkipReason::NoMeasure))
}

/// One probe of the page measures at a time. What it finds native, those that wait need not measure.
struct Measuring;

impl Measuring {
    fn begin() -> Self {
        IS_MEASURING.set(true);
        Self
    }
}

impl Drop for Measuring {
    fn drop(&mut self) {
        IS_MEASURING.set(false);
    }
}

thread_local! {
    static IS_MEASURING: Cell<bool> = const { Cell::new(false) };
    /// How many times all functions of the page were found native, and those of them that are not
    /// of the interfaces.
    static NATIVE: Cell<(u32, Vec<Untrusted<Function>>)> = const { Cell::new((0, Vec::new())) };
}
