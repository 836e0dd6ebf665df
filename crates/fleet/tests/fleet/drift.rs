//! What was planted is named, and nothing else.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use ontrack_fleet::counts::Counts;
use ontrack_fleet::drift::{self, Found, Like, Settings, Who};
use ontrack_fleet::generate::{Fleet, Planted};

use crate::generated::fleet;

const ROWS: u64 = 20_000;
const SEEDS: u64 = 20;

fn found(fleet: &Fleet, rows: u64) -> Found {
    let mut counts = Counts::default();
    for number in 0..rows {
        counts.add(&fleet.row(number).expect("a visitor"));
    }
    drift::find(counts, Settings::default()).1
}

#[test]
fn what_is_planted_is_named_and_nothing_else() {
    let from = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
    let mut wrong = Vec::new();
    for seed in 0..SEEDS {
        let begun = Instant::now();
        let fleet = fleet(seed, ROWS, Planted::ALL);
        let found = found(&fleet, ROWS);
        let planted = fleet.happenings();
        let day = |day: u32| from + Days::new(day.into());
        let mut expected = vec![
            (
                Like::Browser,
                day(planted.update.as_ref().expect("one").day),
            ),
            (Like::Page, day(planted.page.as_ref().expect("one").day)),
            (Like::Attack, day(planted.attack.as_ref().expect("one").day)),
        ];
        expected.sort();
        let mut named: Vec<_> = found
            .happenings
            .iter()
            .map(|it| (it.like, it.first))
            .collect();
        named.sort();
        let is_right = named.len() == 3
            && named.iter().zip(&expected).all(|(named, expected)| {
                named.0 == expected.0 && (named.1 - expected.1).num_days().abs() <= 2
            });
        println!("{seed}: {is_right} {:?}", begun.elapsed());
        if !is_right {
            wrong.push(format!(
                "{seed}: planted {:#?}\n{found}",
                planted.words(from)
            ));
        }
        let update = planted.update.as_ref().expect("one");
        for it in found
            .happenings
            .iter()
            .filter(|it| it.like == Like::Browser)
        {
            let is_version =
                |who: &Who| who.to_string() == format!("{} {}", update.engine, update.version);
            if !it.who.iter().any(is_version) {
                wrong.push(format!("{seed}: {it}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_site_where_nothing_happens_raises_no_alarm() {
    for seed in 0..SEEDS {
        let found = found(&fleet(seed, ROWS, Planted::default()), ROWS);
        assert!(found.comparisons > 1000);
        assert!(found.happenings.is_empty(), "seed {seed}: {found}");
    }
}
