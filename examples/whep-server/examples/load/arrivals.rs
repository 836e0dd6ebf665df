//! Visitors that come and go, as probes do: most of the work is the handshake.

use std::{fmt::Write, time::Duration};

use anyhow::{Context, Result};
use serde::Serialize;
use tokio::{
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use crate::{
    Target,
    figures::{Cost, Moment, Percentiles},
    visitor::{Counted, Visitor},
};

/// As long as a probe of a stream takes.
const PLAYS: Duration = Duration::from_millis(1200);
/// It bends where a visitor of a hundred waits longer than this for its first picture.
const PATIENCE_MS: f64 = 1000.0;

/// What came of a step.
#[derive(Debug, Serialize)]
pub struct Step {
    arrivals: u32,
    visitors: usize,
    failed: usize,
    answered: Option<Percentiles>,
    first_picture: Option<Percentiles>,
    cost: Cost,
}

impl Step {
    fn is_bent(&self) -> bool {
        let waited = self.first_picture.map_or(f64::INFINITY, |it| it.p99);
        waited > PATIENCE_MS || self.failed * 100 > self.visitors
    }
}

/// One visit, from its nonce to its DELETE.
async fn visit(target: Target, plays: Duration) -> Result<(Duration, Counted)> {
    let nonce = target.http.nonce().await?;
    let mut visitor = Visitor::new(target.address).await?;
    let (offer, pending) = visitor.offer()?;
    let answer = target.http.offer("/whep", &nonce, &offer).await?;
    anyhow::ensure!(answer.status == 201, "answered {}", answer.status);
    let answered = visitor.age();
    visitor.accept(pending, &answer.body)?;
    visitor.play(plays).await?;
    let location = answer.field("location");
    target.http.delete(location, &nonce).await?;
    Ok((answered, visitor.counted))
}

/// Each step in turn, until it bends.
pub async fn run(target: &Target, steps: &[u32], seconds: u64) -> Result<Vec<Step>> {
    let mut done = Vec::new();
    for arrivals in steps {
        eprintln!("{arrivals} visitors a second …");
        let step = step(target, *arrivals, seconds).await?;
        let is_bent = step.is_bent();
        done.push(step);
        if is_bent {
            break;
        }
    }
    Ok(done)
}

async fn step(target: &Target, arrivals: u32, seconds: u64) -> Result<Step> {
    let mut every = interval(Duration::from_secs(1) / arrivals);
    // Visitors do not wait for each other, however slow the server is.
    every.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut visits = JoinSet::new();
    let before = Moment::now(target);
    for _ in 0..u64::from(arrivals) * seconds {
        every.tick().await;
        visits.spawn(visit(target.clone(), PLAYS));
    }
    let cost = before.cost_since(target);
    let visitors = visits.len();
    let (mut answered, mut first_picture, mut failed) = (Vec::new(), Vec::new(), 0);
    while let Some(visit) = visits.join_next().await {
        match visit.context("a visitor broke")? {
            Ok((after, counted)) => {
                answered.push(after);
                failed += usize::from(counted.first_picture_after.is_none());
                first_picture.extend(counted.first_picture_after);
            }
            Err(_) => failed += 1,
        }
    }
    Ok(Step {
        arrivals,
        visitors,
        failed,
        answered: Percentiles::of(answered),
        first_picture: Percentiles::of(first_picture),
        cost,
    })
}

/// As lines.
pub fn table(steps: &[Step]) -> String {
    let mut text = String::from(
        "         visitors     first picture, ms    answered, ms              processor\n\
         a second  failed    p50    p95    p99    p50    p95    p99   server visitors\n",
    );
    for step in steps {
        let _ = writeln!(
            text,
            "{:>8} {:>7} {} {} {:>6.0} % {:>5.0} %{}",
            step.arrivals,
            step.failed,
            Percentiles::cells(step.first_picture),
            Percentiles::cells(step.answered),
            step.cost.server * 100.0,
            step.cost.visitors * 100.0,
            if step.is_bent() { "  bends" } else { "" },
        );
    }
    text
}
