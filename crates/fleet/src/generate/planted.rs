//! What happens to a fleet: a browser that changes, a page that changes, an attack.

use chrono::NaiveDate;
use ontrack_judge::checks::Behaviour;
use serde_json::{Value, json};

use super::recorded::Recorded;

/// What is to happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Planted {
    /// A new version of a browser answers in one thing otherwise.
    pub update: bool,
    /// The site's own page, or a popular extension, begins to wrap the interfaces.
    pub page: bool,
    /// Somebody sends evidence that no browser gave.
    pub attack: bool,
}

impl Planted {
    /// All three.
    pub const ALL: Self = Self {
        update: true,
        page: true,
        attack: true,
    };
}

/// What a new version might answer otherwise, each a place in the evidence and the new value.
fn new_answers() -> [(&'static str, Value); 14] {
    [
        ("refusals.badPolicy", json!("returns")),
        ("refusals.addTransceiverWhenClosed", json!("returns")),
        (
            "refusals.createOfferWhenClosed",
            json!("rejects OperationError"),
        ),
        ("delivery.stateAfterCall", json!("have-remote-offer")),
        ("sender.duplicate", json!("returns")),
        ("connection.handlerIsKept", json!(false)),
        ("offer.settledInMicrotask", json!(true)),
        ("delivery.stateChangeFirst", json!(false)),
        ("lifecycle.endedEvents", json!(0)),
        ("lifecycle.afterMicrotask", json!(["ended", "ended"])),
        ("events.0.transceivers", json!(1)),
        ("sender.isReused", json!(false)),
        ("configuration.bundlePolicy", json!("max-bundle")),
        ("connection.iceGatheringState", json!("complete")),
    ]
}

/// Scripts that a site may begin to load, which every visitor then has, and extensions that become
/// popular: rows of the matrix, and the share of visitors that have them.
const WRAPPERS: [(&str, f64); 5] = [
    ("adapter", 1.0),
    ("zone-rtc", 1.0),
    ("method-function", 1.0),
    ("subclass", 1.0),
    ("method-proxy", 0.08),
];

/// Programs that imitate a browser: rows of the matrix.
const IMITATIONS: [&str; 3] = [
    "full-emulation",
    "synthetic-track-event",
    "eventtarget-class",
];

/// The browser that changes.
#[derive(Clone, Debug)]
pub struct Update {
    /// Its engine.
    pub engine: Behaviour,
    /// Its version.
    pub version: u32,
    /// On which day the first visitors have it.
    pub day: u32,
    /// The place of the newest recorded version.
    pub(super) browser: usize,
    /// Where it answers otherwise.
    pub(super) path: &'static str,
    /// What it answers.
    pub(super) answer: Value,
}

/// The page that changes.
#[derive(Clone, Debug)]
pub struct Page {
    /// On which day.
    pub day: u32,
    /// The row of the matrix.
    pub wrapper: &'static str,
    /// How many visitors have it.
    pub share: f64,
}

/// The attack.
#[derive(Clone, Debug)]
pub struct Attack {
    /// On which day.
    pub day: u32,
    /// In which hour it begins.
    pub hour: u32,
    /// For how many hours.
    pub hours: u32,
    /// How many of all visitors of the fleet are the attacker's.
    pub share: f64,
    /// The row of the matrix; nothing where evidence of a real browser is sent again.
    pub imitation: Option<&'static str>,
    /// How many different pieces of evidence there are.
    pub originals: u64,
    /// Whether it claims one version or many.
    pub rotates: bool,
    /// Whether a server saw the sessions.
    pub is_seen: bool,
}

/// What happens in one fleet.
#[derive(Clone, Debug, Default)]
pub struct Happenings {
    /// The browser that changes.
    pub update: Option<Update>,
    /// The page that changes.
    pub page: Option<Page>,
    /// The attack.
    pub attack: Option<Attack>,
}

impl Happenings {
    pub(super) fn new(
        planted: Planted,
        recorded: &Recorded,
        days: u32,
        random: &mut fastrand::Rng,
    ) -> Self {
        // There must be days before to compare with, and some after.
        let mut day = || random.u32(days / 2..days.saturating_sub(2).max(days / 2 + 1));
        let (update, page, attack) = (day(), day(), day());
        Self {
            update: planted
                .update
                .then(|| update_of(recorded, update, random))
                .flatten(),
            page: planted.page.then(|| page_of(page, random)).flatten(),
            attack: planted.attack.then(|| attack_of(attack, random)),
        }
    }

    /// In words, one line each, with the dates of a fleet that begins on this day.
    pub fn words(&self, from: NaiveDate) -> Vec<String> {
        let date = |day: u32| from + chrono::Days::new(day.into());
        let mut words = Vec::new();
        if let Some(update) = &self.update {
            words.push(format!(
                "browser: {} {} from {}, {}",
                update.engine,
                update.version,
                date(update.day),
                update.path
            ));
        }
        if let Some(page) = &self.page {
            words.push(format!(
                "page: {} for {} of 1000 visitors from {}",
                page.wrapper,
                page.share * 1000.0,
                date(page.day)
            ));
        }
        if let Some(attack) = &self.attack {
            words.push(format!(
                "attack: {} from {} {}:00 for {} h, {} originals{}{}",
                attack
                    .imitation
                    .unwrap_or("evidence of a browser sent again"),
                date(attack.day),
                attack.hour,
                attack.hours,
                attack.originals,
                if attack.rotates {
                    ", many versions"
                } else {
                    ""
                },
                if attack.is_seen {
                    ", contradicted by the wire"
                } else {
                    ""
                }
            ));
        }
        words
    }
}

fn update_of(recorded: &Recorded, day: u32, random: &mut fastrand::Rng) -> Option<Update> {
    let engine = *random.choice(&[Behaviour::Blink, Behaviour::Blink, Behaviour::Gecko])?;
    let browsers = &recorded.browsers;
    let browser = browsers
        .iter()
        .rposition(|browser| browser.engine == engine)?;
    let (path, answer) = random.choice(new_answers())?;
    Some(Update {
        engine,
        version: browsers.get(browser)?.version + 1,
        day,
        browser,
        path,
        answer,
    })
}

fn page_of(day: u32, random: &mut fastrand::Rng) -> Option<Page> {
    let (wrapper, share) = *random.choice(&WRAPPERS)?;
    Some(Page {
        day,
        wrapper,
        share,
    })
}

fn attack_of(day: u32, random: &mut fastrand::Rng) -> Attack {
    let imitation = match random.u32(0..4) {
        0 => None,
        _ => random.choice(IMITATIONS),
    };
    Attack {
        day,
        hour: random.u32(0..20),
        hours: random.u32(1..4),
        share: 0.004 + 0.006 * random.f64(),
        imitation,
        originals: random.u64(2..7),
        rotates: random.bool(),
        is_seen: random.bool(),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on must stop")]
mod tests {
    use std::path::Path;

    use ontrack_judge::Evidence;

    use super::super::difference::Difference;
    use super::*;
    use crate::judged::judged;

    #[test]
    fn a_new_version_that_answers_otherwise_fails_one_check_and_is_unfamiliar() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/evidence");
        let recorded = Recorded::read(&folder).expect("evidence");
        let newest = |engine| {
            let mut browsers = recorded.browsers.iter();
            browsers
                .rfind(|browser| browser.engine == engine)
                .expect("one")
        };
        for browser in [Behaviour::Blink, Behaviour::Gecko].map(newest) {
            for (path, answer) in new_answers() {
                let mut evidence = browser.evidence.clone();
                let version = browser.version + 1;
                Difference::of("environment.claimedVersion", version.into()).apply(&mut evidence);
                Difference::of(path, answer).apply(&mut evidence);
                let evidence = Evidence::from_json(evidence.to_string()).expect("evidence");
                let judged = judged(&evidence);
                assert_eq!(judged.failed.len(), 1, "{path}: {:?}", judged.failed);
                assert_eq!(
                    judged.reason.as_deref(),
                    Some("unfamiliar-behaviour"),
                    "{path}"
                );
            }
        }
    }
}
