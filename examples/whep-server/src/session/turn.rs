//! A session's turn: what is due is written, and what str0m has is sent.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use str0m::{Input, Output, RtcError, net::Transmit};

use super::Session;
use crate::{
    fault::Fault,
    media::{Kind, Programme},
    metrics::Metrics,
};

/// A visitor that is not there by then does not come any more.
const CONNECTS_WITHIN: Duration = Duration::from_secs(15);
/// How long a session that dies or leaves on purpose plays before.
const UNTIL_FAULT: Duration = Duration::from_millis(500);

impl Session {
    /// Sends what is due, and tells when it wants its next turn; never, once it is over.
    pub fn turn(
        &mut self,
        now: Instant,
        metrics: &Metrics,
        mut send: impl FnMut(SocketAddr, &Transmit),
    ) -> Option<Instant> {
        if self.has_died(now) {
            return (now < self.ends && self.ended_by.is_none()).then_some(self.ends);
        }
        self.keep_time(now);
        if let Err(error) = self.rtc.handle_input(Input::Timeout(now)) {
            self.give_up(&error);
        }
        loop {
            let wake = match self.drain(now, metrics, &mut send) {
                Ok(wake) => wake,
                Err(error) => {
                    self.give_up(&error);
                    return None;
                }
            };
            if !self.rtc.is_alive() {
                self.end("gone");
                return None;
            }
            // One thing is written, and all of its packets fetched, before the next.
            if !self.write_next(now, metrics) {
                let mut wake = wake.min(self.ends);
                if let (Some(programme), None) = (&self.programme, self.ended_by) {
                    wake = wake.min(programme.next_due());
                }
                return Some(wake.max(now + Duration::from_millis(1)));
            }
        }
    }

    /// Fetches everything that str0m has, until it only waits.
    fn drain(
        &mut self,
        now: Instant,
        metrics: &Metrics,
        send: &mut impl FnMut(SocketAddr, &Transmit),
    ) -> Result<Instant, RtcError> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(wake) => return Ok(wake),
                Output::Transmit(transmit) => {
                    let selected = transmit.destination;
                    send(
                        self.route.destination(selected, &transmit.contents),
                        &transmit,
                    );
                }
                Output::Event(event) => self.note(now, event, metrics)?,
            }
        }
    }

    fn write_next(&mut self, now: Instant, metrics: &Metrics) -> bool {
        if self.ended_by.is_some() {
            return false;
        }
        let Some(item) = self.programme.as_mut().and_then(|it| it.take(now)) else {
            return false;
        };
        metrics.lateness.observe((now - item.due).as_secs_f64());
        match self.streams.write(&mut self.rtc, &item, self.fault) {
            Ok(true) => {
                let mut seen = self.witness.lock();
                let sent = match item.kind {
                    Kind::Video => &mut seen.video,
                    Kind::Audio => &mut seen.audio,
                };
                if let Some(sent) = sent {
                    sent.count += 1;
                    sent.reach = item.place + 1;
                }
            }
            Ok(false) => {}
            Err(error) => self.give_up(&error),
        }
        true
    }

    fn keep_time(&mut self, now: Instant) {
        let playing_since = self.programme.as_ref().map(Programme::start);
        if now >= self.ends {
            self.end("lifetime");
        } else if playing_since.is_none() && now >= self.began + CONNECTS_WITHIN {
            self.end("never-connected");
        } else if self.fault == Some(Fault::Leaves)
            && playing_since.is_some_and(|since| now >= since + UNTIL_FAULT)
        {
            self.end("fault");
        }
    }

    pub(super) fn has_died(&self, now: Instant) -> bool {
        let playing_since = self.programme.as_ref().map(Programme::start);
        self.fault == Some(Fault::Dies)
            && playing_since.is_some_and(|since| now >= since + UNTIL_FAULT)
    }
}
