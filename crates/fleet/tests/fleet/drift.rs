//! What was planted is named, and nothing else.

use chrono::{Days, NaiveDate};
use ontrack_fleet::counts::Counts;
use ontrack_fleet::drift::{self, Found, Like, Rates, Settings, Who};
use ontrack_fleet::generate::{Fleet, Planted};
use rayon::prelude::*;

use crate::generated::fleet;

const ROWS: u64 = 80_000;
const ROWS_OF_CALM: u64 = 40_000;
const SEEDS: u64 = 20;

/// As docs/fleet.md says: a rarer version is seen later.
const FEWEST_VISITORS: u64 = 20;

fn found(fleet: &Fleet, rows: u64) -> (Rates, Found) {
    let mut counts = Counts::default();
    for number in 0..rows {
        counts.add(&fleet.row(number).expect("a visitor"));
    }
    drift::find(counts, Settings::default())
}

/// A day of the fleets of these tests.
fn day(number: u32) -> NaiveDate {
    let from = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
    from + Days::new(number.into())
}

/// What is wrong with what was named; nothing where all is as it was planted.
fn wrong(seed: u64) -> Option<String> {
    let fleet = fleet(seed, ROWS, Planted::ALL);
    let (rates, found) = found(&fleet, ROWS);
    let planted = fleet.happenings();
    let update = planted.update.as_ref().expect("an update");
    let page = planted.page.as_ref().expect("a change of the page");
    let attack = planted.attack.as_ref().expect("an attack");
    let version = format!("{} {}", update.engine, update.version);
    let is_of_version = |who: &Who| who.to_string() == version;
    let of_version = rates.series.iter().find(|it| is_of_version(&it.who));
    let of_version = of_version.expect("visitors with the new version");
    // On the days of an attack nothing else is told.
    let is_seen = |number: &u32| *number != attack.day;
    let mut common = (update.day..28).filter(|number| {
        is_seen(number) && of_version.visitors(*number as usize) >= FEWEST_VISITORS
    });
    let mut shown = (page.day..28).filter(is_seen);
    let mut expected = vec![
        (Like::Browser, day(common.next().expect("a day"))),
        (Like::Page, day(shown.next().expect("a day"))),
        (Like::Attack, day(attack.day)),
    ];
    expected.sort();
    let named = found.happenings.iter().map(|it| (it.like, it.first));
    let mut named: Vec<_> = named.collect();
    named.sort();
    let is_near = |(named, expected): (&(Like, NaiveDate), &(Like, NaiveDate))| {
        named.0 == expected.0 && (named.1 - expected.1).num_days().abs() <= 1
    };
    let mut happenings = found.happenings.iter();
    let is_right = named.len() == expected.len()
        && named.iter().zip(&expected).all(is_near)
        && happenings.all(|it| it.like != Like::Browser || it.who.iter().any(is_of_version));
    let planted = planted.words(day(0));
    (!is_right).then(|| format!("{seed}: planted {planted:#?}, expected {expected:?}\n{found}"))
}

#[test]
fn what_is_planted_is_named_and_nothing_else() {
    let wrong: Vec<_> = (0..SEEDS).into_par_iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_site_where_nothing_happens_raises_no_alarm() {
    let rows = ROWS_OF_CALM;
    (0..SEEDS).into_par_iter().for_each(|seed| {
        let (_, found) = found(&fleet(seed, rows, Planted::default()), rows);
        assert!(found.comparisons > 1000);
        assert!(found.happenings.is_empty(), "seed {seed}: {found}");
    });
}

#[test]
fn a_time_far_from_all_others_is_set_aside() {
    let fleet = fleet(0, 3000, Planted::default());
    let mut counts = Counts::default();
    for number in 0..3000 {
        let mut row = fleet.row(number).expect("a visitor");
        let year = [1, 1970, 2099, 9999].get(number as usize).copied();
        if let Some(date) = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)) {
            row.time = date.and_hms_opt(0, 0, 0).map(|time| time.and_utc());
        }
        counts.add(&row);
    }
    let (rates, found) = drift::find(counts, Settings::default());
    assert_eq!((found.visitors, found.outlying), (2996, 4));
    assert!(rates.days.len() <= 28, "{} days", rates.days.len());
}
