//! Days that are so far from those of most visitors that a wrong clock or an invented time gave them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::counts::{Browser, Cell};

/// In days, to both sides. Every day between the first and the last is looked at.
const FURTHEST: i64 = 2 * 365;

/// Takes them out of the counts; how many visitors that were.
pub(super) fn take(cells: &mut BTreeMap<Browser, BTreeMap<NaiveDate, Cell>>) -> u64 {
    let mut visitors: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    for (day, cell) in cells.values().flatten() {
        *visitors.entry(*day).or_default() += cell.visitors;
    }
    let half = visitors.values().sum::<u64>().div_ceil(2);
    let mut until = 0;
    let median = visitors.into_iter().find_map(|(day, count)| {
        until += count;
        (until >= half).then_some(day)
    });
    let Some(median) = median else {
        return 0;
    };
    let mut taken = 0;
    for days in cells.values_mut() {
        days.retain(|day, cell| {
            let is_far = (*day - median).num_days().abs() > FURTHEST;
            taken += if is_far { cell.visitors } else { 0 };
            !is_far
        });
    }
    cells.retain(|_, days| !days.is_empty());
    taken
}
