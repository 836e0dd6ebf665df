//! What the probe itself stands on: the built-in functions that it calls, the ways to a frame, and
//! the fresh realm. Part of the surface.

use web_sys::Window;

use crate::js::function::{Source, source};
use crate::js::ground::{called, judging, ways};
use crate::js::realm::Realm;
use crate::js::stack_depth::{CallKind, StackProbe};
use crate::js::survey::NamedFunction;
use crate::js::thrown::Read;
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{List, Observation};

/// Adds what is seen of them. It comes after all else: a page may be told that it was looked at.
pub(crate) fn observe(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    seen: &mut Surface,
) -> Read<()> {
    let Some(realm) = realm else {
        return Ok(());
    };
    let ways = ways(scope)?;
    let named = ways.all();
    let mut replaced = called(scope)?.all();
    replaced.extend(named.iter().cloned());
    replaced.retain(|(name, function)| {
        let name = name.rsplit('.').next().unwrap_or_default();
        !matches!(
            source(realm.to_string(), function, name),
            Ok(Source::Native)
        )
    });
    seen.replaced = Observation::Value(replaced.into_iter().map(|(name, _)| name).collect());
    let Some(probe) = StackProbe::new(realm, CallKind::Call).filter(StackProbe::is_known) else {
        return Ok(());
    };
    seen.ways = deep(&probe, &named, probe.taking_fewer_arguments(&ways));
    seen.ground = deep(&probe, &judging(realm.window())?.all(), Vec::new());
    Ok(())
}

/// How many times it is measured, because the engine may change its frames meanwhile.
const ATTEMPTS: usize = 2;

/// Those that need more stack than native code, beside the ones that are `found` already.
fn deep(probe: &StackProbe, functions: &[NamedFunction], mut found: Vec<String>) -> List {
    let measured = || probe.needing_more_stack(probe.headroom()?, functions);
    let Some(deeper) = (0..ATTEMPTS).find_map(|_| measured()) else {
        return Observation::default();
    };
    for name in deeper {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    Observation::Value(found)
}
