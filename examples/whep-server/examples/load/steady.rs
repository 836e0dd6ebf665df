//! Sessions that stay and play: most of the work is packets.

use std::{fmt::Write, time::Duration};

use anyhow::{Context, Result};
use serde::Serialize;
use tokio::{
    sync::watch,
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep},
};

use crate::{
    Target,
    figures::{Cost, Moment, Percentiles},
    visitor::{Counted, Visitor},
};

/// Visitors come one after the other, so that a step measures playing and not coming.
const COMING_EVERY: Duration = Duration::from_millis(25);
/// What is still settling when the last one came is not measured.
const SETTLES: Duration = Duration::from_secs(1);
/// How much of the stream may be late, or missing, before it counts as bent, and as broken. What
/// else runs on the machine bends it too.
const TOLERANCE: f64 = 0.01;
const BROKEN: f64 = 0.25;
/// How often a visitor looks whether it is over.
const BREATH: Duration = Duration::from_millis(500);

/// What came of a step.
#[derive(Debug, Serialize)]
pub struct Step {
    sessions: usize,
    failed: usize,
    /// Of the pictures that were due, as shares.
    late: f64,
    missing: f64,
    first_picture: Option<Percentiles>,
    cost: Cost,
}

impl Step {
    /// Whether anything was lost on the way. What comes late is not.
    pub fn has_lost(&self) -> bool {
        self.failed > 0 || self.missing > TOLERANCE
    }

    fn is_bent(&self) -> bool {
        self.has_lost() || self.late > TOLERANCE
    }

    fn is_broken(&self) -> bool {
        self.failed * 10 > self.sessions || self.late > BROKEN || self.missing > BROKEN
    }
}

/// What all visitors are told.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Coming,
    Measured,
    Over,
}

/// What one visitor counted while it was measured.
struct Played {
    first_picture: Option<Duration>,
    pictures: u64,
    late: u64,
}

/// Each step in turn, until it breaks.
pub async fn run(target: &Target, steps: &[usize], seconds: u64) -> Result<Vec<Step>> {
    let mut done = Vec::new();
    for sessions in steps {
        eprintln!("{sessions} sessions …");
        let step = step(target, *sessions, seconds).await?;
        let is_broken = step.is_broken();
        done.push(step);
        if is_broken {
            break;
        }
    }
    Ok(done)
}

/// So many sessions at once, measured for so long.
pub async fn step(target: &Target, sessions: usize, seconds: u64) -> Result<Step> {
    let (tell, phase) = watch::channel(Phase::Coming);
    let mut visits = JoinSet::new();
    let mut every = interval(COMING_EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for number in 0..sessions {
        every.tick().await;
        visits.spawn(play(target.clone().numbered(0, number), phase.clone()));
    }
    sleep(SETTLES).await;
    let _ = tell.send(Phase::Measured);
    let before = Moment::now(target);
    sleep(Duration::from_secs(seconds)).await;
    let cost = before.cost_since(target);
    let _ = tell.send(Phase::Over);

    let (mut first_picture, mut pictures, mut late, mut failed) = (Vec::new(), 0, 0, 0);
    while let Some(visit) = visits.join_next().await {
        match visit.context("a visitor broke")? {
            Ok(played) => {
                failed += usize::from(played.first_picture.is_none());
                first_picture.extend(played.first_picture);
                pictures += played.pictures;
                late += played.late;
            }
            Err(_) => failed += 1,
        }
    }
    let due = (sessions as u64 * seconds * 30).max(1) as f64;
    Ok(Step {
        sessions,
        failed,
        late: late as f64 / due,
        missing: (1.0 - pictures as f64 / due).max(0.0),
        first_picture: Percentiles::of(first_picture),
        cost,
    })
}

async fn play(target: Target, mut phase: watch::Receiver<Phase>) -> Result<Played> {
    let nonce = target.http.nonce().await?;
    let mut visitor = Visitor::new(target.address).await?;
    let (offer, pending) = visitor.offer()?;
    let answer = target.http.offer("/whep", &nonce, &offer).await?;
    anyhow::ensure!(answer.status == 201, "answered {}", answer.status);
    visitor.accept(pending, &answer.body)?;
    let (mut before, mut after) = (Counted::default(), Counted::default());
    let mut last = Phase::Coming;
    while last != Phase::Over {
        tokio::select! {
            played = visitor.play(BREATH) => played?,
            changed = phase.changed() => changed?,
        }
        visitor.counted.changes.clear();
        let now = *phase.borrow_and_update();
        match (last, now) {
            (Phase::Coming, Phase::Measured) => before = visitor.counted.clone(),
            (Phase::Measured, Phase::Over) => after = visitor.counted.clone(),
            _ => {}
        }
        last = now;
    }
    target.http.delete(answer.field("location"), &nonce).await?;
    Ok(Played {
        first_picture: after.first_picture_after,
        pictures: after.pictures - before.pictures,
        late: after.late - before.late,
    })
}

/// As lines.
pub fn table(steps: &[Step]) -> String {
    let mut text = String::from(
        "                            pictures     packets a second           first picture, ms       processor\n\
         sessions  failed    late  missing      sent      back  refused    p50    p95    p99   server visitors\n",
    );
    for step in steps {
        let cost = step.cost;
        let _ = writeln!(
            text,
            "{:>8} {:>7} {:>5.2} % {:>6.2} % {:>9.0} {:>9.0} {:>8.0} {} {:>6.0} % {:>5.0} %{}",
            step.sessions,
            step.failed,
            step.late * 100.0,
            step.missing * 100.0,
            cost.sent,
            cost.received,
            cost.dropped,
            Percentiles::cells(step.first_picture),
            cost.server * 100.0,
            cost.visitors * 100.0,
            if step.is_broken() {
                "  breaks"
            } else if step.is_bent() {
                "  bends"
            } else {
                ""
            },
        );
    }
    text
}
