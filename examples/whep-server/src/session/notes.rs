//! What is written down of a session, as it happens.

use std::{net::SocketAddr, time::Instant};

use str0m::{Event, IceConnectionState, RtcError, stats::MediaEgressStats};

use super::{Described, Session, description::Description};
use crate::{
    fault::Fault,
    media::{Kind, Programme},
    metrics::Metrics,
};

impl Session {
    pub(super) fn note(
        &mut self,
        now: Instant,
        event: Event,
        metrics: &Metrics,
    ) -> Result<(), RtcError> {
        match event {
            Event::Connected => {
                metrics.connected.inc();
                let fingerprint = self.rtc.direct_api().remote_dtls_fingerprint().cloned();
                self.observer.handshake_done();
                self.route.connected();
                let mut seen = self.witness.lock();
                seen.connected = Some(now);
                seen.wire = self.observer.observed();
                seen.fingerprint = fingerprint.map(|it| it.to_string());
                let programme = Programme::new(&self.played, now);
                self.programme = Some(match self.fault {
                    Some(Fault::Still) => programme.still(),
                    _ => programme,
                });
            }
            Event::IceConnectionStateChange(IceConnectionState::Disconnected) => self.end("lost"),
            Event::Closed => self.end("left"),
            Event::MediaEgressStats(statistics) => self.note_reports(&statistics),
            Event::PeerStats(statistics) => {
                self.witness.lock().feedback = statistics.egress_loss_fraction;
            }
            Event::ChannelData(message) => {
                if let Some(mut channel) = self.rtc.channel(message.id) {
                    // A full buffer loses the echo; who floods us waits for none.
                    if channel.write(message.binary, &message.data)? {
                        self.witness.lock().echoed += 1;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn note_reports(&mut self, statistics: &MediaEgressStats) {
        let Some(remote) = &statistics.remote else {
            return;
        };
        let highest = *remote.maximum_sequence_number;
        let mut seen = self.witness.lock();
        let sent = match self.streams.kind_of(statistics.mid) {
            Some(Kind::Video) => &mut seen.video,
            Some(Kind::Audio) => &mut seen.audio,
            None => return,
        };
        if let Some(sent) = sent {
            let first = sent.reported.map_or(highest, |(first, _)| first);
            sent.reported = Some((first, highest));
        }
    }

    /// What the visitor's description says of it.
    pub(super) fn note_description(&mut self, description: &Description, described: Described) {
        if let Some((ufrag, pwd)) = description.credentials() {
            self.observer.ice_credentials(ufrag, pwd);
        }
        self.witness.lock().described = Some(described);
    }

    /// RFC 7983 tells by the first byte what a datagram is, RFC 5761 by the second whether it is
    /// RTCP.
    pub(super) fn note_arrival(&mut self, source: SocketAddr, datagram: &[u8]) {
        let &[first, second, ..] = datagram else {
            return;
        };
        self.observer.datagram(datagram);
        let is_rtcp = (128..192).contains(&first) && (192..224).contains(&second);
        if is_rtcp || (20..64).contains(&first) {
            let mut seen = self.witness.lock();
            seen.rtcp += u64::from(is_rtcp);
            seen.wire = self.observer.observed();
            self.route.spoke(source);
            if !seen.sources.contains(&source) && seen.sources.len() < 8 {
                seen.sources.push(source);
            }
        }
    }
}
