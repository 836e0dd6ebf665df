//! The statistics: rates, their intervals, and whether two rates differ.

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Rate {
    /// How many show it.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

/// The quantile of the normal distribution for an interval of 95 %.
const Z: f64 = 1.959_964;

impl Rate {
    /// The share.
    pub fn share(self) -> f64 {
        self.count as f64 / (self.of as f64).max(1.0)
    }

    /// The interval of Wilson at 95 %, where `dispersion` is by how much more such counts vary than
    /// those of independent visitors.
    ///
    /// Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209–212.
    pub fn interval(self, dispersion: f64) -> (f64, f64) {
        let n = self.of as f64 / dispersion.max(1.0);
        if n <= 0.0 {
            return (0.0, 1.0);
        }
        let (p, square) = (self.share(), Z * Z);
        let centre = (p + square / (2.0 * n)) / (1.0 + square / n);
        let spread = p * (1.0 - p) / n + square / (4.0 * n * n);
        let half = Z / (1.0 + square / n) * spread.sqrt();
        ((centre - half).max(0.0), (centre + half).min(1.0))
    }

    /// The odds, with half a visitor more on both sides so that none are endless.
    pub fn odds(self) -> f64 {
        (self.count as f64 + 0.5) / ((self.of - self.count.min(self.of)) as f64 + 0.5)
    }
}

impl std::ops::Add for Rate {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            of: self.of + other.of,
        }
    }
}

impl std::iter::Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        rates.fold(Self::default(), |sum, rate| sum + rate)
    }
}

/// How probable it is that two rates differ as much as these or more, if in truth they are the same:
/// Fisher's exact test, twice the smaller tail. Each is first divided by its dispersion, as Korn
/// and Graubard do for intervals of surveys.
///
/// Korn, E. L. and Graubard, B. I. (1998), Survey Methodology 24, 193–201.
pub fn p_value((one, of_one): (Rate, f64), (other, of_other): (Rate, f64)) -> f64 {
    let reduced = |rate: Rate, dispersion: f64| {
        let [count, of] = [rate.count, rate.of]
            .map(|number| (number as f64 / dispersion.max(1.0)).round() as u64);
        Rate {
            count: count.min(of),
            of,
        }
    };
    let (one, other) = (reduced(one, of_one), reduced(other, of_other));
    let (shown, all) = (one.count + other.count, one.of + other.of);
    // The tail that is the smaller: the other one would begin where its terms still grow.
    let is_more = u128::from(one.count) * u128::from(all) >= u128::from(one.of) * u128::from(shown);
    let tail = if is_more {
        upper_tail(one.count, one.of, shown, all)
    } else {
        upper_tail(one.of - one.count, one.of, all - shown, all)
    };
    (2.0 * tail).min(1.0)
}

/// The probability of `count` or more of `shown` among `drawn` out of `all`.
fn upper_tail(count: u64, drawn: u64, shown: u64, all: u64) -> f64 {
    let most = drawn.min(shown);
    let least = (drawn + shown).saturating_sub(all);
    if count <= least {
        return 1.0;
    }
    let mut term = (ln_choose(shown, count) + ln_choose(all - shown, drawn - count)
        - ln_choose(all, drawn))
    .exp();
    let mut sum = 0.0;
    for at in count..=most {
        sum += term;
        if term < sum * 1e-12 {
            break;
        }
        // From one number of the hypergeometric distribution to the next.
        let [at, drawn, shown, all] = [at, drawn, shown, all].map(|number| number as f64);
        term *= (shown - at) * (drawn - at) / ((at + 1.0) * (all - shown - drawn + at + 1.0));
    }
    sum.min(1.0)
}

fn ln_choose(of: u64, count: u64) -> f64 {
    let ln_factorial = |number: u64| libm::lgamma(number as f64 + 1.0);
    ln_factorial(of) - ln_factorial(count) - ln_factorial(of - count.min(of))
}

/// How much the rates of days differ beyond what chance makes of equal ones.
///
/// The odds of a day are those of all days times a factor of the day; this is the variance of the
/// factor's logarithm, estimated by the method of moments over all browsers together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Variation {
    squares: f64,
    weight: f64,
}

/// Days differ at least by a twentieth, whatever few days show.
const LEAST_VARIATION: f64 = 0.05 * 0.05;

impl Variation {
    /// Adds the days of one browser.
    pub fn add(&mut self, days: &[Rate]) {
        let count = days.len() as f64;
        if count < 2.0 {
            return;
        }
        let share = days.iter().copied().sum::<Rate>().share();
        for day in days {
            let variance = day.of as f64 * share * (1.0 - share);
            let difference = day.count as f64 - day.of as f64 * share;
            // The share follows from the same days, so they lie too near to it.
            self.squares += difference * difference * count / (count - 1.0) - variance;
            self.weight += variance * variance;
        }
    }

    /// By how much more the count of a day varies than that of independent visitors.
    pub fn dispersion(self, share: f64, visitors: f64) -> f64 {
        let variation = if self.weight > 0.0 {
            self.squares / self.weight
        } else {
            0.0
        };
        1.0 + visitors * share * (1.0 - share) * variation.max(LEAST_VARIATION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn rate(count: u64, of: u64) -> Rate {
        Rate { count, of }
    }

    fn assert_near(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() < 5e-4 * expected.abs().max(1e-12),
            "{found} {expected}"
        );
    }

    #[test]
    fn intervals_are_those_of_the_literature() {
        // As statsmodels' proportion_confint(…, method="wilson") gives them.
        for (of, low, high) in [
            (rate(0, 10), 0.0, 0.277_533),
            (rate(5, 10), 0.236_593, 0.763_407),
            (rate(97, 100), 0.915_482, 0.989_747),
        ] {
            let found = of.interval(1.0);
            assert!(
                (found.0 - low).abs() < 1e-5 && (found.1 - high).abs() < 1e-5,
                "{found:?}"
            );
        }
        let (low, high) = rate(50, 100).interval(4.0);
        let (plain_low, plain_high) = rate(50, 100).interval(1.0);
        assert!(high - low > 1.8 * (plain_high - plain_low));
    }

    fn p(one: Rate, other: Rate) -> f64 {
        p_value((one, 1.0), (other, 1.0))
    }

    #[test]
    fn p_values_are_those_of_fishers_test() {
        // The tea of Fisher's lady: three of four right has the tail 17/70.
        assert_near(p(rate(3, 4), rate(1, 4)), 2.0 * 17.0 / 70.0);
        // The tail is 70 · 69 · 68 / (770 · 769 · 768).
        assert_near(p(rate(3, 70), rate(0, 700)), 2.0 * 7.222_4e-4);
        assert_near(p(rate(0, 700), rate(3, 70)), 2.0 * 7.222_4e-4);
        assert_near(p(rate(10, 1000), rate(100, 10_000)), 1.0);
        assert_eq!(p(rate(0, 0), rate(3, 70)), 1.0);
        assert!(p(rate(69_000, 70_000), rate(7, 700_000)) < 1e-300);
        assert!(p(rate(7, 700_000), rate(69_000, 70_000)) < 1e-300);
    }

    #[test]
    fn more_dispersion_makes_a_difference_less_sure() {
        let of = |dispersion| {
            p_value(
                (rate(60, 1000), dispersion),
                (rate(300, 10_000), dispersion),
            )
        };
        assert!(of(1.0) < 1e-5);
        assert!(of(8.0) > 0.05, "{}", of(8.0));
    }

    fn days(factor: f64) -> Vec<Rate> {
        let mut random = fastrand::Rng::with_seed(5);
        let mut day = |number: i32| {
            let odds = 0.05 * factor.powi(number % 3 - 1);
            let share = odds / (1.0 + odds);
            let count = (0..20_000).filter(|_| random.f64() < share).count();
            rate(count as u64, 20_000)
        };
        (0..300).map(&mut day).collect()
    }

    #[test]
    fn equal_days_have_no_variation_but_the_least() {
        let mut variation = Variation::default();
        variation.add(&days(1.0));
        let dispersion = variation.dispersion(0.05, 20_000.0);
        let least = 1.0 + 20_000.0 * 0.05 * 0.95 * LEAST_VARIATION;
        assert_near(dispersion, least);
    }

    #[test]
    fn the_variation_of_unequal_days_is_that_of_their_odds() {
        let mut variation = Variation::default();
        variation.add(&days(1.3));
        // Two of three days are off by the factor.
        let expected = 1.3_f64.ln().powi(2) * 2.0 / 3.0;
        let found = variation.squares / variation.weight;
        assert!((found / expected - 1.0).abs() < 0.15, "{found} {expected}");
    }
}
