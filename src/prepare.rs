//! What the first probe of a page needs, done before it.

use crate::js::interface::scope;
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::observe::environment;

/// Does a part of it, which belongs into a task of its own. Part 0 runs what decides whether there is
/// anything to prepare, part 1 opens the fresh realm. Two further parts calibrate the two measures of the
/// stack. More of them would be longer tasks than those that they save the probe.
///
/// The page sees of it what it sees of a probe before that constructs a connection.
pub fn prepare(part: u32) {
    let Ok(scope) = scope() else {
        return;
    };
    if environment::context(&scope) != "window" || part == 0 {
        return;
    }
    let kind = if part.is_multiple_of(2) {
        CallKind::Call
    } else {
        CallKind::Construct
    };
    if let Ok(realm) = Realm::prepared()
        && part > 1
        && let Some(probe) = StackProbe::new(&realm, kind)
    {
        probe.calibrate();
    }
}
