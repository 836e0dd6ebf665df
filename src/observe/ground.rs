//! What the probe itself stands on: the built-in functions that it calls, the ways to a frame, and
//! the fresh realm. Part of the surface.

use js_sys::Function;
use web_sys::Window;

use crate::js::function::{Source, source};
use crate::js::ground::{called, judging, ways};
use crate::js::realm::Realm;
use crate::js::survey::FunctionList;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::{List, Observation};

/// Functions whose stack is measured with that of the interfaces.
pub(crate) struct Ground {
    /// The ways to a frame and its window.
    pub(super) ways: FunctionList,
    /// Functions of the fresh realm that others are judged by.
    pub(super) judging: FunctionList,
}

impl Ground {
    /// Reads them after all else: a page may be told that they were looked at.
    pub(crate) fn of(scope: &Untrusted<Window>, realm: &Realm) -> Read<Self> {
        Ok(Self {
            ways: ways(scope)?,
            judging: judging(realm.window())?,
        })
    }

    /// All of them.
    pub(super) fn functions(&self) -> Vec<Untrusted<Function>> {
        let all = self.ways.all().into_iter().chain(self.judging.all());
        all.map(|(_, function)| function).collect()
    }

    /// The names of the built-in functions that are not native by their source text.
    pub(crate) fn replaced(&self, scope: &Untrusted<Window>, realm: &Realm) -> List {
        let Ok(called) = called(scope) else {
            return Observation::default();
        };
        let mut found = called.all();
        found.extend(self.ways.all());
        found.retain(|(name, function)| {
            let name = name.rsplit('.').next().unwrap_or_default();
            let source = source(realm.to_string(), function, name);
            !matches!(source, Ok(Source::Native))
        });
        Observation::Value(found.into_iter().map(|(name, _)| name).collect())
    }
}
