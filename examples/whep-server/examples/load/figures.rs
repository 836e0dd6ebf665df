//! Percentiles, and what a step cost.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::{SERVER, Target, VISITORS, processor::used_by};

/// The middle and the end of a distribution, in ms.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Percentiles {
    /// Half are below.
    pub p50: f64,
    /// 95 of 100 are below.
    pub p95: f64,
    /// 99 of 100 are below.
    pub p99: f64,
}

impl Percentiles {
    /// Of these times; nothing where there are none.
    pub fn of(mut times: Vec<Duration>) -> Option<Self> {
        times.sort();
        let last = times.len().checked_sub(1)?;
        let at = |share: f64| {
            let place = (share * last as f64).round() as usize;
            times[place].as_secs_f64() * 1000.0
        };
        Some(Self {
            p50: at(0.5),
            p95: at(0.95),
            p99: at(0.99),
        })
    }

    /// As three cells of a table.
    pub fn cells(this: Option<Self>) -> String {
        let cell = |value: Option<f64>| value.map_or("–".to_owned(), |it| format!("{it:.0}"));
        let [p50, p95, p99] = [
            this.map(|it| it.p50),
            this.map(|it| it.p95),
            this.map(|it| it.p99),
        ]
        .map(cell);
        format!("{p50:>6} {p95:>6} {p99:>6}")
    }
}

/// What a step cost the machine.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cost {
    /// Datagrams that the server sent in a second.
    pub sent: f64,
    /// Datagrams that came to the server in a second.
    pub received: f64,
    /// Datagrams that the system would not take from the server, in a second.
    pub dropped: f64,
    /// The server's share of a processor: 1 is one of them.
    pub server: f64,
    /// The visitors' share.
    pub visitors: f64,
}

/// Counters at one moment.
pub struct Moment {
    at: Instant,
    counters: [u64; 3],
    used: [Duration; 2],
}

impl Moment {
    /// Now.
    pub fn now(target: &Target) -> Self {
        let metrics = &target.metrics;
        Self {
            at: Instant::now(),
            counters: [&metrics.sent, &metrics.received, &metrics.dropped].map(|it| it.get()),
            used: [SERVER, VISITORS].map(used_by),
        }
    }

    /// What it cost from then to now.
    pub fn cost_since(&self, target: &Target) -> Cost {
        let now = Self::now(target);
        let seconds = (now.at - self.at).as_secs_f64();
        let rate = |which: usize| (now.counters[which] - self.counters[which]) as f64 / seconds;
        let share = |which: usize| {
            let used = now.used[which].saturating_sub(self.used[which]);
            used.as_secs_f64() / seconds
        };
        Cost {
            sent: rate(0),
            received: rate(1),
            dropped: rate(2),
            server: share(0),
            visitors: share(1),
        }
    }
}
