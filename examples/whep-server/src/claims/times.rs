//! Whether the probe can have taken the time it says.

use std::time::Duration;

use super::{Case, Finding};

/// For what lies between two clocks, a page that is slow to ask and a network that is slow to tell.
const SLACK: Duration = Duration::from_secs(2);

/// The probe began after its nonce was issued, and lasted about as long as its session. It cannot
/// have lasted longer than since the nonce was issued; that its session lasted longer says nothing
/// where the goodbye was lost or late.
pub(super) fn times(case: &Case<'_>) -> Finding {
    let Case {
        evidence, known, ..
    } = case;
    let (Some(seen), Some(nonce)) = (&known.seen, &known.nonce) else {
        return Finding::new(None, "", "");
    };
    let Ok(duration) = Duration::try_from_secs_f64(evidence.duration_ms / 1000.0) else {
        return Finding::new(false, "a time", evidence.duration_ms.to_string());
    };
    let most = known.now.duration_since(nonce.issued).unwrap_or_default();
    let least = seen
        .ended
        .map_or(Duration::ZERO, |_| seen.connected_for(known.instant));
    let holds = if duration > most + SLACK {
        Some(false)
    } else {
        (duration + SLACK >= least).then_some(true)
    };
    Finding::new(
        holds,
        format!("{} to {} ms", least.as_millis(), most.as_millis()),
        format!("{} ms", duration.as_millis()),
    )
}
