//! The evidence of one kind of visitor, under the nonce of all recorded evidence.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use ontrack_judge::Evidence;
use ontrack_judge::checks::Behaviour;
use serde_json::Value;

use super::difference::Difference;
use super::planted::Happenings;
use super::recorded::Recorded;
use crate::judged::judged;
use crate::row::Judged;

/// A kind of visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    /// The place of the browser among those recorded.
    pub(super) browser: usize,
    /// What the person has: a row of the matrix.
    pub(super) has: Option<&'static str>,
    /// What the page loads or an extension does: a row of the matrix.
    pub(super) wrapper: Option<&'static str>,
    /// Whether it is the version that was planted.
    pub(super) is_updated: bool,
}

/// What visitors of a kind show, and what the judge says of it.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) evidence: Evidence,
    pub(super) judged: Judged,
    /// What the clock of pages is rounded to, in milliseconds.
    pub(super) clock: f64,
}

/// Every kind that was asked for.
#[derive(Debug, Default)]
pub(super) struct Templates(RwLock<HashMap<Kind, Arc<Template>>>);

impl Templates {
    pub(super) fn of(
        &self,
        kind: Kind,
        recorded: &Recorded,
        happenings: &Happenings,
    ) -> Option<Arc<Template>> {
        if let Some(template) = self.0.read().ok()?.get(&kind) {
            return Some(Arc::clone(template));
        }
        let template = Arc::new(template(kind, recorded, happenings)?);
        self.0.write().ok()?.insert(kind, Arc::clone(&template));
        Some(template)
    }
}

fn template(kind: Kind, recorded: &Recorded, happenings: &Happenings) -> Option<Template> {
    let browser = recorded.browsers.get(kind.browser)?;
    let mut evidence: Value = browser.evidence.clone();
    for name in [kind.wrapper, kind.has].into_iter().flatten() {
        // What nobody recorded in this engine, nobody has there.
        if let Some(difference) = recorded.difference(name, browser.engine) {
            difference.apply(&mut evidence);
        }
    }
    if let Some(update) = happenings.update.as_ref().filter(|_| kind.is_updated) {
        let version = Difference::of("environment.claimedVersion", update.version.into());
        version.apply(&mut evidence);
        Difference::of(update.path, update.answer.clone()).apply(&mut evidence);
    }
    let evidence = Evidence::from_json(evidence.to_string()).ok()?;
    Some(Template {
        judged: judged(&evidence),
        evidence,
        clock: match (kind.has, browser.engine) {
            (Some("resist-fingerprinting"), _) => 100.0,
            (_, Behaviour::Blink) => 0.1,
            _ => 1.0,
        },
    })
}
