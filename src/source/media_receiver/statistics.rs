//! Sampling the connection's statistics while media flows.

use std::rc::Rc;

use web_sys::RtcStatsReport;

use super::MediaReceiver;
use crate::js::one_shot::OneShot;
use crate::js::promise::settled;
use crate::js::statistics;
use crate::observe::frames::frames_shown;
use crate::observe::received::{EARLY_READS, RemoteTrack};
use crate::observe::transport::{self, sdp_of};
use crate::session::Over;
use crate::source::packet_activity::{PacketActivity, RunningTime};
use ontrack_judge::sdp::Description;

/// How often the statistics are sampled, in ms.
pub(crate) const SAMPLE_MS: f64 = 60.0;
/// How long one sample may take, in ms.
const SAMPLE_LIMIT_MS: f64 = 1000.0;
/// The least number of samples: from two follows whether counters advance.
const MIN_SAMPLES: u32 = 3;

impl MediaReceiver {
    /// Reads the statistics once. Returns whether there were any.
    pub(crate) async fn sample(&self) -> Result<bool, Over> {
        // Before the statistics: a frame that is shown was decoded before.
        let shown = self.sink.as_ref().map(|sink| frames_shown(&sink.frames()));
        let Ok(promise) = self.connection.statistics() else {
            return Ok(false);
        };
        let report = self
            .session
            .within(SAMPLE_LIMIT_MS, &settled(&promise))
            .await?;
        let Some(Ok(report)) = report else {
            return Ok(false);
        };
        let report = report.cast::<RtcStatsReport>();
        let realm = self.realm.as_deref();
        let Some((inbound, deviations)) = statistics::of_type(&report, "inbound-rtp", realm) else {
            return Ok(false);
        };
        self.read_state();
        let is_connected = self.is_connected();
        let mut evidence = self.transport.take();
        transport::statistics(realm, &report, &deviations, &mut evidence);
        if !evidence.remote_fingerprint.reached() {
            transport::fingerprints(&self.connection, &mut evidence);
        }
        self.transport.replace(evidence);
        let remote = sdp_of(self.connection.remote_description());
        let remote = Description::read(&remote);
        for track in self.tracks() {
            track.read_statistics(&inbound, is_connected, &remote, shown.as_ref());
        }
        Ok(true)
    }

    /// Samples before the connection is established, and again where packets were counted
    /// too early.
    pub(crate) async fn sample_early(&self) -> Result<(), Over> {
        for _ in 0..EARLY_READS {
            self.sample().await?;
            if !self.tracks().iter().any(|track| track.is_early()) {
                break;
            }
        }
        Ok(())
    }

    /// Samples until every track is decoded and `is_enough`, but no longer than `limit_ms`.
    /// `all_shown` ends it as soon as every track is decoded.
    ///
    /// What cut the media off before that is returned as a reason. Media of our own
    /// `can_stall` for as long as it likes.
    pub(crate) async fn follow(
        &self,
        limit_ms: f64,
        can_stall: bool,
        all_shown: &OneShot<()>,
        is_enough: impl Fn() -> bool,
    ) -> Result<Result<(), &'static str>, Over> {
        let mut running = RunningTime::since(self.session.elapsed_ms());
        let (mut samples, mut activity) = (0, PacketActivity::default());
        loop {
            let has_statistics = self.sample().await?;
            samples += 1;
            let tracks = self.tracks();
            let now = self.session.elapsed_ms();
            if has_statistics {
                activity.sample(now, tracks.iter().map(|track| track.packets()).sum());
            }
            let is_decoded = !tracks.is_empty() && tracks.iter().all(|track| track.is_settled());
            let is_decoded = is_decoded && samples >= MIN_SAMPLES;
            if is_decoded && all_shown.is_set() {
                return Ok(Ok(()));
            }
            if let Some(reason) = self.end_reason() {
                return Ok(Err(reason));
            }
            if !can_stall && activity.is_stalled(now) {
                return Ok(Err("media-stalled"));
            }
            let is_late = running.until(now) > limit_ms;
            let is_paused = !can_stall && activity.is_paused(now);
            if is_late || (is_decoded && is_enough() && !is_paused) {
                return Ok(Ok(()));
            }
            self.session.within(SAMPLE_MS, all_shown).await?;
        }
    }

    /// How the connection ended, if it did.
    fn end_reason(&self) -> Option<&'static str> {
        let tracks = self.tracks();
        let has_state = |state| move |track: &Rc<RemoteTrack>| track.transport_state().is(state);
        // The DTLS alert of the other side closes the transport and leaves the connection as
        // it is. A stopped transceiver may have had a transport of its own, closed since.
        let is_left =
            tracks.iter().any(has_state("closed")) && !tracks.iter().any(has_state("connected"));
        let state = self.connection.connection_state();
        if state.is("closed") || is_left {
            Some("connection-closed")
        } else {
            state.is("failed").then_some("ice-failed")
        }
    }
}
