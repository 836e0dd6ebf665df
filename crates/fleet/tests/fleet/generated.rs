//! The visitors that are made up are plausible.

use chrono::NaiveDate;
use ontrack_fleet::generate::{Fleet, Plan, Planted, Recorded};
use ontrack_fleet::judged::judged;
use ontrack_judge::Evidence;

use crate::recorded;

pub(crate) fn fleet(seed: u64, rows: u64, planted: Planted) -> Fleet {
    let plan = Plan {
        seed,
        rows,
        days: 28,
        from: NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date"),
        planted,
    };
    Fleet::new(plan, &recorded::folder()).expect("a fleet")
}

#[test]
fn every_browser_is_genuine_as_pages_probe_it_today() {
    let recorded = Recorded::read(&recorded::folder()).expect("evidence");
    assert!(recorded.browsers.len() > 14);
    for browser in recorded.browsers {
        let evidence = Evidence::from_json(browser.evidence.to_string()).expect("evidence");
        let judged = judged(&evidence);
        println!("{} {} {:?}", browser.engine, browser.version, judged.failed);
        assert_eq!(
            judged.verdict, "genuine",
            "{} {}",
            browser.engine, browser.version
        );
    }
}

#[test]
fn what_is_judged_once_for_a_kind_is_what_each_visitor_is_judged() {
    let fleet = fleet(3, 10_000, Planted::ALL);
    let mut verdicts = std::collections::BTreeSet::new();
    for number in 0..400 {
        let (evidence, time, wire) = fleet.evidence(number).expect("a visitor");
        let row = fleet.row(number).expect("a visitor");
        let text = serde_json::to_string(&evidence).expect("JSON");
        let read = Evidence::from_json(text).expect("evidence");
        assert_eq!(judged(&read), row.judged, "{number}");
        assert_eq!((Some(time), Some(wire)), (row.time, row.wire));
        verdicts.insert(row.judged.verdict);
    }
    assert!(verdicts.len() > 3, "{verdicts:?}");
}
