//! Makes the visitors of a site, any number of them, from evidence that was recorded in real
//! browsers. So everything that reads many rows can be tried before there are any.
//!
//! Each visitor has a browser, perhaps a setting or an extension that was recorded as well, a nonce
//! with everything that follows from it, and times of its own. What is planted happens on days that
//! follow from the seed.

mod difference;
mod planted;
mod population;
mod recorded;
mod template;
mod times;
mod wire;
mod write;

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use ontrack_judge::Evidence;

pub use self::planted::{Attack, Happenings, Page, Planted, Update};
pub use self::recorded::{Browser, Recorded};
pub use self::write::Generate;

use self::population::{Day, Weighted};
use self::template::{Kind, Template, Templates};
use crate::FleetError;
use crate::hash::times_hash;
use crate::other_nonce::{can_have_nonce, with_nonce};
use crate::row::{Claim, Row};

/// What a fleet is made from.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Everything follows from it.
    pub seed: u64,
    /// How many visitors there are.
    pub rows: u64,
    /// On how many days.
    pub days: u32,
    /// The first of them.
    pub from: NaiveDate,
    /// What happens.
    pub planted: Planted,
}

/// The visitors of a site.
#[derive(Debug)]
pub struct Fleet {
    plan: Plan,
    recorded: Recorded,
    happenings: Happenings,
    days: Vec<Day>,
    when: Weighted<usize>,
    templates: Templates,
}

/// A visitor.
struct Visitor {
    time: DateTime<Utc>,
    template: Arc<Template>,
    /// What the nonce follows from.
    nonce: u64,
    times: u64,
    wire: Vec<Claim>,
}

impl Fleet {
    /// Makes a fleet from a folder of evidence like `tests/evidence` of this repository.
    ///
    /// # Errors
    ///
    /// The folder holds no such evidence.
    pub fn new(plan: Plan, evidence: &Path) -> Result<Self, FleetError> {
        let recorded = Recorded::read(evidence)?;
        let mut random = fastrand::Rng::with_seed(plan.seed);
        let happenings = Happenings::new(plan.planted, &recorded, plan.days, &mut random);
        let days: Vec<_> = (0..plan.days)
            .map(|number| Day::new(&recorded, number, &mut random))
            .collect();
        let weights = days.iter().enumerate();
        let when = Weighted::new(weights.map(|(number, day)| (day.weight, number)));
        Ok(Self {
            plan,
            recorded,
            happenings,
            days,
            when,
            templates: Templates::default(),
        })
    }

    /// What happens in it.
    pub fn happenings(&self) -> &Happenings {
        &self.happenings
    }

    /// The evidence of a visitor, when it came, and what a server says of the session.
    pub fn evidence(&self, number: u64) -> Option<(Evidence, DateTime<Utc>, Vec<Claim>)> {
        let visitor = self.visitor(number)?;
        let mut evidence = with_nonce(&visitor.template.evidence, &visitor.nonce()?)?;
        let mut random = fastrand::Rng::with_seed(visitor.times);
        times::vary(&mut evidence, visitor.template.clock, &mut random);
        Some((evidence, visitor.time, visitor.wire))
    }

    /// The row of a visitor without its evidence and its nonce, which take long to make: the judge is
    /// asked once for all of a kind. It says the same of each.
    pub fn row(&self, number: u64) -> Option<Row> {
        let visitor = self.visitor(number)?;
        let template = &visitor.template;
        let mut clocked = Evidence {
            timeline: template.evidence.timeline.clone(),
            duration_ms: template.evidence.duration_ms,
            ..Evidence::default()
        };
        let mut random = fastrand::Rng::with_seed(visitor.times);
        times::vary(&mut clocked, template.clock, &mut random);
        let mut judged = template.judged.clone();
        judged.times_hash = times_hash(&clocked);
        Some(Row {
            time: Some(visitor.time),
            judged,
            wire: Some(visitor.wire),
            ..Row::default()
        })
    }

    fn visitor(&self, number: u64) -> Option<Visitor> {
        // Neighbouring seeds give other numbers only after they were mixed.
        let mixed = (self.plan.seed << 40 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut random = fastrand::Rng::with_seed(mixed);
        match &self.happenings.attack {
            Some(attack) if random.f64() < attack.share => self.attacker(attack, &mut random),
            _ => self.person(&mut random),
        }
    }

    fn person(&self, random: &mut fastrand::Rng) -> Option<Visitor> {
        let number = self.when.choose(random)?;
        let day = self.days.get(number)?;
        let number = number as u32;
        let mut kind = Kind {
            browser: day.browsers.choose(random)?,
            has: day.kinds.choose(random)?,
            wrapper: None,
            is_updated: false,
        };
        if let Some(update) = self
            .happenings
            .update
            .as_ref()
            .filter(|it| it.day <= number)
        {
            let installed = (0.1 + 0.1 * f64::from(number - update.day)).min(0.8);
            kind.is_updated = kind.browser == update.browser && random.f64() < installed;
        }
        if let Some(page) = self.happenings.page.as_ref().filter(|it| it.day <= number) {
            kind.wrapper = (random.f64() < page.share).then_some(page.wrapper);
        }
        let template = self.template(kind)?;
        Some(Visitor {
            time: self.time(number, population::moment(random))?,
            nonce: random.u64(..),
            template,
            times: random.u64(..),
            wire: wire::claims(random),
        })
    }

    fn attacker(&self, attack: &Attack, random: &mut fastrand::Rng) -> Option<Visitor> {
        let original = random.u64(0..attack.originals);
        let browser = match (attack.rotates, self.days.get(attack.day as usize)) {
            (true, Some(day)) => day.browsers.choose(random)?,
            _ => self.newest_blink()?,
        };
        let template = self.template(Kind {
            browser,
            has: None,
            wrapper: attack.imitation,
            is_updated: false,
        })?;
        // What is sent again has the nonce that it had.
        let nonce = match attack.imitation {
            Some(_) => random.u64(..),
            None => self.plan.seed.wrapping_add(original),
        };
        let hour = 3_600_000;
        let moment = i64::from(attack.hour) * hour + random.i64(0..i64::from(attack.hours) * hour);
        Some(Visitor {
            time: self.time(attack.day, moment)?,
            nonce,
            template,
            times: original,
            wire: wire::contradicted(attack),
        })
    }

    fn newest_blink(&self) -> Option<usize> {
        let browsers = &self.recorded.browsers;
        let engine = ontrack_judge::checks::Behaviour::Blink;
        browsers
            .iter()
            .rposition(|browser| browser.engine == engine)
    }

    fn template(&self, kind: Kind) -> Option<Arc<Template>> {
        self.templates.of(kind, &self.recorded, &self.happenings)
    }

    fn time(&self, day: u32, millisecond: i64) -> Option<DateTime<Utc>> {
        let midnight = self.plan.from.checked_add_days(Days::new(day.into()))?;
        let midnight = midnight.and_time(NaiveTime::MIN).and_utc();
        midnight.checked_add_signed(chrono::TimeDelta::milliseconds(millisecond))
    }
}

impl Visitor {
    /// A nonce as the example server issues them, with which such evidence can be.
    fn nonce(&self) -> Option<String> {
        let mut random = fastrand::Rng::with_seed(self.nonce);
        (0..64).find_map(|_| {
            let mut nonce: String = (0..32).map(|_| random.alphanumeric()).collect();
            nonce.push('.');
            nonce.extend((0..43).map(|_| random.alphanumeric()));
            can_have_nonce(&self.template.evidence, &nonce).then_some(nonce)
        })
    }
}
