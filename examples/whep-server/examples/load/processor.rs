//! Whose time it was: the processor time of threads, by their names.

use std::{fs, time::Duration};

/// The clock that Linux counts processor time by; it is 100 Hz on every system that matters here.
const TICK: Duration = Duration::from_millis(10);

/// What the threads of this name have used so far; nothing where there is no `/proc`.
pub fn used_by(name: &str) -> Duration {
    let Ok(threads) = fs::read_dir("/proc/self/task") else {
        return Duration::ZERO;
    };
    let stat = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("stat")).ok();
    let all = threads.flatten().filter_map(stat);
    let ticks: u32 = all.filter_map(|stat| ticks_of(&stat, name)).sum();
    TICK * ticks
}

/// `pid (name) state …`, the 14th and 15th field being user and system time.
fn ticks_of(stat: &str, name: &str) -> Option<u32> {
    let (before, after) = stat.rsplit_once(')')?;
    let fields: Vec<_> = after.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u32>().ok();
    before.ends_with(&format!("({name}")).then_some(())?;
    Some(ticks(11)? + ticks(12)?)
}

/// How busy the machine was, in the last minute.
pub fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("unknown").to_owned()
}
