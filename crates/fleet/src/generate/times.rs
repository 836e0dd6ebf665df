//! How long the steps of a probe took.

use ontrack_judge::Evidence;

use super::population::normal;

/// Gives the evidence times of its own: a machine of another speed, that was busy here and there.
pub(super) fn vary(evidence: &mut Evidence, clock: f64, random: &mut fastrand::Rng) {
    let speed = (0.5 * normal(random)).exp();
    let rounded = |at: f64| {
        // Twelve digits are more than any clock has, and hide what the division leaves.
        let steps = (at / clock).round();
        (steps * clock * 1e6).round() / 1e6
    };
    let (mut before, mut now) = (0.0, 0.0);
    for moment in &mut evidence.timeline {
        let step = moment.at_ms - before;
        before = moment.at_ms;
        now += step * speed * (0.2 * normal(random)).exp();
        moment.at_ms = rounded(now);
    }
    let rest = (evidence.duration_ms - before).max(0.0);
    evidence.duration_ms = rounded(now + rest * speed);
}
