//! Who visits a site when nothing happens: browsers, their settings and extensions, and the hours of
//! the day.

use ontrack_judge::checks::Behaviour;

use super::recorded::Recorded;

/// What people have, as rows of the matrix, and how many of a thousand visitors have it.
const PEOPLE_HAVE: [(&str, f64); 14] = [
    // Settings and extensions that switch WebRTC off.
    ("webrtc-off", 4.0),
    ("delete-global", 3.0),
    ("locked-undefined", 2.0),
    ("throwing-constructor", 0.5),
    // Extensions that hide addresses, record calls or improve them.
    ("candidates-open", 9.0),
    ("proxy-force-relay", 4.0),
    ("counting-concealed", 2.0),
    ("stats-prototype", 2.0),
    ("removed-rtc-track-event", 0.5),
    ("stealth-proxy", 0.3),
    // Settings that make up data.
    ("resist-fingerprinting", 3.0),
    ("capabilities-cut", 0.5),
    // Pages that embed the page, and policies.
    ("sandboxed-page", 2.0),
    ("csp-webrtc-block", 1.0),
];

/// How many of a thousand visitors have which engine.
const ENGINES: [(Behaviour, f64); 3] = [
    (Behaviour::Blink, 690.0),
    (Behaviour::Webkit, 230.0),
    (Behaviour::Gecko, 80.0),
];

/// By how much the shares of a day differ from those of the day before and after, as the standard
/// deviation of their logarithm.
const NOISE: f64 = 0.12;

/// A thing that may be chosen, and how often.
#[derive(Clone, Debug)]
pub(super) struct Weighted<T> {
    choices: Vec<(f64, T)>,
}

impl<T: Clone> Weighted<T> {
    pub(super) fn new(choices: impl IntoIterator<Item = (f64, T)>) -> Self {
        let mut sum = 0.0;
        let choices = choices.into_iter().map(|(weight, choice)| {
            sum += weight;
            (sum, choice)
        });
        Self {
            choices: choices.collect(),
        }
    }

    pub(super) fn choose(&self, random: &mut fastrand::Rng) -> Option<T> {
        let (sum, last) = self.choices.last()?;
        let at = random.f64() * sum;
        let chosen = self.choices.iter().find(|(until, _)| at < *until);
        Some(chosen.map_or(last, |(_, choice)| choice).clone())
    }
}

/// The visitors of one day.
#[derive(Clone, Debug)]
pub(super) struct Day {
    /// Browsers, by their place in [`Recorded::browsers`].
    pub(super) browsers: Weighted<usize>,
    /// What they have: nothing, or the place of a row in [`PEOPLE_HAVE`].
    pub(super) kinds: Weighted<Option<&'static str>>,
    /// How many visitors there are, beside other days.
    pub(super) weight: f64,
}

impl Day {
    /// The day of this number.
    pub(super) fn new(recorded: &Recorded, number: u32, random: &mut fastrand::Rng) -> Self {
        let mut browsers = Vec::new();
        for (engine, share) in ENGINES {
            let places = recorded.browsers.iter().enumerate();
            let of_engine = places.filter(|(_, browser)| browser.engine == engine);
            let newest_first: Vec<_> = of_engine.map(|(place, _)| place).rev().collect();
            let shares = version_shares(newest_first.len(), number);
            for (place, of_version) in newest_first.into_iter().zip(shares) {
                browsers.push((share * of_version * noise(random), place));
            }
        }
        let mut kinds: Vec<_> = PEOPLE_HAVE
            .iter()
            .map(|(name, share)| (share * noise(random), Some(*name)))
            .collect();
        let rest = 1000.0 - kinds.iter().map(|(share, _)| share).sum::<f64>();
        kinds.push((rest, None));
        let is_weekend = number % 7 >= 5;
        Self {
            browsers: Weighted::new(browsers),
            kinds: Weighted::new(kinds),
            weight: if is_weekend { 0.7 } else { 1.0 } * noise(random),
        }
    }
}

/// The shares of the versions of an engine, the newest first, which people go on installing.
fn version_shares(count: usize, day: u32) -> Vec<f64> {
    let installed = (0.25 + 0.02 * f64::from(day)).min(0.6);
    let mut left = 1.0;
    let mut shares = Vec::new();
    for _ in 0..count {
        let share = left * if shares.is_empty() { installed } else { 0.45 };
        // Some people never update.
        shares.push(share + 0.004);
        left -= share;
    }
    shares
}

/// A factor around one.
fn noise(random: &mut fastrand::Rng) -> f64 {
    (NOISE * normal(random)).exp()
}

/// A number of the standard normal distribution, by the transform of Box and Muller.
pub(super) fn normal(random: &mut fastrand::Rng) -> f64 {
    let radius = (-2.0 * (1.0 - random.f64()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.f64()).cos()
}

/// A moment of the day in milliseconds; in the evening there are most visitors.
pub(super) fn moment(random: &mut fastrand::Rng) -> i64 {
    loop {
        let part = random.f64();
        let crowd = 1.0 + 0.8 * (std::f64::consts::TAU * (part - 0.55)).sin();
        if random.f64() * 1.8 < crowd {
            return (part * 86_400_000.0) as i64;
        }
    }
}
