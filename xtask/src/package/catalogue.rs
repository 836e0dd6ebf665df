//! The catalogue of checks as the package carries it: beside the module, because most pages
//! never show it.

use ontrack_probe::checks;
use serde_json::{Value, json};

/// Every check with its texts.
pub fn json() -> Value {
    checks::catalogue()
        .map(|check| {
            json!({
                "id": check.id,
                "family": check.family.name(),
                "weight": check.weight.name(),
                "title": check.about.title,
                "finding": check.about.finding,
                "why": check.about.why,
                "spec": check.about.spec,
                "benignCauses": check.benign.iter().map(|cause| cause.name()).collect::<Vec<_>>(),
            })
        })
        .collect()
}
